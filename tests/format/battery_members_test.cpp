// Members of a ring that differ from the others: their keys begin with their name, as in batteries.guns.2.rounds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"
#include "tables/parameters.h"
#include "tables/tables.h"

namespace bulwark {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Battery& battery_at(const LoadedScenario& loaded, std::size_t i) {
  return loaded.scenario.batteries[BatteryId(i)];
}

TEST(Member, HasItsOwnValueAndTheOthersKeepTheRings) {
  const LoadedScenario loaded =
      testing::load_small({"batteries.north.count=3", "batteries.north.ring=2 km", "batteries.north.rounds=6",
                           "batteries.north.2.rounds=40", "batteries.north.2.position=[1 km, 2 km]"});
  ASSERT_EQ(loaded.scenario.batteries.size(), 3U);
  EXPECT_EQ(battery_at(loaded, 0).unit.rounds, 6);
  EXPECT_EQ(battery_at(loaded, 1).unit.rounds, 40);
  EXPECT_EQ(battery_at(loaded, 2).unit.rounds, 6);
  EXPECT_EQ(battery_at(loaded, 1).position_m, Vector2(1000, 2000));
  EXPECT_THAT(battery_at(loaded, 0).own_keys, ElementsAre("rounds"));
  EXPECT_THAT(battery_at(loaded, 1).own_keys, ElementsAre("rounds", "rounds"));
  EXPECT_EQ(loaded.warnings.size(), 0U);
}

TEST(Member, MayStandInTheFileAndIsAPathOfOverrides) {
  const LoadedScenario loaded =
      testing::load_small({"batteries.north={system: sam, position: [0 km, 5 km], count: 2, 1: {channels: 5}}",
                           "batteries.north.1.rounds=3"});
  EXPECT_EQ(battery_at(loaded, 0).unit.channels, 5);
  EXPECT_EQ(battery_at(loaded, 0).unit.rounds, 3);
  EXPECT_EQ(battery_at(loaded, 1).unit.channels, 2);
  EXPECT_EQ(battery_at(loaded, 1).unit.rounds, 8);
}

TEST(Member, KeepsItsOwnWhereItsSystemIsUncertain) {
  const LoadedScenario loaded = testing::load_small({"batteries.north.count=3", "batteries.north.2.rounds=40",
                                                     "uncertain.systems.sam.rounds={uniform_int: [199, 201]}"});
  Parameters p = base_parameters(loaded.scenario);
  for (const Binding& binding : bind_uncertain(loaded.scenario)) apply(binding, 200, p);
  EXPECT_EQ(p.rounds, (IndexedBy<BatteryId, std::uint32_t>{200, 40, 200}));
}

TEST(Member, HasNothingOfItsOwnThatIsDrawnForTheRing) {
  EXPECT_THAT(
      testing::complaints({"batteries.north.count=3", "batteries.north.2.rounds=40",
                           "uncertain.batteries.north.rounds={uniform_int: [1, 3]}"}),
      HasSubstr("'north.2' has 'rounds' of its own, and this draws one for all of 'north'; expected one of the two"));
  EXPECT_EQ(testing::complaints({"batteries.north.count=3", "batteries.north.2.rounds=40",
                                 "uncertain.batteries.north.channels={uniform_int: [1, 3]}"}),
            "loaded");
}

TEST(Member, ThatDoesNotExistIsAnErrorWithThoseThatDo) {
  EXPECT_THAT(testing::complaints({"batteries.north.count=3", "batteries.north.4.rounds=1"}),
              HasSubstr("batteries.north.4: no battery is called 'north.4'; expected north.1 to north.3"));
  EXPECT_THAT(testing::complaints({"batteries.north.count=3", "batteries.north.02.rounds=1"}),
              HasSubstr("batteries.north.02: no battery is called 'north.02'; expected north.1 to north.3"));
  EXPECT_THAT(testing::complaints({"batteries.north.1.rounds=1"}),
              HasSubstr("batteries.north.1: 'north' stands alone; expected its keys without a number"));
}

TEST(Member, IsReadAsStrictlyAsABattery) {
  EXPECT_THAT(testing::complaints({"batteries.north.count=2", "batteries.north.2.round=1"}),
              HasSubstr("batteries.north.2.round: unknown key 'round'; did you mean 'rounds'?"));
  EXPECT_THAT(testing::complaints({"batteries.north.count=2", "batteries.north.2.system=sam"}),
              HasSubstr("batteries.north.2.system: unknown key 'system'"));
  EXPECT_THAT(testing::complaints({"batteries.north.count=two", "batteries.north.9.rounds=many"}),
              AllOf(HasSubstr("batteries.north.count: "), HasSubstr("batteries.north.9.rounds: ")));
}

TEST(Member, WarnsWhereAMapReplacesAllOfTheRings) {
  const LoadedScenario loaded = testing::load_small({"batteries.north.count=2", "batteries.north.2.pk.uav=0.5"});
  ASSERT_EQ(loaded.warnings.size(), 1U);
  EXPECT_EQ(
      loaded.warnings[0].message,
      "batteries.north.2.pk was not set here; with this one key it replaces the whole value of the ring or system");
}

TEST(Cost, OfABatteryIsItsSystemsUnlessItHasItsOwn) {
  const LoadedScenario loaded =
      testing::load_small({"systems.sam.cost=80", "batteries.north.count=2", "batteries.north.2.cost=95.5"});
  EXPECT_EQ(battery_at(loaded, 0).unit.cost, 80);
  EXPECT_EQ(battery_at(loaded, 1).unit.cost, 95.5);
  EXPECT_FALSE(testing::load_small({}).scenario.batteries[BatteryId(0)].unit.cost.has_value());
}

}  // namespace
}  // namespace bulwark
