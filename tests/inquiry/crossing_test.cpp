#include "inquiry/crossing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>

namespace bulwark {
namespace {

/// A curve with an interval of ± half_width.
Figure figure(double value, double half_width) {
  return {{value, half_width / 2}, {value - half_width, value + half_width}, 0, 0, 0};
}

TEST(Crossing, OfARisingLineIsWhereItReachesTheLevel) {
  const CrossingQuery query{0.5, 0, 10, false, 1e-6, 9};
  const Crossing crossing = find_crossing(query, [](double v) { return figure(v / 10, 0.1); });
  EXPECT_TRUE(crossing.is_rising);
  EXPECT_NEAR(*crossing.value, 5, 1e-5);
  EXPECT_NEAR(*crossing.low, 4, 1e-5);   // upper bound reaches 0.5
  EXPECT_NEAR(*crossing.high, 6, 1e-5);  // lower bound reaches it
  EXPECT_EQ(crossing.crossings, 1);
}

TEST(Crossing, OfAFallingCurveInWholeNumbersIsTheFirstBelow) {
  const CrossingQuery query{0.25, 1, 16, true, 0, 5};
  const Crossing crossing = find_crossing(query, [](double v) {
    EXPECT_EQ(v, std::round(v));
    return figure(1 / v, 0.05);
  });
  EXPECT_FALSE(crossing.is_rising);
  EXPECT_EQ(*crossing.value, 5);  // 1/4 still reaches 0.25
  EXPECT_EQ(*crossing.low, 4);    // 1/4 - 0.05 < 0.25, 1/3 - 0.05 is not
  EXPECT_EQ(*crossing.high, 6);   // 1/5 + 0.05 reaches it, 1/6 + 0.05 does not
}

// The first is given, with all values at which the level may be crossed: a valley between 3 and 7.
TEST(Crossing, KnowsOnlyTheFirstOfTwoWithinTheIntervalOfBoth) {
  const CrossingQuery query{0.5, 0, 10, false, 1e-6, 21};
  const auto valley = [](double half_width) {
    return [half_width](double v) { return figure(std::abs(v - 5) / 4, half_width); };
  };
  const Crossing crossing = find_crossing(query, valley(0.1));
  EXPECT_EQ(crossing.crossings, 2);
  EXPECT_FALSE(crossing.is_rising);
  EXPECT_NEAR(*crossing.value, 3, 1e-5);
  EXPECT_NEAR(*crossing.low, 2.6, 1e-5);
  EXPECT_NEAR(*crossing.high, 7.4, 1e-5);
  const Crossing wide = find_crossing(query, valley(0.6));  // the valley's ground may be above the level
  EXPECT_NEAR(*wide.low, 0.6, 1e-5);
  EXPECT_NEAR(*wide.high, 9.4, 1e-5);
}

// Waves fall through the level at 1.1, 5.1 and 9.1 and rise between.
TEST(Crossing, SpansAllThatMayCross) {
  const CrossingQuery query{0.5, 0, 10, false, 1e-6, 21};
  const double quarter = std::acos(0.0);
  const auto waves = [&](double v) { return figure(0.5 + 0.25 * std::cos(quarter * (v - 0.1)), 0.1); };
  const Crossing crossing = find_crossing(query, waves);
  EXPECT_EQ(crossing.crossings, 5);
  EXPECT_NEAR(*crossing.value, 1.1, 1e-5);
  EXPECT_NEAR(*crossing.low, 1.1 - std::asin(0.4) / quarter, 1e-5);
  EXPECT_NEAR(*crossing.high, 9.1 + std::asin(0.4) / quarter, 1e-5);
}

// 0.1, from 3 on 0.5, and from 6 on 0.19 or 0.21, each ± 0.05: what follows the crossing at 3 may be below the level.
TEST(Crossing, ReachesToTheEndWhereTheIntervalDoes) {
  for (const double last : {0.19, 0.21}) {
    const Crossing crossing = find_crossing({0.2, 0.1, 9, false, 1e-3, 9}, [last](double v) {
      const double beyond = v < 6 ? 0.5 : last;
      return figure(v < 3 ? 0.1 : beyond, 0.05);
    });
    EXPECT_NEAR(*crossing.value, 3, 1e-3);
    EXPECT_NEAR(*crossing.low, 3, 1e-3);
    EXPECT_FALSE(crossing.high) << last;
  }
}

// Before the crossing of a line, too, there may be something that has crossed.
TEST(Crossing, BeginsAtTheFirstThatMayCross) {
  const Crossing crossing = find_crossing({0.5, 0, 10, false, 1e-6, 11},
                                          [](double v) { return figure(v / 10, std::abs(v - 2) < 0.5 ? 0.4 : 0.1); });
  EXPECT_NEAR(*crossing.value, 5, 1e-5);
  EXPECT_NEAR(*crossing.low, 1.5, 1e-5);
  EXPECT_NEAR(*crossing.high, 6, 1e-5);
}

TEST(Crossing, HasAnIntervalWhereOnlyTheIntervalCrosses) {
  const Crossing rising = find_crossing({0.5, 0, 4.5, false, 1e-6, 9}, [](double v) { return figure(v / 10, 0.1); });
  EXPECT_FALSE(rising.value);
  EXPECT_NEAR(*rising.low, 4, 1e-5);
  EXPECT_FALSE(rising.high);
  const Crossing risen = find_crossing({0.5, 5.5, 9, false, 1e-6, 9}, [](double v) { return figure(v / 10, 0.1); });
  EXPECT_FALSE(risen.value);
  EXPECT_FALSE(risen.low);
  EXPECT_NEAR(*risen.high, 6, 1e-5);
  const Crossing none = find_crossing({0.5, 7, 9, false, 1e-6, 9}, [](double v) { return figure(v / 10, 0.1); });
  EXPECT_FALSE(none.low || none.high);
}

// However coarse the search: at the ends of the interval the curve is already sure.
TEST(Crossing, RoundsItsIntervalOutwards) {
  for (const double tolerance : {0.001, 0.03, 0.2, 1.0}) {
    for (const double slope : {-0.1, 0.1}) {
      const auto line = [slope](double v) { return figure(0.5 + slope * (v - 5.037), 0.1); };
      const Crossing crossing = find_crossing({0.5, 0, 10, false, tolerance, 9}, line);
      EXPECT_LE(*crossing.low, 4.037) << tolerance;
      EXPECT_GE(*crossing.high, 6.037) << tolerance;
      EXPECT_GE(*crossing.low, 4.037 - tolerance - 1e-9);
      EXPECT_LE(*crossing.high, 6.037 + tolerance + 1e-9);
    }
  }
}

TEST(Crossing, LeavesTheLevelOpenWhereTheIntervalContainsIt) {
  const CrossingQuery query{0.5, 0, 1, false, 1e-6, 9};
  EXPECT_TRUE(contains_level(query, figure(0.45, 0.1)));
  EXPECT_FALSE(contains_level(query, figure(0.45, 0.01)));
  EXPECT_FALSE(contains_level(query, figure(0.55, 0.01)));
  EXPECT_FALSE(contains_level(query, figure(0.5, std::numeric_limits<double>::quiet_NaN())));
}

// A requirement of nothing at all is met where the curve touches it; the level itself is then on the good side.
TEST(Crossing, OfAnUpperLimitIsWhereItIsFirstMet) {
  CrossingQuery query{0, 1, 16, true, 0, 5};
  const auto falls_to_nothing = [](double v) { return figure(std::max(0.0, 6 - v), 0); };
  EXPECT_FALSE(find_crossing(query, falls_to_nothing).value);  // >= 0 everywhere
  query.is_at_most = true;
  const Crossing crossing = find_crossing(query, falls_to_nothing);
  ASSERT_TRUE(crossing.value);
  EXPECT_EQ(*crossing.value, 6);
  EXPECT_FALSE(crossing.is_rising);
  // Rising through the level, it is met at the level and no more beyond.
  query.level = 5;
  const Crossing rising = find_crossing(query, [](double v) { return figure(v, 0); });
  EXPECT_EQ(*rising.value, 6);
  EXPECT_TRUE(rising.is_rising);
}

// A line with normal noise that all values share, as common random numbers do: the interval's far end lies beyond the
// true crossing as often as stated; 2,000 searches, 4 standard errors.
TEST(Crossing, FarEndHoldsWithItsConfidence) {
  std::mt19937_64 engine(17);
  std::normal_distribution<double> normal;
  constexpr int searches = 2000;
  constexpr std::uint64_t n = 12;
  for (const double confidence : {0.8, 0.9, 0.99}) {
    int held = 0;
    for (int i = 0; i < searches; ++i) {
      Moments noise;
      for (std::uint64_t k = 0; k < n; ++k) noise.add(std::llround(1e6 * normal(engine)));
      const Estimate drawn = mean_estimate(noise, 1e6);
      const ConfidenceInterval around = student_interval(drawn, n, confidence);
      const Crossing crossing = find_crossing({0.5, -100, 100, false, 1e-3, 9}, [&](double v) {
        const double value = v / 10;
        return Figure{{value + drawn.value, drawn.standard_error}, {value + around.low, value + around.high}, 0, 0, 0};
      });
      held += !crossing.high || *crossing.high >= 5;
    }
    const double standard_error = std::sqrt(confidence * (1 - confidence) / searches);
    EXPECT_NEAR(static_cast<double>(held) / searches, confidence, 4 * standard_error) << confidence;
  }
}

TEST(Crossing, EndsOfTheIntervalMayLieOutside) {
  const CrossingQuery query{0.5, 4.9, 5.1, false, 1e-6, 9};
  const Crossing crossing = find_crossing(query, [](double v) { return figure(v / 10, 0.1); });
  EXPECT_NEAR(*crossing.value, 5, 1e-5);
  EXPECT_FALSE(crossing.low);
  EXPECT_FALSE(crossing.high);
}

TEST(Crossing, MayNotBeThereOrBeSeveral) {
  const CrossingQuery query{2, 0, 12, false, 1e-6, 25};
  const Crossing none = find_crossing(query, [](double v) { return figure(std::sin(v), 0.1); });
  EXPECT_FALSE(none.value);
  EXPECT_EQ(none.curve.size(), 25U);
  const CrossingQuery lower{0.5, 0, 12, false, 1e-6, 25};
  const Crossing several = find_crossing(lower, [](double v) { return figure(std::sin(v), 0.01); });
  EXPECT_EQ(several.crossings, 4);
  EXPECT_NEAR(*several.value, std::asin(0.5), 1e-5);
}

// Below 2 all trials agree on nothing, and how much they may differ is not known; nor from 8 on.
TEST(Crossing, FindsNoEndBesideAValueThatIsNotKnown) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto found = [nan](double level) {
    return find_crossing({level, 0, 10, false, 1e-6, 11}, [nan](double v) {
      Figure known = figure(std::clamp(v - 2, 0.0, 6.0), 0.5);
      if (v < 2 || v >= 8) known.interval = {nan, nan};
      return known;
    });
  };
  EXPECT_NEAR(*found(3).low, 4.5, 1e-5);  // what is not known below does not matter
  EXPECT_NEAR(*found(3).high, 5.5, 1e-5);
  EXPECT_NEAR(*found(0.2).value, 2.2, 1e-5);
  EXPECT_FALSE(found(0.2).low);
  EXPECT_NEAR(*found(0.2).high, 2.7, 1e-5);
  EXPECT_FALSE(found(5.9).high);
}

TEST(Crossing, RefusesAMetricThatDoesNotExist) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(find_crossing({0.5, 0, 1, false, 0.1, 9}, [nan](double) { return figure(nan, nan); }),
               std::runtime_error);
}

}  // namespace
}  // namespace bulwark
