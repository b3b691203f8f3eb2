// What has come in by a time, and when the next whole thing comes: by hand.
#include "campaign/inflow.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/constants.h"

namespace bulwark {
namespace {

DrawnInflow steps(const Inflow& inflow) {
  static InflowParameters parameters;
  parameters = {{inflow.initial}, {-1}};
  return {inflow, parameters, 0};
}

TEST(Inflow, AddsUpAConstantRate) {
  const Inflow inflow{2.5, {{0, 3 / seconds_per_day}}};
  const InflowParameters parameters{{2.5}, {3 / seconds_per_day}};
  const DrawnInflow drawn(inflow, parameters, 0);
  EXPECT_DOUBLE_EQ(drawn.amount_by(0), 2.5);
  EXPECT_NEAR(drawn.amount_by(2 * seconds_per_day), 8.5, 1e-12);
  EXPECT_EQ(drawn.whole_by(0), 2);
  EXPECT_EQ(drawn.whole_by(seconds_per_day), 5);
}

TEST(Inflow, TakesWhatTheTrialHasDrawnForTheFile) {
  const Inflow inflow{2, {{0, 1 / seconds_per_day}}};
  const InflowParameters parameters{{9, 4}, {0, 2 / seconds_per_day}};
  EXPECT_NEAR(DrawnInflow(inflow, parameters, 1).amount_by(3 * seconds_per_day), 10, 1e-12);
  EXPECT_NEAR(DrawnInflow(inflow, parameters, 0).amount_by(3 * seconds_per_day), 9, 1e-12);
}

TEST(Inflow, AddsUpSteps) {
  const Inflow inflow{
      10, {{0, 2.5 / seconds_per_day}, {60 * seconds_per_day, 1.5 / seconds_per_day}, {80 * seconds_per_day, 0}}};
  const DrawnInflow drawn = steps(inflow);
  EXPECT_NEAR(drawn.amount_by(40 * seconds_per_day), 110, 1e-9);
  EXPECT_NEAR(drawn.amount_by(60 * seconds_per_day), 160, 1e-9);
  EXPECT_NEAR(drawn.amount_by(70 * seconds_per_day), 175, 1e-9);
  EXPECT_NEAR(drawn.amount_by(100 * seconds_per_day), 190, 1e-9);
}

TEST(Inflow, CountsWholeThingsWithAToleranceOfAMillionth) {
  const Inflow inflow{0.9999995, {}};
  const InflowParameters parameters{{0.9999995}, {0}};
  EXPECT_EQ(DrawnInflow(inflow, parameters, 0).whole_by(0), 1);
  const InflowParameters less{{0.9999985}, {0}};
  EXPECT_EQ(DrawnInflow(inflow, less, 0).whole_by(0), 0);
}

TEST(Inflow, KnowsWhenAWholeNumberIsReached) {
  const Inflow inflow{0.5,
                      {{0, 0},
                       {10 * seconds_per_day, 0.25 / seconds_per_day},
                       {14 * seconds_per_day, 0},
                       {20 * seconds_per_day, 1 / seconds_per_day}}};
  const DrawnInflow drawn = steps(inflow);
  EXPECT_EQ(drawn.time_of_s(0), 0);
  EXPECT_NEAR(drawn.time_of_s(1) / seconds_per_day, 12, 1e-5);  // a millionth early
  EXPECT_LT(drawn.time_of_s(1) / seconds_per_day, 12);
  EXPECT_NEAR(drawn.time_of_s(2) / seconds_per_day, 20.5, 1e-5);
  for (std::int64_t whole = 1; whole < 9; ++whole) {
    const double time_s = drawn.time_of_s(whole);
    EXPECT_EQ(drawn.whole_by(time_s + 0.01), whole);
    EXPECT_EQ(drawn.whole_by(time_s - 0.01), whole - 1);
  }
}

TEST(Inflow, NeverReachesMoreThanComes) {
  const Inflow inflow{3, {{0, 1 / seconds_per_day}, {2 * seconds_per_day, 0}}};
  EXPECT_TRUE(std::isfinite(steps(inflow).time_of_s(5)));
  EXPECT_TRUE(std::isinf(steps(inflow).time_of_s(6)));
  const InflowParameters nothing{{3}, {0}};
  EXPECT_TRUE(std::isinf(DrawnInflow(inflow, nothing, 0).time_of_s(4)));
}

}  // namespace
}  // namespace bulwark
