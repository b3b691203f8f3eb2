// What is left open where all trials agree, and what is assured.
#include "inquiry/saturation.h"

#include <gtest/gtest.h>

#include <cmath>

#include "inquiry/cautious_figure.h"

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

TEST(Saturation, BoundsAProbabilityExactly) {
  const ConfidenceInterval none = cautious_figure_of(always(0, 500, {"event", "big"}), 0.975).interval;
  EXPECT_EQ(none.low, 0);
  EXPECT_NEAR(std::pow(1 - none.high, 500), 0.025, 1e-9);
  const ConfidenceInterval all = cautious_figure_of(always(1, 500, {"event", "big"}), 0.975).interval;
  EXPECT_NEAR(std::pow(all.low, 500), 0.025, 1e-9);
  EXPECT_EQ(all.high, 1);
}

// Wilson's lower end of one in 100 is 0.0018, at which one or more are seen in 16 % of cases.
TEST(Saturation, IsWrongOfAProbabilityNoMoreOftenThanStated) {
  constexpr std::size_t n = 100;
  for (const double confidence : {0.8, 0.975}) {
    Series seen = always(0, n, {"event", "big"});
    seen.x[40] = 1;
    const double low_of_one = cautious_figure_of(seen, confidence).interval.low;
    EXPECT_NEAR(1 - std::pow(1 - low_of_one, n), 1 - confidence, 1e-9);
    seen.x[41] = 1;
    const double p = cautious_figure_of(seen, confidence).interval.low;
    EXPECT_NEAR(1 - std::pow(1 - p, n) - n * p * std::pow(1 - p, n - 1), 1 - confidence, 1e-9);
  }
}

// If the mean count were the upper end, nothing would be seen in n trials with no more than the rest of the confidence.
TEST(Saturation, BoundsACountOfWhichNothingWasSeen) {
  for (const double confidence : {0.8, 0.975, 0.999}) {
    const ConfidenceInterval interval = cautious_figure_of(always(0, 500, {"leakers", "all"}), confidence).interval;
    EXPECT_EQ(interval.low, 0);
    EXPECT_NEAR(std::pow(1 - interval.high, 500), 1 - confidence, 1e-9);
  }
  const ConfidenceInterval of_three = cautious_figure_of(always(3, 500, {"leakers", "all"}), 0.975).interval;
  EXPECT_NEAR(3 - of_three.low, 1 - std::pow(0.025, 1.0 / 500), 1e-9);
  EXPECT_NEAR(of_three.high - 3, 1 - std::pow(0.025, 1.0 / 500), 1e-9);
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
  for (std::size_t t = 0; t < 10; ++t) varied.x[t] = 1;
  EXPECT_EQ(cautious_figure_of(varied, 0.9).interval.high, figure_of(varied, 0.9).interval.high);
}

// One of 500 that differs bounds no better than none does: Student's end would be nearer than that of nothing seen.
TEST(Saturation, IsNoSurerOfAFewThanOfNone) {
  Series rare = always(0, 500, {"leakers", "all"});
  const double none = cautious_figure_of(rare, 0.975).interval.high;
  rare.x[7] = 2;
  const double one = cautious_figure_of(rare, 0.975).interval.high;
  EXPECT_LT(figure_of(rare, 0.975).interval.high, 2 * none);
  // Of 500 trials with this chance no more than one is seen with 2.5 %.
  const double p = one / 2;
  EXPECT_NEAR(std::pow(1 - p, 500) + 500 * p * std::pow(1 - p, 499), 0.025, 1e-9);
}

/// What is assured of `curve` >= 0.2 (or <= 0.2) from 0 to 9, ± 0.05.
std::optional<double> assured_of(bool is_at_most, double (*curve)(double)) {
  SaturationQuery query;
  query.crossing = {0.2, 0, 9, false, 1e-6, 19, is_at_most};
  return assured(query, find_crossing(query.crossing, [curve](double v) {
                   return Figure{{curve(v), 0.025}, {curve(v) - 0.05, curve(v) + 0.05}, 0, 0, 0};
                 }));
}

TEST(Saturation, IsAssuredOnlyToTheEndOrFromTheStart) {
  constexpr bool at_least = false;
  constexpr bool at_most = true;
  const auto line = [](double v) { return v / 10; };
  EXPECT_NEAR(*assured_of(at_least, line), 2.5, 1e-5);
  EXPECT_NEAR(*assured_of(at_most, line), 1.5, 1e-5);
  // Sure from 3 to 6, and then it may be below the level again.
  EXPECT_FALSE(assured_of(at_least, [](double v) { return v < 3 ? 0.1 : (v < 6 ? 0.5 : 0.21); }));
  EXPECT_FALSE(assured_of(at_least, [](double v) { return v < 3 ? 0.1 : (v < 6 ? 0.5 : 0.1); }));
  // It may be above the level at once, and again after it was surely below.
  EXPECT_FALSE(assured_of(at_most, [](double v) { return v < 3 ? 0.19 : (v < 6 ? 0.1 : 0.5); }));
  // A dip that is over: from there on it holds to the end.
  EXPECT_NEAR(*assured_of(at_least, [](double v) { return v < 2 || (v > 5 && v < 6) ? 0.1 : 0.5; }), 6, 1e-5);
}

// Two of four in each of 100 trials: the next may lose all or none.
TEST(Saturation, IsNotSureOfAShareThatNeverVaried) {
  Series half = always(5, 100, {"leakage", "all"});
  const ConfidenceInterval interval = cautious_figure_of(half, 0.975).interval;
  const double most = 1 - std::pow(0.025, 0.01);
  EXPECT_NEAR(interval.low, 0.5 - 0.5 * most, 1e-9);
  EXPECT_NEAR(interval.high, 0.5 + 0.5 * most, 1e-9);
}

}  // namespace
}  // namespace bulwark
