// The duel that the other tests vary, worked out on paper.
#include <gtest/gtest.h>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

TEST(Duel, OneShotOneKill) {
  const Replay duel = replay({});
  expect_times(duel.times_s("launch"), {0});
  expect_times(duel.times_s("track"), {0});
  expect_times(duel.times_s("engage"), {800});
  expect_times(duel.times_s("fire"), {800});
  expect_times(duel.times_s("intercept"), {820});
  expect_times(duel.times_s("assess"), {820});
  EXPECT_TRUE(duel.events("arrive").empty());
  EXPECT_EQ(count(duel.outcome, Fate::intercepted), 1U);
  EXPECT_EQ(duel.battery().shots, 1U);
  EXPECT_EQ(duel.battery().kills, 1U);
  EXPECT_EQ(duel.battery().wasted, 0U);
  EXPECT_EQ(duel.battery().peak_channels, 1U);
  EXPECT_EQ(duel.battery().busy_us, 20'000'000);
  EXPECT_FALSE(duel.battery().emptied);
  EXPECT_EQ(duel.outcome.defence(SystemId(0), FamilyId(0)).engagements, 1U);
  EXPECT_EQ(duel.outcome.assets[AssetId(0)].hits, 0U);
}

TEST(Duel, WithoutKillsTheDroneArrives) {
  const Replay duel = replay({"systems.sam.pk.uav=0", "systems.sam.rounds=2"});
  expect_times(duel.times_s("fire"), {800, 820});  // engaged again as soon as the first engagement is over
  expect_times(duel.times_s("arrive"), {1000});
  EXPECT_EQ(count(duel.outcome, Fate::leaked_hit), 1U);
  EXPECT_EQ(count(duel.outcome, Cause::missed), 1U);
  EXPECT_EQ(duel.outcome.assets[AssetId(0)].effective_hits, 1U);
  EXPECT_TRUE(duel.battery().emptied);
  EXPECT_EQ(duel.battery().empty_time_us, 820'000'000);
}

TEST(Duel, TimelineCountsStates) {
  const Replay duel = replay({});
  const TimelineAxis& axis = duel.tables.layout.timeline;
  for (std::size_t k = 0; k < axis.samples; ++k) {
    const double t = axis.start_s + static_cast<double>(k) * axis.step_s;
    const auto at = [&](TimelineQuantity q) { return duel.outcome.timeline[k][static_cast<std::size_t>(q)]; };
    if (std::abs(t - 800) < 1e-3 || std::abs(t - 820) < 1e-3) continue;  // the instants of change themselves
    EXPECT_EQ(at(TimelineQuantity::live_threats), t < 820 ? 1 : 0) << t;
    EXPECT_EQ(at(TimelineQuantity::tracks), t < 820 ? 1 : 0) << t;
    EXPECT_EQ(at(TimelineQuantity::busy_channels), t > 800 && t < 820 ? 1 : 0) << t;
    EXPECT_EQ(at(TimelineQuantity::ready_rounds), t < 800 ? 10 : 9) << t;
    EXPECT_EQ(at(TimelineQuantity::kills), t < 820 ? 0 : 1) << t;
    EXPECT_EQ(at(TimelineQuantity::leakers), 0) << t;
  }
}

TEST(Duel, GoesToAnotherBatteryAtTheInstantThatFreesTheFirst) {
  const Replay duel = replay(
      {"systems.sam.envelope.range=[17 km, 18 km]", "systems.sam.pk.uav=0", "systems.sam.assessment=100 s",
       "systems.gun={interceptor: {speed: 900 m/s}, envelope: {range: [0 km, 18 km]}, pk: {uav: 1}, channels: 1, "
       "rounds: 10, reaction: 0 s}",
       "batteries.second={system: gun, position: [0 km, 0 km]}", "command.weapon=cheapest"});
  expect_times(duel.times_of_battery_s("engage", 0), {800});
  expect_times(duel.times_of_battery_s("engage", 1), {920});  // the first can reach it no more
}

TEST(Duel, IsPutDownToTheSystemThatFires) {
  const Replay duel = replay(
      {"systems.gun={interceptor: {speed: 900 m/s}, envelope: {range: [0 km, 18 km]}, pk: {uav: 1}, channels: 1, "
       "rounds: 10, reaction: 0 s}",
       "batteries.north.system=gun"});
  ASSERT_EQ(duel.outcome.defence.size(), 2U);  // of one family
  EXPECT_EQ(duel.outcome.defence(SystemId(0), FamilyId(0)).engagements, 0U);
  EXPECT_EQ(duel.outcome.defence(SystemId(1), FamilyId(0)).engagements, 1U);
  EXPECT_EQ(duel.outcome.defence(SystemId(1), FamilyId(0)).shots, 1U);
  EXPECT_EQ(duel.outcome.defence(SystemId(1), FamilyId(0)).kills, 1U);
}

}  // namespace
}  // namespace bulwark::testing
