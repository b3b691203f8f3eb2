// What the log of a trial tells of batteries, enough to say at any time what is left of them.
#include <gmock/gmock.h>

#include "trial/living_raid.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> results(const Replay& r, const std::string& kind) {
  std::vector<std::string> found;
  for (const LoggedEvent& event : r.events(kind)) found.push_back(event.result);
  return found;
}

TEST(BatteryLog, WhatEachBeginsWith) {
  const Replay r = replay({south, "batteries.south.availability=0", "batteries.north.channels=3"});
  EXPECT_THAT(results(r, "stand"), ElementsAre("3 channels, 10 rounds", "down"));
  expect_times(r.times_s("stand"), {0, 0});
}

TEST(BatteryLog, BeforeAThreatThatIsLaunchedBeforeTheRaid) {
  // It flies 1000 s and arrives at 400 s.
  expect_times(
      replay({"raid.wave={threat: drone, count: 1, from: [100 km, 0 km], targets: [plant], arrive: {at: 400 s}}"})
          .times_s("stand"),
      {-600});
}

TEST(BatteryLog, ChannelsAreFreeAgainAtTheEndTheLastLaunchOrTheReturn) {
  // Engaged at 800 s, met at 820 s; the return takes as long as the way out, the turnaround a minute.
  const std::string assessed = "systems.sam.assessment=5 s";
  expect_times(replay({assessed}).times_s("release"), {825});
  expect_times(replay({assessed, "systems.sam.channel=released"}).times_s("release"), {800});
  expect_times(replay({assessed, "systems.sam.channel=returns", "systems.sam.turnaround=60 s"}).times_s("release"),
               {905});
}

TEST(BatteryLog, AnEngagementIsToldBeforeItsRounds) {
  const Replay r = replay({"systems.sam.doctrine={default: {shots: 2, interval: 0 s}}"});
  std::vector<std::string> told;
  for (const LoggedEvent& event : r.log.events) {
    if (event.time_s == 800) told.push_back(event.event);
  }
  EXPECT_THAT(told, ElementsAre("engage", "fire", "fire"));
}

TEST(BatteryLog, NoChannelOfADestroyedBatteryIsFreeAgain) {
  // Destroyed at 810 s, with a round on its way.
  const Replay r = replay(killers_at(810));
  EXPECT_EQ(r.times_s("destroyed").size(), 1U);
  EXPECT_TRUE(r.times_s("release").empty());
}

TEST(BatteryLog, AReloadSaysWhatItBrought) {
  const Replay r = replay({"systems.sam.rounds=1", "systems.sam.reload={rounds: 1, time: 30 s, stock: 1}"});
  EXPECT_THAT(results(r, "reload"), ElementsAre("starts", "ends, 1 rounds"));
}

}  // namespace
}  // namespace bulwark::testing
