// What is left open where all trials agree.
#include "inquiry/saturation.h"

#include <gtest/gtest.h>

#include <cmath>

namespace bulwark {
namespace {

/// A metric that was the same in so many trials.
Series always(std::int64_t x, std::size_t trials, const MetricName& metric) {
  Series series;
  series.form = form_of(metric);
  series.x.assign(trials, x);
  if (series.form.is_ratio) series.y.assign(trials, 10);
  return series;
}

TEST(Saturation, KeepsWilsonsIntervalOfAProbability) {
  const ConfidenceInterval interval = cautious_figure_of(always(0, 500, {"event", "big"}), 0.975).interval;
  EXPECT_EQ(interval.low, 0);
  EXPECT_NEAR(interval.high, wilson_interval(0, 500).high, 1e-15);
  EXPECT_NEAR(interval.high, 0.00762, 1e-5);
}

// If the mean count were the upper end, nothing would be seen in n trials with no more than the rest of the confidence.
TEST(Saturation, BoundsACountOfWhichNothingWasSeen) {
  for (const double confidence : {0.8, 0.975, 0.999}) {
    const ConfidenceInterval interval = cautious_figure_of(always(0, 500, {"leakers", "all"}), confidence).interval;
    EXPECT_EQ(interval.low, 0);
    EXPECT_NEAR(std::exp(-500 * interval.high), 1 - confidence, 1e-12);
  }
  const ConfidenceInterval of_three = cautious_figure_of(always(3, 500, {"leakers", "all"}), 0.975).interval;
  EXPECT_NEAR(3 - of_three.low, -std::log(0.025) / 500, 1e-12);
  EXPECT_NEAR(of_three.high - 3, -std::log(0.025) / 500, 1e-12);
}

TEST(Saturation, DoesNotKnowWhatMoneyOrCapacityMayDo) {
  for (const char* metric : {"defender_cost", "capacity_lost_MW"}) {
    const Figure figure = cautious_figure_of(always(0, 500, {metric, "all"}), 0.975);
    EXPECT_EQ(figure.estimate.value, 0);
    EXPECT_TRUE(std::isnan(figure.interval.low) && std::isnan(figure.interval.high)) << metric;
  }
}

TEST(Saturation, LeavesFiguresThatVaryAlone) {
  Series varied = always(0, 500, {"leakers", "all"});
  varied.x[7] = 1;
  EXPECT_EQ(cautious_figure_of(varied, 0.9).interval.high, figure_of(varied, 0.9).interval.high);
  const Series share = always(0, 500, {"leakage", "all"});
  EXPECT_EQ(cautious_figure_of(share, 0.9).interval.high, figure_of(share, 0.9).interval.high);
}

}  // namespace
}  // namespace bulwark
