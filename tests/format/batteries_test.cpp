// Rings, counts, positions, and what a battery says in place of its system.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;

Battery battery(const LoadedScenario& loaded, std::size_t i) {
  return loaded.scenario.batteries[BatteryId(i)];
}

TEST(Ring, BeginsNorthAndGoesClockwise) {
  const LoadedScenario loaded = testing::load_small({"batteries.north.count=4", "batteries.north.ring=2 km"});
  ASSERT_EQ(loaded.scenario.batteries.size(), 4U);
  const std::vector<Vector2> expected{{0, 7000}, {2000, 5000}, {0, 3000}, {-2000, 5000}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR((battery(loaded, i).position_m - expected[i]).norm(), 0, 1e-9) << i;
    EXPECT_EQ(battery(loaded, i).name, "north." + std::to_string(i + 1));
    EXPECT_EQ(battery(loaded, i).key, "north");
    EXPECT_EQ(battery(loaded, i).member, i);
  }
}

TEST(Ring, OfOneKeepsThePlainNameAndStandsNorth) {
  const LoadedScenario loaded = testing::load_small({"batteries.north.count=1", "batteries.north.ring=2 km"});
  ASSERT_EQ(loaded.scenario.batteries.size(), 1U);
  EXPECT_EQ(battery(loaded, 0).name, "north");
  EXPECT_EQ(battery(loaded, 0).position_m, Vector2(0, 7000));
}

TEST(Count, WithoutARingStandsInOnePlace) {
  const LoadedScenario loaded = testing::load_small({"batteries.north.count=3"});
  ASSERT_EQ(loaded.scenario.batteries.size(), 3U);
  EXPECT_EQ(battery(loaded, 0).position_m, battery(loaded, 2).position_m);
  EXPECT_EQ(battery(loaded, 2).name, "north.3");
}

TEST(Count, OfAllKeysTogetherHasALimit) {
  EXPECT_EQ(testing::load_small({"batteries.north.count=10000"}).scenario.batteries.size(), 10000U);
  try {
    testing::load_small(
        {"batteries.north.count=9999", "batteries.other={system: sam, position: [0 m, 0 m], count: 2}"});
    FAIL();
  } catch (const InputErrors& errors) {
    ASSERT_EQ(errors.errors().size(), 1U);
    EXPECT_EQ(errors.errors()[0].path, "batteries.other");
    EXPECT_EQ(errors.errors()[0].message, "with these there are more than 10,000 batteries");
  }
}

TEST(Positions, ByBearingAreClockwiseFromNorth) {
  const LoadedScenario loaded = testing::load_small({"batteries.north.position={bearing: 90 deg, range: 5 km}"});
  EXPECT_NEAR(battery(loaded, 0).position_m.x(), 5000, 1e-9);
  EXPECT_NEAR(battery(loaded, 0).position_m.y(), 0, 1e-9);
}

TEST(BatteryKeys, ReplaceThoseOfTheSystem) {
  const LoadedScenario loaded =
      testing::load_small({"systems.sam.envelope.altitude=[20 m, 3 km]", "systems.sam.pk.drone=0.9",
                           "batteries.north.envelope={range: [2 km, 30 km]}", "batteries.north.pk={uav: 0.5}",
                           "batteries.north.channel=released"});
  const FireUnit unit = battery(loaded, 0).unit;
  EXPECT_EQ(unit.range_max_m, 30e3);
  EXPECT_TRUE(std::isinf(unit.altitude_max_m)) << "the whole value is replaced, its defaults too";
  ASSERT_EQ(unit.pk.size(), 1U);
  EXPECT_EQ(unit.pk[0].pk, 0.5);
  EXPECT_EQ(unit.channel, ChannelUse::released);
  EXPECT_EQ(unit.rounds, 8);
  EXPECT_THAT(battery(loaded, 0).own_keys, ElementsAre("envelope", "pk", "channel"));
}

TEST(BatteryKeys, AreJudgedTogetherWithTheSystems) {
  const std::string reload = "systems.sam.reload={rounds: 4, time: 1 h, stock: 8}";
  EXPECT_EQ(testing::complaints({reload}), "loaded");
  EXPECT_EQ(
      testing::complaints({reload, "batteries.north.rounds=3"}),
      "--set batteries.north.rounds:1:1: batteries.north.rounds: reload.rounds 4 is above rounds 3, so no reload would "
      "ever start; expected at most rounds");
}

}  // namespace
}  // namespace bulwark
