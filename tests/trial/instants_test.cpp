// Events of one instant and the command's acting upon them (model.md, section 6).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

std::string salvo(const std::string& name, int launch_s, const std::string& target = "plant") {
  return "raid." + name + "={threat: drone, count: 1, from: [100 km, 0 km], targets: [" + target +
         "], launch: {at: " + std::to_string(launch_s) + " s}}";
}

TEST(Instant, TheCommandActsOnceAfterAllEventsOfTheInstant) {
  // Both are detected at the same instant in their windows; the second's target is worth more, so it goes first.
  const Replay r =
      replay({"assets={plant: {position: [0 km, 0 km], value: 1}, city: {position: [0 km, 0 km], value: 2}}",
              salvo("other", 0, "city"), "command.order=value",
              "sensors={eye: {position: [0 km, 0 km], max_range: 10 km, scan: 5 s, pd: 1}}"});
  EXPECT_EQ(r.threats("engage").front(), 1U);
  EXPECT_NEAR(r.times_s("engage").front(), 900, 1e-5);
}

// Two mirrored lanes are equally long but for the last digit, whichever way they lie: both threats get their tracks at
// one instant, the lower index goes first, misses, and goes first again, for both are equally far from their impact.
TEST(Instant, MirroredLanesArriveTogetherInAnyDirection) {
  int bearing_deg = 0;
  for (int k = 0; k < 60; ++k, bearing_deg = (bearing_deg + 97) % 360) {
    const std::string at_deg = std::to_string(bearing_deg);
    const Replay r = replay({"raid.wave.count=2", "raid.wave.lanes=2", "raid.wave.lane_spacing=4.493 km",
                             "raid.wave.from={bearing: " + at_deg + " deg, range: 43.27 km}",
                             "raid.wave.launch.at=638.141 s", "systems.sam.pk.uav=0", "systems.sam.rounds=2"});
    EXPECT_THAT(r.threats("engage"), ElementsAre(0, 0)) << at_deg;
  }
}

TEST(Instant, WhatTheCommandPutsAtTheSameInstantComesNext) {
  // A released channel with no reaction is free again at the instant of its launch: five launches at 800 s.
  const Replay r = replay({"raid.wave.count=5", "systems.sam.channel=released"});
  expect_times(r.times_s("fire"), {800, 800, 800, 800, 800});
  EXPECT_EQ(r.battery().peak_channels, 1U);
}

TEST(Instant, AnArrivalFreesItsTrackBeforeARequestOfTheSameInstant) {
  // Threat 1 waits since 500 s; threat 2 asks at 1000 s, as threat 0 arrives: the one that waits is served.
  const Replay r =
      replay({"systems.sam.rounds=0", "command.track_capacity=1", salvo("waiting", 500), salvo("late", 1000)});
  EXPECT_THAT(r.threats("track"), ElementsAre(0, 1, 2));
  expect_times(r.times_s("track"), {0, 1000, 1500});
  const Replay direct = replay({"systems.sam.rounds=0", "command.track_capacity=1", salvo("late", 1000)});
  expect_times(direct.times_s("track"), {0, 1000});
}

TEST(Instant, ReleaseComesBeforeTheCommandActs) {
  // Channel free at 820 s, the instant at which the second threat's window opens.
  const Replay r = replay({salvo("second", 20)});
  expect_times(r.times_s("engage"), {800, 820});
}

TEST(Instant, InterceptsOfOneInstantGoByBattery) {
  const Replay r = replay({"batteries.twin={system: sam, position: [0 km, 0 km]}", "command.coordination=independent"});
  const auto met = r.events("intercept");
  ASSERT_EQ(met.size(), 2U);
  EXPECT_EQ(met[0].battery, BatteryId(0));
  EXPECT_EQ(met[0].result, "kill");
  EXPECT_EQ(met[1].result, "wasted");
}

TEST(Instant, AnInterceptComesBeforeTheImpact) {
  // Rounds at 800 s and 1000 s; the second meets the drone over its target, at the instant of its arrival.
  std::set<std::string> seconds;
  for_trials({"systems.sam.doctrine={default: {shots: 2, interval: 200 s}}", "systems.sam.pk.uav=0.5"}, 40,
             [&](const Outcome& outcome, const EventLog& log) {
               const Replay r{{}, outcome, log};
               const auto met = r.events("intercept");
               ASSERT_EQ(met.size(), 2U);
               ASSERT_EQ(met[1].time_s, 1000);
               if (met[0].result == "miss") seconds.insert(met[1].result);
             });
  EXPECT_EQ(seconds, (std::set<std::string>{"kill", "miss"}));
}

TEST(Instant, AReloadThatEndsInTimeServesTheInstant) {
  // Both rounds fired at 800 s, two come back at 830 s, the instant at which the third threat's window opens.
  const Replay r = replay({"raid.wave.count=2", "systems.sam.channels=9", "systems.sam.rounds=2", salvo("third", 30),
                           "systems.sam.reload={rounds: 2, time: 30 s, stock: 2}"});
  expect_times(r.times_of_threat_s("fire", 2), {830});
}

TEST(Instant, TheKillOfTheSameInstantComesBeforeTheAssessment) {
  // No assessment time: intercept and end of engagement are one instant, and the dead threat is believed dead.
  const Replay r = replay({});
  EXPECT_EQ(r.events("assess")[0].result, "dead");
  EXPECT_EQ(r.events("engage").size(), 1U);
}

}  // namespace
}  // namespace bulwark::testing
