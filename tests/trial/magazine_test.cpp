// Rounds: reloads and reserves (model.md, sections 5 and 6).
#include <gtest/gtest.h>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

/// Twelve drones at once, four rounds, a channel for each: at 800 s the magazine is emptied.
const Settings flood = {"raid.wave.count=12", "systems.sam.channels=12", "systems.sam.rounds=4"};

Settings with_reload(const std::string& reload) {
  return flood + Settings{"systems.sam.reload=" + reload};
}

TEST(Reload, OneAtATimeAndAtOnceAgainWhileStockRemains) {
  // Begins at 800 s as two places are empty, adds 2 at 830 s; the next begins at once and adds the last one at 860 s.
  const Replay r = replay(with_reload("{rounds: 2, time: 30 s, stock: 3}"));
  expect_times(r.times_s("fire"), {800, 800, 800, 800, 830, 830, 860});
  expect_times(r.times_s("reload"), {800, 830, 830, 860});
  EXPECT_EQ(r.battery().reloads, 2U);
  EXPECT_EQ(r.battery().empty_time_us, 800'000'000);
}

TEST(Reload, WaitsUntilItsPlacesAreEmpty) {
  // Three of four rounds are fired: two places for a batch of three never come about before the third shot.
  const Replay r = replay({"raid.wave.count=3", "raid.wave.launch.offset={every: 10 s}", "systems.sam.channels=3",
                           "systems.sam.rounds=4", "systems.sam.reload={rounds: 3, time: 30 s, stock: 9}"});
  expect_times(r.times_s("fire"), {800, 810, 820});
  expect_times(r.times_s("reload"), {820, 850});
}

TEST(Reload, AfterTheStockThereIsNone) {
  const Replay r = replay(with_reload("{rounds: 4, time: 30 s, stock: 2}"));
  EXPECT_EQ(r.battery().shots, 6U);
  EXPECT_EQ(r.battery().reloads, 1U);
}

TEST(Reload, BlockingFireStopsNewEngagementsOnly) {
  // Two engagements empty two places: blocked to 830 s; again to 860 s, when the last round of stock comes.
  const Replay r = replay(with_reload("{rounds: 2, time: 30 s, stock: 3, blocks_fire: true}"));
  expect_times(r.times_s("fire"), {800, 800, 830, 830, 860, 860, 860});
  EXPECT_EQ(r.battery().kills, 7U);
}

TEST(Reload, BlockingFireLetsAnEngagementUnderWayGoOn) {
  const Replay r = replay({"systems.sam.rounds=4", "systems.sam.doctrine={default: {shots: 3, interval: 20 s}}",
                           "systems.sam.reload={rounds: 2, time: 30 s, stock: 3, blocks_fire: true}"});
  expect_times(r.times_s("fire"), {800, 820, 840});
}

TEST(Reload, TimesAreDrawnAnew) {
  const Replay r = replay(with_reload("{rounds: 2, time: {uniform: [10 s, 40 s]}, stock: 6}"));
  const auto times = r.times_s("reload");
  ASSERT_EQ(times.size(), 6U);  // three begin, three end
  EXPECT_GE(times[1] - times[0], 10);
  EXPECT_LE(times[1] - times[0], 40);
  EXPECT_NE(times[1] - times[0], times[3] - times[2]);
}

TEST(Magazine, EmptyFromTheStartIsEmptyAtTimeZero) {
  const Replay r = replay({"systems.sam.rounds=0"});
  EXPECT_TRUE(r.battery().emptied);
  EXPECT_EQ(r.battery().empty_time_us, 0);
  EXPECT_FALSE(replay({"systems.sam.rounds=0", "systems.sam.availability=0"}).battery().emptied);
}

const Settings mixed = {"threats.rocket={family: rocket, speed: 100 m/s, altitude: 0 m}",
                        "threats.glider={family: glider, speed: 100 m/s, altitude: 0 m}",
                        "systems.sam.pk={uav: 1, rocket: 1, glider: 1}",
                        "systems.sam.channels=20",
                        "systems.sam.rounds=8",
                        "raid.wave.count=9"};

std::string others(const std::string& threat, int launch_s, const std::string& name = "other") {
  return "raid." + name + "={threat: " + threat +
         ", count: 9, from: [100 km, 0 km], targets: [plant], launch: {at: " + std::to_string(launch_s) + " s}}";
}

TEST(Reserve, KeepsRoundsForTheOtherFamilies) {
  // uav may use 8 - 4; then rockets may use all 4 that are left.
  const Replay r = replay(mixed + Settings{others("rocket", 50), "command.reserve={sam: {rocket: 4}}"});
  EXPECT_EQ(r.outcome.cells[CellId(0)].shots, 4U);
  EXPECT_EQ(r.outcome.cells[CellId(1)].shots, 4U);
}

TEST(Reserve, SumsOverAllOtherFamiliesButNotItsOwn) {
  const Settings settings = mixed + Settings{others("rocket", 50), others("glider", 100, "third"),
                                             "command.reserve={sam: {rocket: 2, glider: 3, uav: 1}}"};
  const Replay r = replay(settings);
  EXPECT_EQ(r.outcome.cells[CellId(0)].shots, 3U);  // 8 - 2 - 3
  EXPECT_EQ(r.outcome.cells[CellId(1)].shots, 1U);  // 5 - 3 - 1
  EXPECT_EQ(r.outcome.cells[CellId(2)].shots, 1U);  // 4 - 2 - 1
}

TEST(Reserve, CutsAVolley) {
  const Replay r = replay(mixed + Settings{"raid.wave.count=1", "systems.sam.doctrine={default: {shots: 6}}",
                                           "command.reserve={sam: {rocket: 4}}"});
  EXPECT_EQ(r.battery().shots, 4U);
}

TEST(Reserve, IsOfItsSystemOnly) {
  const Replay r =
      replay(mixed + Settings{"systems.gun={interceptor: {speed: 900 m/s}, envelope: {range: [0 km, 18 km]}, pk: "
                              "{uav: 1}, channels: 20, rounds: 8, reaction: 0 s}",
                              "command.reserve={gun: {rocket: 4}}"});
  EXPECT_EQ(r.battery().shots, 8U);
}

}  // namespace
}  // namespace bulwark::testing
