// What the defenders believe at the end of an engagement, and what follows from it (model.md, section 5).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

const std::string until_900 = "systems.sam.envelope.range=[9 km, 18 km]";

TEST(MissedKill, ADeadThreatIsEngagedAgainUntilItsFormerPathLeavesTheWindows) {
  // Each engagement lasts from L to 100 + 0.9·L: 800, 820, 838, 854.2, 868.78, 881.902, 893.7118, then 904.3 > 900.
  const Replay r = replay({"systems.sam.missed_kill=1", until_900});
  expect_times(r.times_s("fire"), {800, 820, 838, 854.2, 868.78, 881.902, 893.7118});
  EXPECT_EQ(r.battery().kills, 1U);
  EXPECT_EQ(r.battery().wasted, 6U);
  EXPECT_EQ(count(r.outcome, Fate::intercepted), 1U);
  EXPECT_EQ(r.outcome.defence(SystemId(0), FamilyId(0)).engagements, 7U);
}

TEST(MissedKill, HasItsProbabilityAtEachAssessment) {
  // Shots at a threat that dies at once: 1 + p + p² + … to the seventh.
  const double p = 0.4;
  double expected = 0;
  for (int k = 0; k < 7; ++k) expected += std::pow(p, k);
  const Settings settings = {"systems.sam.missed_kill=0.4", until_900};
  expect_mean(mean_of(settings, 40'000, [](const Outcome& o) { return o.batteries[BatteryId(0)].shots; }), expected,
              0.015);
}

TEST(FalseKill, WritesALiveThreatOff) {
  const Replay r = replay({"systems.sam.false_kill=1", "systems.sam.pk.uav=0"});
  expect_times(r.times_s("fire"), {800});
  EXPECT_EQ(r.events("assess")[0].result, "written off");
  EXPECT_EQ(count(r.outcome, Cause::missed), 1U);
  EXPECT_EQ(count(r.outcome, Fate::leaked_hit), 1U);
}

TEST(FalseKill, DropsTheTrack) {
  const Replay r = replay({"systems.sam.false_kill=1", "systems.sam.pk.uav=0", "raid.wave.count=2",
                           "command.track_capacity=1", "systems.sam.assessment=7 s"});
  expect_times(r.times_s("track"), {0, 827});
}

TEST(FalseKill, HasItsProbabilityAtEachAssessment) {
  double expected = 0;  // shots, none of which kills: up to seven engagements fit
  for (int k = 0; k < 7; ++k) expected += std::pow(0.7, k);
  const Settings settings = {"systems.sam.false_kill=0.3", "systems.sam.pk.uav=0", until_900};
  expect_mean(mean_of(settings, 40'000, [](const Outcome& o) { return o.batteries[BatteryId(0)].shots; }), expected,
              0.02);
}

TEST(FalseKill, OtherEngagementsUnderWayMayStillKill) {
  // The second battery's rounds are slow: launched at 800 s too, they meet the drone at (100 km + 300·800)/400 = 850 s.
  const Replay r =
      replay({"systems.sam.false_kill=1", "systems.sam.pk.uav=0", "command.engagements_per_threat=2",
              "batteries.slow={system: sam, position: [0 km, 0 km], pk: {uav: 1}, interceptor: {speed: 300 m/s}, "
              "envelope: {range: [0 km, 15 km]}}"});
  expect_times(r.times_of_battery_s("fire", 1), {800});
  expect_times(r.times_of_battery_s("intercept", 1), {850});
  EXPECT_EQ(count(r.outcome, Fate::intercepted), 1U);
  EXPECT_EQ(r.battery(1).kills, 1U);
  EXPECT_EQ(r.battery(0).shots, 1U);                                  // never engaged again
  EXPECT_EQ(r.batteries("assess"), std::vector<std::uint32_t>({0}));  // no track is left to be assessed
}

TEST(Assessment, TakesItsTimeAfterTheLastIntercept) {
  const Replay r =
      replay({"systems.sam.assessment=12 s", "systems.sam.doctrine={default: {shots: 2, interval: 10 s}}"});
  expect_times(r.times_s("assess"), {829 + 12});
  EXPECT_EQ(r.battery().busy_us, 41'000'000);
}

TEST(Assessment, IsDrawnAnewEachTime) {
  const Replay r =
      replay({"systems.sam.assessment={uniform: [0 s, 20 s]}", "systems.sam.pk.uav=0", "systems.sam.rounds=5"});
  const auto met = r.times_s("intercept");
  const auto assessed = r.times_s("assess");
  ASSERT_EQ(met.size(), assessed.size());
  ASSERT_GE(met.size(), 3U);
  EXPECT_NE(assessed[0] - met[0], assessed[1] - met[1]);
  EXPECT_NE(assessed[1] - met[1], assessed[2] - met[2]);
  for (std::size_t k = 0; k < met.size(); ++k) EXPECT_GE(assessed[k], met[k]);
}

TEST(Assessment, IsSkippedOnceTheThreatHasArrived) {
  // The intercept misses, the assessment would be at 1020 s.
  const Replay r = replay({"systems.sam.pk.uav=0", "systems.sam.assessment=200 s"});
  EXPECT_TRUE(r.events("assess").empty());
  EXPECT_EQ(r.battery().shots, 1U);
}

}  // namespace
}  // namespace bulwark::testing
