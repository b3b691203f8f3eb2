// What a scenario leaves out (scenario.md, "Defaults").
#include <gtest/gtest.h>

#include <limits>

#include "support.h"

namespace bulwark {
namespace {

TEST(Defaults, OfTheHead) {
  const Scenario scenario = testing::load_small().scenario;
  EXPECT_EQ(scenario.name, "small");
  EXPECT_EQ(scenario.trials, 1000U);
  EXPECT_EQ(scenario.seed, 0U);
  EXPECT_TRUE(scenario.uncertain.empty());
}

TEST(Defaults, OfAnAsset) {
  const Asset asset = testing::load_small().scenario.assets[AssetId(0)];
  EXPECT_EQ(asset.name, "plant");
  EXPECT_EQ(asset.value, 1);
  EXPECT_EQ(asset.capacity_w, 0);
  EXPECT_EQ(asset.hardness, 1);
  EXPECT_EQ(asset.kind, "");
}

TEST(Defaults, OfAThreat) {
  const ThreatType type = testing::load_small().scenario.types[TypeId(0)];
  EXPECT_FALSE(type.decoy);
  EXPECT_EQ(type.profile, Profile::level);
  EXPECT_EQ(type.signature_m2, 1);
  EXPECT_EQ(type.reliability, 1);
  EXPECT_EQ(type.accuracy, 1);
  EXPECT_EQ(type.lethality, 1);
  EXPECT_EQ(type.cost, 0);
  EXPECT_EQ(type.apogee_m, 0);
}

TEST(Defaults, OfASalvo) {
  const Salvo salvo = testing::load_small().scenario.salvos[SalvoId(0)];
  EXPECT_EQ(salvo.lanes, 1);
  EXPECT_EQ(salvo.lane_spacing_m, 0);
  EXPECT_TRUE(salvo.waypoints_m.empty());
  EXPECT_EQ(salvo.assign, TargetRule::random);
  EXPECT_EQ(salvo.offset, OffsetRule::simultaneous);
  EXPECT_FALSE(salvo.timed_on_arrival);
}

TEST(Defaults, OfASensor) {
  const Sensor sensor = testing::load_small().scenario.sensors[SensorId(0)];
  EXPECT_FALSE(sensor.mast_m.has_value());
  EXPECT_FALSE(sensor.radar.has_value());
  EXPECT_FALSE(sensor.sees.has_value());
}

TEST(Defaults, OfASystem) {
  const FireUnit unit = testing::load_small().scenario.systems[SystemId(0)].unit;
  EXPECT_EQ(unit.interceptor_cost, 0);
  EXPECT_EQ(unit.altitude_min_m, -std::numeric_limits<double>::infinity());
  EXPECT_EQ(unit.altitude_max_m, std::numeric_limits<double>::infinity());
  EXPECT_FALSE(unit.mast_m.has_value());
  EXPECT_EQ(unit.channel, ChannelUse::held);
  EXPECT_FALSE(unit.reload.has_value());
  EXPECT_TRUE(unit.assessment_s.is_constant());
  EXPECT_EQ(mean(unit.assessment_s), 0);
  EXPECT_TRUE(unit.doctrine.empty());
  EXPECT_EQ(unit.availability, 1);
  EXPECT_EQ(unit.missed_kill, 0);
  EXPECT_EQ(unit.false_kill, 0);
}

TEST(Defaults, OfTheCommand) {
  const Command command = testing::load_small().scenario.command;
  EXPECT_EQ(command.coordination, Coordination::central);
  EXPECT_EQ(command.latency_s, 0);
  EXPECT_FALSE(command.track_capacity.has_value());
  EXPECT_EQ(command.order, ThreatOrder::impact);
  EXPECT_EQ(command.weapon, WeaponOrder::best_pk);
  EXPECT_EQ(command.policy, Policy::greedy);
  EXPECT_EQ(command.engagements_per_threat, 1);
  ASSERT_EQ(command.reserve.size(), 1U);
  EXPECT_TRUE(command.reserve[SystemId(0)].empty());
  EXPECT_EQ(command.decoy_as_real, 1);
  EXPECT_EQ(command.real_as_decoy, 0);
  EXPECT_EQ(command.engage_decoys, EngageDecoys::last);
}

TEST(Defaults, SectionsThatAreAbsentHaveNothing) {
  const LoadedScenario loaded = load_scenario_text(R"(bulwark: 1
assets: {plant: {position: [0 km, 0 km]}}
threats: {}
raid: {}
)",
                                                   "folder/night.raid.yaml");
  EXPECT_EQ(loaded.scenario.name, "night.raid");
  EXPECT_TRUE(loaded.scenario.sensors.empty());
  EXPECT_TRUE(loaded.scenario.systems.empty());
  EXPECT_TRUE(loaded.scenario.batteries.empty());
  EXPECT_TRUE(loaded.scenario.jammers.empty());
  ASSERT_EQ(loaded.warnings.size(), 1U);  // nothing is launched
  EXPECT_EQ(loaded.warnings[0].path, "raid");
}

}  // namespace
}  // namespace bulwark
