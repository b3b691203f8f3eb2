// When a route lies inside a volume: by hand, and against plain stepping over random geometries.
#include "geometry/envelope.h"

#include <gtest/gtest.h>

#include "geometry/random_geometry.h"

namespace bulwark {
namespace {

using Point = Vector2;

void expect_interval(const Interval& interval, double begin_s, double end_s) {
  EXPECT_NEAR(interval.begin_s, begin_s, 1e-7);
  EXPECT_NEAR(interval.end_s, end_s, 1e-7);
}

TEST(RadarHorizon, IsTheFourThirdsEarthFormula) {
  // sqrt(2 · 4/3 · 6371 km · 25 m) = 20.609 km: the well-known 4.12 km · sqrt(h/m).
  EXPECT_NEAR(horizon_m(25), 20609.06, 0.01);
  EXPECT_NEAR(horizon_m(100) / horizon_m(25), 2, 1e-12);
  EXPECT_EQ(horizon_m(0), 0);
  EXPECT_EQ(horizon_m(-5), 0);
}

TEST(TimesInside, StraightFlightThroughASphere) {
  const Route route = level_route({Point(-1000, 300), Point(1000, 300)}, 10, 0);
  Envelope e;
  e.slant_max_m = 500;
  const auto times = times_inside(route, e);
  ASSERT_EQ(times.size(), 1U);
  expect_interval(times[0], 60, 140);  // half chord 400 m
}

TEST(TimesInside, SlantCountsTheAltitude) {
  Envelope e;
  e.slant_max_m = 500;
  const auto times = times_inside(level_route({Point(-1000, 0), Point(1000, 0)}, 10, 300), e);
  ASSERT_EQ(times.size(), 1U);
  expect_interval(times[0], 60, 140);
  EXPECT_TRUE(times_inside(level_route({Point(-1000, 0), Point(1000, 0)}, 10, 501), e).empty());
}

TEST(TimesInside, DeadZoneMakesTwoIntervals) {
  Envelope e;
  e.slant_max_m = 500;
  e.slant_min_m = 100;
  const auto times = times_inside(level_route({Point(-1000, 0), Point(1000, 0)}, 10, 0), e);
  ASSERT_EQ(times.size(), 2U);
  expect_interval(times[0], 50, 90);
  expect_interval(times[1], 110, 150);
}

TEST(TimesInside, AltitudeLimitsCutABallisticPath) {
  Envelope e;
  e.altitude_min_m = 750;
  e.altitude_max_m = 960;
  // z = 4000·u·(1-u): 750 m at u = 1/4, 960 m at u = 2/5.
  const auto times = times_inside(ballistic_route({Point(0, 0), Point(1000, 0)}, 10, 1000), e);
  ASSERT_EQ(times.size(), 2U);
  expect_interval(times[0], 25, 40);
  expect_interval(times[1], 60, 75);
}

TEST(TimesInside, LegsAreJoinedWhereTheyTouch) {
  Envelope e;
  e.slant_max_m = 500;
  const auto times = times_inside(level_route({Point(-1000, 0), Point(0, 0), Point(0, 1000)}, 10, 0), e);
  ASSERT_EQ(times.size(), 1U);
  expect_interval(times[0], 50, 150);
}

TEST(TimesInside, HorizonOfMastAndTargetAddUp) {
  Envelope e;
  e.mast_m = 25;
  const double reach_m = horizon_m(25) + horizon_m(100);
  const auto times = times_inside(level_route({Point(-100e3, 0), Point(0, 0)}, 100, 100), e);
  ASSERT_EQ(times.size(), 1U);
  expect_interval(times[0], (100e3 - reach_m) / 100, 1000);
}

TEST(TimesInside, MastAtZeroHeightSeesWhatFlies) {
  Envelope e;
  e.mast_m = 0;
  const auto times = times_inside(level_route({Point(-100e3, 0), Point(0, 0)}, 100, 100), e);
  ASSERT_EQ(times.size(), 1U);
  expect_interval(times[0], (100e3 - horizon_m(100)) / 100, 1000);
}

/// Index of the first sample at which membership and predicate differ, away from the ends of intervals; or -1.
int first_difference(const Route& route, const Envelope& e, const std::vector<Interval>& times, int samples) {
  for (int k = 0; k <= samples; ++k) {
    const double t = route.duration_s * k / samples;
    bool near_an_end = false;
    for (const Interval& interval : times) {
      near_an_end = near_an_end || std::abs(t - interval.begin_s) < 1e-5 || std::abs(t - interval.end_s) < 1e-5;
    }
    if (!near_an_end && contains(times, t) != testing::inside(route, e, t)) return k;
  }
  return -1;
}

TEST(TimesInside, AgreesWithPlainStepping) {
  testing::RandomGeometry random(11);
  int with_several = 0;
  for (int round = 0; round < 2000; ++round) {
    const Route route = random.route();
    const Envelope e = random.envelope();
    const std::vector<Interval> times = times_inside(route, e);
    ASSERT_EQ(first_difference(route, e, times, 1000), -1) << "round " << round;
    with_several += times.size() > 1 ? 1 : 0;
    for (const Interval& interval : times) {
      if (interval.end_s - interval.begin_s < 1e-4) continue;
      // Both ends are found to better than 10 µs.
      EXPECT_TRUE(testing::inside(route, e, interval.begin_s + 1e-5)) << "round " << round;
      EXPECT_TRUE(testing::inside(route, e, interval.end_s - 1e-5)) << "round " << round;
      if (interval.begin_s > 1e-4) {
        EXPECT_FALSE(testing::inside(route, e, interval.begin_s - 1e-5)) << "round " << round;
      }
      if (interval.end_s < route.duration_s - 1e-4) {
        EXPECT_FALSE(testing::inside(route, e, interval.end_s + 1e-5)) << "round " << round;
      }
    }
  }
  EXPECT_GT(with_several, 100);
}

}  // namespace
}  // namespace bulwark
