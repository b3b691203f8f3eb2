// Batteries and sensors as targets, returning channels and duties as the file writes them (living_defence.md).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

const Scenario& living() {
  static const Scenario scenario =
      load_scenario(std::string(BULWARK_SOURCE_DIR) + "/tests/format/good/living.yaml").scenario;
  return scenario;
}

const FireUnit& unit(std::size_t battery) {
  return living().batteries[BatteryId(battery)].unit;
}

TEST(Living, LoadsWithoutWarnings) {
  EXPECT_TRUE(load_scenario(std::string(BULWARK_SOURCE_DIR) + "/tests/format/good/living.yaml").warnings.empty());
}

TEST(Targets, ARingStandsForItsMembersWithEqualParts) {
  const Salvo& mixed = living().salvos[SalvoId(0)];
  ASSERT_EQ(mixed.targets.size(), 6U);
  EXPECT_EQ(mixed.targets[0].target, TargetId(AssetId(0)));
  EXPECT_EQ(mixed.targets[0].weight, 6);
  for (std::size_t member = 0; member < 3; ++member) {
    EXPECT_EQ(mixed.targets[1 + member].target, TargetId(BatteryId(member)));
    EXPECT_EQ(mixed.targets[1 + member].weight, 1);
  }
  EXPECT_EQ(mixed.targets[4].target, TargetId(BatteryId(std::size_t{3})));
  EXPECT_EQ(mixed.targets[5].target, TargetId(SensorId(0)));
  EXPECT_EQ(mixed.targets[5].weight, 2);
}

TEST(Targets, OneMemberOfARing) {
  const Salvo& listed = living().salvos[SalvoId(1)];
  ASSERT_EQ(listed.targets.size(), 3U);
  EXPECT_EQ(listed.targets[0].target, TargetId(BatteryId(1)));
  EXPECT_EQ(listed.targets[2].target, TargetId(BatteryId(0)));
  EXPECT_EQ(listed.targets[2].weight, 1);
}

TEST(Targets, HaveNamesPlacesAndValues) {
  const TargetId gun = BatteryId(1);
  EXPECT_EQ(name_of(living(), gun), "batteries.guns.2");
  EXPECT_EQ(name_of(living(), SensorId(0)), "sensors.radar");
  EXPECT_EQ(name_of(living(), AssetId(0)), "plant");
  EXPECT_EQ(position_of(living(), gun), living().batteries[BatteryId(1)].position_m);
  EXPECT_EQ(position_of(living(), SensorId(0)), Vector2(1000, 2000));
  EXPECT_EQ(value_of(living(), gun), 2);
  EXPECT_EQ(value_of(living(), SensorId(0)), 5);
  EXPECT_EQ(value_of(living(), BatteryId(std::size_t{3})), 9);
  EXPECT_TRUE(aims_at(living(), TargetKind::sensor));
  EXPECT_FALSE(aims_at(testing::load_small().scenario, TargetKind::battery));
}

TEST(Targets, OfARingWithOneMemberAreThatBattery) {
  const Scenario scenario = testing::load_small({"raid.wave.targets=[batteries.north]"}).scenario;
  ASSERT_EQ(scenario.salvos[SalvoId(0)].targets.size(), 1U);
  EXPECT_EQ(scenario.salvos[SalvoId(0)].targets[0].weight, 1);
}

TEST(Targets, MayHaveWeightsOfNothing) {
  const Scenario scenario = testing::load_small({"raid.wave.targets={batteries.north: 0, sensors.radar: 1}"}).scenario;
  EXPECT_EQ(scenario.salvos[SalvoId(0)].targets[0].weight, 0);
}

TEST(Targets, AreOneKeyOfAPath) {
  const Scenario scenario =
      testing::load_small({"raid.wave.targets={plant: 1, batteries.north: 2}", "raid.wave.targets.batteries.north=7",
                           "raid.wave.targets.sensors.radar=3"})
          .scenario;
  const std::vector<SalvoTarget>& targets = scenario.salvos[SalvoId(0)].targets;
  ASSERT_EQ(targets.size(), 3U);
  EXPECT_EQ(targets[1].weight, 7);
  EXPECT_EQ(targets[2].target, TargetId(SensorId(0)));
  EXPECT_EQ(targets[2].weight, 3);
}

TEST(Sites, HardnessAndValueAreTheSystemsUnlessTheBatterySays) {
  EXPECT_EQ(unit(0).hardness, 3);
  EXPECT_EQ(unit(0).value, 2);
  EXPECT_EQ(unit(3).hardness, 1);
  EXPECT_EQ(unit(3).value, 9);
  EXPECT_EQ(living().sensors[SensorId(0)].hardness, 2);
  EXPECT_EQ(living().sensors[SensorId(0)].value, 5);
}

TEST(Sites, Defaults) {
  const Scenario scenario = testing::load_small().scenario;
  const FireUnit& plain = scenario.batteries[BatteryId(0)].unit;
  EXPECT_EQ(plain.hardness, 1);
  EXPECT_EQ(plain.value, 1);
  EXPECT_EQ(plain.guidance, Guidance::autonomous);
  EXPECT_FALSE(plain.on_duty.has_value());
  EXPECT_EQ(mean(plain.turnaround_s), 0);
  EXPECT_EQ(scenario.sensors[SensorId(0)].hardness, 1);
  EXPECT_EQ(scenario.sensors[SensorId(0)].value, 1);
}

TEST(Guidance, IsReadByItsWord) {
  EXPECT_EQ(unit(0).guidance, Guidance::command);
  EXPECT_EQ(testing::load_small({"systems.sam.guidance=autonomous"}).scenario.batteries[BatteryId(0)].unit.guidance,
            Guidance::autonomous);
}

TEST(Returns, AreReadWithTheirTurnaround) {
  EXPECT_EQ(unit(3).channel, ChannelUse::returns);
  EXPECT_EQ(mean(unit(3).turnaround_s), 1200);
  EXPECT_TRUE(unit(4).turnaround_s.as<Lognormal>());
}

TEST(Duty, MayTouchBeginEarlyOrNeverBe) {
  ASSERT_TRUE(unit(3).on_duty.has_value());
  ASSERT_EQ(unit(3).on_duty->size(), 2U);
  EXPECT_EQ((*unit(3).on_duty)[0].begin_s, -3600);
  EXPECT_EQ((*unit(3).on_duty)[1].begin_s, 7200);
  ASSERT_TRUE(unit(4).on_duty.has_value());
  EXPECT_TRUE(unit(4).on_duty->empty());
  EXPECT_EQ(living().systems[SystemId(1)].unit.on_duty->size(), 2U);
}

TEST(Uncertain, TurnaroundBelongsToSystemOrBattery) {
  ASSERT_EQ(living().uncertain.size(), 1U);
  EXPECT_EQ(living().uncertain[0].field, UncertainField::turnaround);
  const Scenario scenario =
      testing::load_small({"uncertain={batteries.north.turnaround: {normal: [10 s, 2 s]}}"}).scenario;
  EXPECT_EQ(scenario.uncertain[0].key, "north");
}

TEST(Uncertain, TurnaroundThatEveryBatteryHasOfItsOwnHasNoEffect) {
  const LoadedScenario loaded = testing::load_small(
      {"batteries.north.turnaround=5 s", "uncertain={systems.sam.turnaround: {uniform: [1 s, 2 s]}}"});
  ASSERT_EQ(loaded.warnings.size(), 1U);
  EXPECT_THAT(loaded.warnings[0].message, HasSubstr("no battery takes 'turnaround' from this system"));
}

}  // namespace
}  // namespace bulwark
