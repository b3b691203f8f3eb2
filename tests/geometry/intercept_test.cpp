// Launch windows and intercept times: by hand, and against a search that knows only the definition (model.md, section
// 5).
#include "geometry/intercept.h"

#include <gtest/gtest.h>

#include <optional>

#include "geometry/random_geometry.h"

namespace bulwark {
namespace {

using Point = Vector2;

/// Earliest T >= L with |p(T) - b| = v·(T - L). The gap between both closes no faster than both speeds together, so a
/// step of gap / speeds never jumps over a root; at the end bisection.
std::optional<double> searched_intercept_s(const Route& route, const Point& site_m, double v_mps, double launch_s) {
  const double fastest_mps = v_mps + std::hypot(route.legs.front().velocity_mps.norm(), route.z1_mps);
  const auto gap_m = [&](double t) {
    const Vector3 p_m = route.position_m(t);
    return std::hypot((p_m.ground() - site_m).norm(), p_m.z()) - v_mps * (t - launch_s);
  };
  double low_s = launch_s;
  double high_s = launch_s;
  while (gap_m(high_s) > 0) {
    low_s = high_s;
    high_s += std::max(gap_m(low_s) / fastest_mps, 1e-8);
    if (low_s > route.duration_s) return std::nullopt;
  }
  for (int step = 0; step < 40 && high_s > low_s; ++step) {
    const double middle_s = (low_s + high_s) / 2;
    (gap_m(middle_s) > 0 ? low_s : high_s) = middle_s;
  }
  return high_s;
}

std::optional<double> feasible_intercept_s(const Route& route, const Envelope& e, double v_mps, double launch_s) {
  const auto time_s = searched_intercept_s(route, e.site_m, v_mps, launch_s);
  if (!time_s || *time_s >= route.duration_s || !testing::inside(route, e, *time_s)) return std::nullopt;
  return time_s;
}

bool in_windows(const LaunchWindows& found, double launch_s) {
  for (const LaunchWindow& w : found.windows) {
    if (launch_s >= w.launch.begin_s && launch_s <= w.launch.end_s) return true;
  }
  return false;
}

double found_intercept_s(const Route& route, const Envelope& e, double v_mps, const LaunchWindows& found,
                         double launch_s) {
  for (const LaunchWindow& w : found.windows) {
    if (launch_s < w.launch.begin_s || launch_s > w.launch.end_s) continue;
    return intercept_time_s(route, w, found.shots, e.site_m, v_mps, launch_s);
  }
  return -1;
}

TEST(LaunchWindows, OfAHeadOnApproach) {
  // 100 m/s from 100 km straight at the battery, rounds of 900 m/s: closing at 1000 m/s.
  const Route route = level_route({Point(100e3, 0), Point(0, 0)}, 100, 0);
  Envelope e;
  e.slant_max_m = 18e3;
  const LaunchWindows found = launch_windows(route, e, 900);
  ASSERT_EQ(found.windows.size(), 1U);
  EXPECT_NEAR(found.windows[0].launch.begin_s, 800, 1e-6);  // meets at 18 km, after 20 s of flight
  EXPECT_NEAR(found.windows[0].launch.end_s, 1000, 1e-6);
  EXPECT_NEAR(found_intercept_s(route, e, 900, found, 900), 910, 1e-9);
}

TEST(LaunchWindows, BeginNoEarlierThanTheRaid) {
  const Route route = level_route({Point(10e3, 0), Point(0, 0)}, 100, 0);
  Envelope e;
  e.slant_max_m = 18e3;
  const LaunchWindows found = launch_windows(route, e, 900);
  ASSERT_EQ(found.windows.size(), 1U);
  EXPECT_EQ(found.windows[0].launch.begin_s, 0);
}

TEST(LaunchWindows, OfARoundThatIsOutrun) {
  // Threat 200 m/s passing over the battery, round 100 m/s: a shot must be away before the threat has passed. The
  // earliest intercept of a launch at L is met head on at (200·L + …): |x| = 100·(T - L) with x = 20 km - 200·T gives
  // T = (20000 + 100·L)/300 while L <= 100 s.
  const Route route = level_route({Point(20e3, 0), Point(-20e3, 0)}, 200, 0);
  Envelope e;
  e.slant_max_m = 30e3;
  const LaunchWindows found = launch_windows(route, e, 100);
  ASSERT_EQ(found.windows.size(), 1U);
  EXPECT_NEAR(found.windows[0].launch.begin_s, 0, 1e-6);
  EXPECT_NEAR(found.windows[0].launch.end_s, 100, 1e-6);
  EXPECT_NEAR(found_intercept_s(route, e, 100, found, 40), 80, 1e-8);
}

TEST(LaunchWindows, EnvelopeCountsAtTheInterceptNotAtTheLaunch) {
  // Dead zone of 9 km: the last intercept is 9 km out, at 910 s, its launch 10 s earlier.
  const Route route = level_route({Point(100e3, 0), Point(0, 0)}, 100, 0);
  Envelope e;
  e.slant_max_m = 18e3;
  e.slant_min_m = 9e3;
  const LaunchWindows found = launch_windows(route, e, 900);
  ASSERT_EQ(found.windows.size(), 1U);
  EXPECT_NEAR(found.windows[0].launch.end_s, 900, 1e-6);
}

TEST(LaunchWindows, SeveralWhereARouteComesByTwice) {
  const Route route = level_route({Point(50e3, 5e3), Point(-50e3, 5e3), Point(-50e3, 4e3), Point(50e3, 4e3)}, 200, 0);
  Envelope e;
  e.slant_max_m = 10e3;
  EXPECT_EQ(launch_windows(route, e, 900).windows.size(), 2U);
}

TEST(LaunchWindows, NoneOutOfReachOrOutOfTheAltitudes) {
  const Route route = level_route({Point(50e3, 30e3), Point(-50e3, 30e3)}, 200, 500);
  Envelope e;
  e.slant_max_m = 10e3;
  EXPECT_TRUE(launch_windows(route, e, 900).windows.empty());
  e.slant_max_m = 50e3;
  EXPECT_EQ(launch_windows(route, e, 900).windows.size(), 1U);
  e.altitude_max_m = 499;
  EXPECT_TRUE(launch_windows(route, e, 900).windows.empty());
  e.altitude_max_m = 500;  // limits included
  EXPECT_EQ(launch_windows(route, e, 900).windows.size(), 1U);
}

TEST(LaunchWindows, MastShrinksTheFootprint) {
  const Route route = level_route({Point(100e3, 0), Point(0, 0)}, 100, 50);
  Envelope e;
  e.slant_max_m = 90e3;
  e.mast_m = 4;
  const LaunchWindows found = launch_windows(route, e, 900);
  ASSERT_EQ(found.windows.size(), 1U);
  const double reach_m = horizon_m(4) + horizon_m(50);
  const double intercept_s = (100e3 - reach_m) / 100;
  EXPECT_NEAR(found.windows[0].launch.begin_s, intercept_s - std::hypot(reach_m, 50) / 900, 1e-6);
}

TEST(LaunchWindows, NotOfAMeetingAtTheVeryEnd) {
  // The route ends where the envelope begins: straight above the battery, or abreast of it.
  for (const double bearing_deg : {0.0, 20.0, 77.0, 200.0}) {
    for (const double speed_mps : {50.0, 200.0, 1000.0}) {
      const double bearing = bearing_deg / 180 * std::acos(-1.0);
      const Vector2 north{std::sin(bearing), std::cos(bearing)};
      const Vector2 east{north.y(), -north.x()};
      const Vector2 end_m = Point(-5e3, 9e3);
      const Route route = level_route({end_m + 180e3 * north, end_m}, speed_mps, 10e3);
      Envelope above;
      above.site_m = end_m;
      above.slant_max_m = 10e3;
      EXPECT_TRUE(launch_windows(route, above, 820).windows.empty());
      above.slant_max_m = 10e3 + 1;
      EXPECT_EQ(launch_windows(route, above, 820).windows.size(), 1U);
      Envelope abreast;
      abreast.site_m = end_m + 60e3 * east;
      abreast.slant_max_m = std::hypot(60e3, 10e3);
      EXPECT_TRUE(launch_windows(route, abreast, 820).windows.empty());
    }
  }
}

TEST(LaunchWindows, LastToTheEndOfARouteToTheBattery) {
  // The closest approach is the end; rounding may put it a hair before.
  for (int bearing_deg = 0; bearing_deg < 360; bearing_deg += 7) {
    const double bearing = bearing_deg / 180.0 * std::acos(-1.0);
    const Point site_m(-1480, -6430);
    const Route route =
        ballistic_route({site_m + 256.5e3 * Vector2(std::sin(bearing), std::cos(bearing)), site_m}, 1182.6, 59.6e3);
    Envelope e;
    e.site_m = site_m;
    e.slant_max_m = 43.5e3;
    e.mast_m = 20.3;
    const LaunchWindows found = launch_windows(route, e, 1041.1);
    ASSERT_EQ(found.windows.size(), 1U);
    EXPECT_NEAR(found.windows[0].launch.end_s, route.duration_s, 1e-9) << bearing_deg;
  }
}

struct Case {
  Route route;
  Envelope envelope;
  double v_mps;
};

/// Half of the rounds are slow ones that the threat may outrun.
Case random_case(testing::RandomGeometry& random) {
  Case c{random.route(), random.envelope(), 0};
  const double threat_mps = c.route.legs.front().velocity_mps.norm();
  c.v_mps = random.chance(0.5) ? random.between(0.3, 1.3) * threat_mps : random.between(300, 2000);
  return c;
}

TEST(LaunchWindows, AgreeWithASearchByDefinition) {
  testing::RandomGeometry random(5);
  int inside = 0;
  int several = 0;
  for (int round = 0; round < 400; ++round) {
    const Case c = random_case(random);
    const LaunchWindows found = launch_windows(c.route, c.envelope, c.v_mps);
    several += found.windows.size() > 1 ? 1 : 0;
    const auto feasible = [&](double launch_s) { return feasible_intercept_s(c.route, c.envelope, c.v_mps, launch_s); };
    for (int k = 0; k < 200; ++k) {
      const double launch_s = random.between(0, c.route.duration_s);
      const auto expected_s = feasible(launch_s);
      if (in_windows(found, launch_s) != expected_s.has_value()) {
        // Only within the tolerance of an edge may they differ.
        ASSERT_NE(feasible(launch_s - 2e-6).has_value(), feasible(launch_s + 2e-6).has_value())
            << "round " << round << " launch " << launch_s;
      } else if (expected_s) {
        ++inside;
        ASSERT_NEAR(found_intercept_s(c.route, c.envelope, c.v_mps, found, launch_s), *expected_s, 1e-6)
            << "round " << round << " launch " << launch_s;
      }
    }
  }
  EXPECT_GT(inside, 5000);
  EXPECT_GT(several, 20);
}

TEST(LaunchWindows, EndsAreExactToTheTolerance) {
  testing::RandomGeometry random(6);
  constexpr double step_s = 2e-6;
  for (int round = 0; round < 400; ++round) {
    const Case c = random_case(random);
    const auto feasible = [&](double t) { return feasible_intercept_s(c.route, c.envelope, c.v_mps, t).has_value(); };
    for (const LaunchWindow& w : launch_windows(c.route, c.envelope, c.v_mps).windows) {
      if (w.launch.end_s - w.launch.begin_s < 1e-4) continue;
      EXPECT_TRUE(feasible(w.launch.begin_s + step_s)) << "round " << round;
      EXPECT_TRUE(feasible(w.launch.end_s - step_s)) << "round " << round;
      EXPECT_FALSE(feasible(w.launch.end_s + step_s)) << "round " << round;
      if (w.launch.begin_s > step_s) {
        EXPECT_FALSE(feasible(w.launch.begin_s - step_s)) << "round " << round;
      }
    }
  }
}

}  // namespace
}  // namespace bulwark
