#include "report/interval_text.h"

#include <gtest/gtest.h>

#include <limits>

namespace bulwark {
namespace {

const MetricForm& form(const char* name) {
  return form_of(parse_metric(name));
}

TEST(IntervalText, FractionsAreInPercentAndTheirDifferencesInPoints) {
  EXPECT_EQ(figure_text(form("leakage:all"), 0.2464, {0.237, 0.256}), "24.64 % (23.7 to 25.6)");
  EXPECT_EQ(difference_text(form("leakage:all"), -0.012, {-0.02, -0.004}), "-1.2 points (-2 to -0.4)");
  EXPECT_EQ(level_text(form("unserved_share:all"), 0.3), "30 %");
}

TEST(IntervalText, CountsAreAsTheyAre) {
  EXPECT_EQ(figure_text(form("leakers:all"), 12.5, {12, 13}), "12.5 (12 to 13)");
  EXPECT_EQ(difference_text(form("cost_ratio:all"), -0.0, {-1, 1}), "0 (-1 to 1)");
  EXPECT_EQ(level_text(form("shots:all"), 640), "640");
}

TEST(IntervalText, WhatDoesNotExistIsADash) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(figure_text(form("leakage:all"), nan, {nan, nan}), "-");
  EXPECT_EQ(figure_text(form("leakage:all"), 0.5, {nan, nan}), "50 %");
}

}  // namespace
}  // namespace bulwark
