// Jammers (model.md, section 4): the law of the loss is exponential in the accumulated hazard.
#include <gtest/gtest.h>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

const Settings unarmed = {"systems.sam.rounds=0"};

double lost(const Outcome& o) {
  return count(o, Fate::soft_killed);
}

std::string jammer(const std::string& name, const std::string& radius, const std::string& rate) {
  return "jammers." + name + "={position: [0 km, 0 km], radius: " + radius + ", rate: {uav: " + rate + "}}";
}

TEST(SoftKill, ProbabilityIsThatOfTheAccumulatedHazard) {
  // 500 s inside at 0.1 /min.
  const Settings settings = unarmed + Settings{jammer("j", "50 km", "0.1 /min"), "raid.wave.count=20"};
  expect_mean(mean_of(settings, 10'000, lost), 20 * -std::expm1(-500 * 0.1 / 60));
}

TEST(SoftKill, OverlappingJammersAdd) {
  const Settings settings =
      unarmed + Settings{jammer("j", "50 km", "0.1 /min"), jammer("k", "20 km", "0.2 /min"), "raid.wave.count=20"};
  expect_mean(mean_of(settings, 10'000, lost), 20 * -std::expm1(-(500 * 0.1 + 200 * 0.2) / 60));
}

TEST(SoftKill, HappensWhenTheHazardReachesAnExponentialDraw) {
  // Quarters of a unit exponential are reached at these path times; a quarter of the threats in each.
  const double rate = 1.2 / 60;
  std::vector<double> counts(4, 0);
  constexpr int trials = 20'000;
  for_trials(unarmed + Settings{jammer("j", "50 km", "1.2 /min")}, trials, [&](const Outcome&, const EventLog& log) {
    for (const LoggedEvent& event : log.events) {
      if (event.event != "soft_kill") continue;
      ASSERT_GE(event.time_s, 500 - 1e-6);
      ASSERT_LE(event.time_s, 1000);
      const double p = -std::expm1(-rate * (event.time_s - 500));
      ++counts[std::min<std::size_t>(3, static_cast<std::size_t>(4 * p))];
    }
  });
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(counts[k], trials / 4.0, z_limit * std::sqrt(trials * 0.1875)) << k;
}

TEST(SoftKill, RadiusIsAGroundDistance) {
  // 10 km up, a disc of 1 km: the last 10 s of the way.
  const Settings settings =
      unarmed + Settings{"threats.drone.altitude=10 km", jammer("j", "1 km", "0.1 /s"), "raid.wave.count=20"};
  expect_mean(mean_of(settings, 5000, lost), 20 * -std::expm1(-1.0));
}

TEST(SoftKill, OnlyOfFamiliesThatItAffects) {
  const Settings settings =
      unarmed +
      Settings{"threats.rocket={family: rocket, speed: 100 m/s, altitude: 0 m}",
               "raid.other={threat: rocket, count: 5, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}",
               "jammers={j: {position: [0 km, 0 km], radius: 50 km, rate: {rocket: 100 /s}}}"};
  const Outcome outcome = replay(settings).outcome;
  EXPECT_EQ(outcome.cells[CellId(0)].fates[static_cast<std::size_t>(Fate::soft_killed)], 0U);
  EXPECT_EQ(outcome.cells[CellId(1)].fates[static_cast<std::size_t>(Fate::soft_killed)], 5U);
}

TEST(SoftKill, RoundsUnderWayMeetNothing) {
  // Lost at about 810 s, between launch (800 s) and intercept (820 s).
  const Replay r = replay({jammer("j", "19 km", "100 /s")});
  ASSERT_EQ(r.times_s("soft_kill").size(), 1U);
  EXPECT_EQ(count(r.outcome, Fate::soft_killed), 1U);
  EXPECT_EQ(r.battery().shots, 1U);
  EXPECT_EQ(r.battery().wasted, 1U);
  EXPECT_EQ(r.battery().kills, 0U);
  EXPECT_EQ(r.battery().busy_us, 20'000'000);  // nothing shortens the engagement
  EXPECT_TRUE(r.events("assess").empty());     // its track is gone
}

TEST(SoftKill, UncertainRateIsSharedByAllThatItTouches) {
  // Rate 0 or 2·h with equal chance: over two threats P(both lost) = q²/2, not (q/2)², q = 1 - exp(-2·h·500 s).
  const Settings settings = unarmed + Settings{jammer("j", "50 km", "0.1 /min"), "raid.wave.count=2",
                                               "uncertain.jammers.j.rate.uav={empirical: [0 /min, 0.2 /min]}"};
  const double q = -std::expm1(-500 * 0.2 / 60);
  expect_mean(mean_of(settings, 40'000, [](const Outcome& o) { return lost(o) == 2 ? 1.0 : 0.0; }), q * q / 2, 0.04);
  expect_mean(mean_of(settings, 40'000, lost), q, 0.04);
}

}  // namespace
}  // namespace bulwark::testing
