// `policy: assignment` in a raid (model.md, section 6).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

/// Two drones at once; `north` is good at both, `twin` at one type only.
const Settings two_kinds = {
    "threats.glider={family: glider, speed: 100 m/s, altitude: 0 m}",
    "raid.other={threat: glider, count: 1, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}",
    "batteries.north.pk={uav: 0.9, glider: 0.8}",
    "batteries.twin={system: sam, position: [0 km, 0 km], pk: {uav: 0.7}}"};

TEST(Assignment, MaximisesTheSumWhereGreedyDoesNot) {
  EXPECT_THAT(replay(two_kinds).batteries("engage").front(), 0U);  // greedy: the first threat takes the best battery
  const Replay r = replay(two_kinds + Settings{"command.policy=assignment"});
  ASSERT_GE(r.events("engage").size(), 2U);
  EXPECT_EQ(r.events("engage")[0].threat, ThreatId(0));
  EXPECT_EQ(r.events("engage")[0].battery, BatteryId(1));
  EXPECT_EQ(r.events("engage")[1].threat, ThreatId(1));
  EXPECT_EQ(r.events("engage")[1].battery, BatteryId(0));
}

TEST(Assignment, WeighsByTheTargetsValue) {
  const Settings settings = {
      "assets={plant: {position: [0 km, 0 km], value: 1}, city: {position: [0 km, 0 km], value: 3}}",
      "raid.other={threat: drone, count: 1, from: [100 km, 0 km], targets: [city], launch: {at: 0 s}}",
      "systems.sam.rounds=1"};
  EXPECT_THAT(replay(settings).threats("engage"), ElementsAre(0));
  EXPECT_THAT(replay(settings + Settings{"command.policy=assignment"}).threats("engage"), ElementsAre(1));
}

TEST(Assignment, MakesNoPairsWorthNothing) {
  EXPECT_TRUE(replay({"systems.sam.pk.uav=0", "command.policy=assignment"}).events("engage").empty());
  EXPECT_TRUE(replay({"assets.plant.value=0", "command.policy=assignment"}).events("engage").empty());
}

TEST(Assignment, CarriesOutInRankOrderSkippingWhatIsNoLongerEngageable) {
  // Two channels, two rounds, two shots a threat: the pair of the first in rank takes both rounds, the second is
  // skipped.
  const Replay r = replay({"raid.wave.count=2", "systems.sam.channels=2", "systems.sam.rounds=2",
                           "systems.sam.doctrine={default: {shots: 2, interval: 1 s}}", "command.policy=assignment"});
  EXPECT_THAT(r.threats("fire"), ElementsAre(0, 0));
  EXPECT_THAT(r.threats("engage"), ElementsAre(0));
}

TEST(Assignment, RepeatsUntilItMakesNoPair) {
  // Each step gives a threat one channel at most; with two engagements a threat allowed a second step adds the other.
  const Replay r = replay({"batteries.twin={system: sam, position: [0 km, 0 km]}", "command.engagements_per_threat=2",
                           "command.policy=assignment"});
  EXPECT_THAT(r.batteries("engage"), ElementsAre(0, 1));
}

TEST(Assignment, TiesGoByRankThenByBattery) {
  const Replay r = replay(
      {"raid.wave.count=3", "batteries.twin={system: sam, position: [0 km, 0 km]}", "command.policy=assignment"});
  const auto engaged = r.events("engage");
  ASSERT_GE(engaged.size(), 2U);
  EXPECT_EQ(engaged[0].threat, ThreatId(0));
  EXPECT_EQ(engaged[0].battery, BatteryId(0));
  EXPECT_EQ(engaged[1].threat, ThreatId(1));
  EXPECT_EQ(engaged[1].battery, BatteryId(1));
}

TEST(Assignment, MatchesBelievedDecoysAfterwards) {
  // One round; the decoy's target is worth far more, but it is known for what it is.
  const Settings settings = {
      "assets={plant: {position: [0 km, 0 km], value: 1}, city: {position: [0 km, 0 km], value: 9}}",
      "threats.foam={family: uav, decoy: true, speed: 100 m/s, altitude: 0 m}",
      "raid.decoys={threat: foam, count: 1, from: [100 km, 0 km], targets: [city], launch: {at: 0 s}}",
      "systems.sam.rounds=1", "command.policy=assignment"};
  EXPECT_THAT(replay(settings + Settings{"command.discrimination={decoy_as_real: 0}"}).threats("engage"),
              ElementsAre(0));
  EXPECT_THAT(replay(settings + Settings{"command.discrimination={decoy_as_real: 1}"}).threats("engage"),
              ElementsAre(1));
}

}  // namespace
}  // namespace bulwark::testing
