// The example of the format's description, every value of it.
#include <gtest/gtest.h>

#include "support.h"

namespace bulwark {
namespace {

const LoadedScenario& example() {
  static const LoadedScenario loaded =
      load_scenario(std::string(BULWARK_SOURCE_DIR) + "/tests/format/good/example.yaml");
  return loaded;
}
const Scenario& scenario() {
  return example().scenario;
}

TEST(Example, LoadsWithoutWarnings) {
  EXPECT_TRUE(example().warnings.empty());
  EXPECT_EQ(example().text.substr(0, 10), "bulwark: 1");
  EXPECT_EQ(scenario().name, "Two batteries and a raid");
  EXPECT_EQ(scenario().trials, 20000U);
  EXPECT_EQ(scenario().seed, 20260203U);
}

TEST(Example, Assets) {
  const Asset& substation = scenario().assets[AssetId(1)];
  EXPECT_EQ(substation.position_m, Vector2(22000, -8000));
  EXPECT_EQ(substation.capacity_w, 350e6);
  EXPECT_EQ(substation.kind, "substation");
  EXPECT_EQ(scenario().assets[AssetId(0)].value, 3);
  EXPECT_EQ(scenario().assets[AssetId(0)].hardness, 3);
}

TEST(Example, Threats) {
  ASSERT_EQ(scenario().families.size(), 4U);
  EXPECT_EQ(scenario().families[FamilyId(0)], "drone");
  EXPECT_EQ(scenario().families[FamilyId(3)], "ballistic");
  const ThreatType& drone = scenario().types[TypeId(0)];
  EXPECT_DOUBLE_EQ(drone.speed_mps, 185 / 3.6);
  EXPECT_EQ(drone.altitude_m, 300);
  EXPECT_EQ(drone.signature_m2, 0.05);
  EXPECT_EQ(drone.reliability, 0.97);
  EXPECT_EQ(drone.accuracy, 0.8);
  EXPECT_EQ(drone.lethality, 0.3);
  EXPECT_EQ(drone.cost, 0.05);
  EXPECT_TRUE(scenario().types[TypeId(1)].decoy);
  EXPECT_EQ(scenario().types[TypeId(3)].profile, Profile::ballistic);
  EXPECT_EQ(scenario().types[TypeId(3)].apogee_m, 60e3);
}

TEST(Example, Salvos) {
  const Salvo& drones = scenario().salvos[SalvoId(0)];
  EXPECT_EQ(drones.type, TypeId(0));
  EXPECT_EQ(mean(drones.count), 120);
  EXPECT_EQ(drones.origin_m, Vector2(180e3, 140e3));
  ASSERT_EQ(drones.waypoints_m.size(), 1U);
  EXPECT_EQ(drones.waypoints_m[0], Vector2(60e3, 70e3));
  EXPECT_EQ(drones.lanes, 4);
  EXPECT_EQ(drones.lane_spacing_m, 6e3);
  ASSERT_EQ(drones.targets.size(), 2U);
  EXPECT_EQ(drones.targets[0].weight, 2);
  EXPECT_EQ(drones.targets[1].target, TargetId(AssetId(1)));
  EXPECT_FALSE(drones.timed_on_arrival);
  EXPECT_EQ(drones.offset, OffsetRule::uniform);
  EXPECT_EQ(drones.offset_s, 2400);
  const Salvo& missiles = scenario().salvos[SalvoId(1)];
  EXPECT_TRUE(missiles.timed_on_arrival);
  EXPECT_EQ(missiles.at_s, 4500);
  EXPECT_EQ(missiles.offset, OffsetRule::normal);
  EXPECT_EQ(missiles.offset_s, 120);
  EXPECT_NEAR(missiles.origin_m.norm(), 320e3, 1e-6);
}

TEST(Example, Sensors) {
  const Sensor& radar = scenario().sensors[SensorId(0)];
  EXPECT_EQ(radar.mast_m, 25);
  EXPECT_EQ(radar.max_range_m, 250e3);
  EXPECT_EQ(radar.scan_s, 10);
  ASSERT_TRUE(radar.radar.has_value());
  EXPECT_EQ(radar.radar->range_m, 180e3);
  EXPECT_EQ(radar.radar->pd, 0.8);
  EXPECT_EQ(radar.radar->pfa, 1e-6);
  const Sensor& acoustic = scenario().sensors[SensorId(1)];
  EXPECT_EQ(acoustic.pd, 0.4);
  EXPECT_EQ(acoustic.sees, (std::vector<FamilyId>{FamilyId(0), FamilyId(1)}));
}

TEST(Example, Systems) {
  const FireUnit& sam = scenario().systems[SystemId(0)].unit;
  EXPECT_EQ(sam.interceptor_speed_mps, 900);
  EXPECT_EQ(sam.interceptor_cost, 1);
  EXPECT_EQ(sam.range_min_m, 1000);
  EXPECT_EQ(sam.range_max_m, 40e3);
  EXPECT_EQ(sam.altitude_min_m, 20);
  EXPECT_EQ(sam.altitude_max_m, 18e3);
  EXPECT_EQ(sam.mast_m, 12);
  ASSERT_EQ(sam.pk.size(), 3U);
  EXPECT_EQ(sam.pk[2].name, "cruise");
  EXPECT_EQ(sam.pk[2].pk, 0.75);
  EXPECT_EQ(sam.channels, 4);
  EXPECT_EQ(sam.channel, ChannelUse::held);
  EXPECT_EQ(sam.rounds, 24);
  ASSERT_TRUE(sam.reload.has_value());
  EXPECT_EQ(sam.reload->rounds, 8);
  EXPECT_EQ(mean(sam.reload->time_s), 1200);
  EXPECT_EQ(sam.reload->stock, 16);
  EXPECT_FALSE(sam.reload->blocks_fire);
  ASSERT_TRUE(sam.reaction_s.as<Lognormal>());
  EXPECT_EQ(sam.reaction_s.as<Lognormal>()->median, 8);
  EXPECT_EQ(sam.reaction_s.as<Lognormal>()->sigma, 0.3);
  EXPECT_EQ(mean(sam.assessment_s), 4);
  ASSERT_EQ(sam.doctrine.size(), 2U);
  EXPECT_EQ(sam.doctrine[0].name, "cruise");
  EXPECT_EQ(sam.doctrine[0].shots, 2);
  EXPECT_EQ(sam.doctrine[0].interval_s, 3);
  EXPECT_EQ(sam.doctrine[1].name, "default");
  EXPECT_EQ(sam.availability, 0.95);
  EXPECT_EQ(sam.missed_kill, 0.02);
  EXPECT_EQ(sam.false_kill, 0.02);
}

TEST(Example, Batteries) {
  ASSERT_EQ(scenario().batteries.size(), 7U);
  EXPECT_EQ(scenario().batteries[BatteryId(0)].name, "north");
  const Battery& last = scenario().batteries[BatteryId(6)];
  EXPECT_EQ(last.name, "guns.6");
  EXPECT_EQ(last.key, "guns");
  EXPECT_EQ(last.member, 5U);
  EXPECT_EQ(last.system, SystemId(1));
  EXPECT_EQ(last.unit.rounds, 60);
}

TEST(Example, JammersAndCommand) {
  const Jammer& city = scenario().jammers[JammerId(0)];
  EXPECT_EQ(city.radius_m, 15e3);
  ASSERT_EQ(city.rates.size(), 2U);
  EXPECT_DOUBLE_EQ(city.rates[0].rate_per_s, 0.05 / 60);
  const Command& command = scenario().command;
  EXPECT_EQ(command.latency_s, 5);
  EXPECT_EQ(command.track_capacity, 150);
  ASSERT_EQ(command.reserve[SystemId(0)].size(), 1U);
  EXPECT_EQ(command.reserve[SystemId(0)][0].family, FamilyId(2));
  EXPECT_EQ(command.reserve[SystemId(0)][0].rounds, 4);
  EXPECT_EQ(command.decoy_as_real, 0.8);
  EXPECT_EQ(command.real_as_decoy, 0.05);
}

TEST(Example, Uncertain) {
  ASSERT_EQ(scenario().uncertain.size(), 2U);
  const UncertainParameter& pk = scenario().uncertain[0];
  EXPECT_EQ(pk.path, "systems.medium_sam.pk.drone");
  EXPECT_EQ(pk.scope, UncertainScope::system);
  EXPECT_EQ(pk.field, UncertainField::pk);
  EXPECT_EQ(pk.entry, "drone");
  EXPECT_TRUE(pk.distribution.as<Beta>());
  EXPECT_EQ(pk.distribution.low, 0);
  EXPECT_EQ(pk.distribution.high, 1);
  EXPECT_EQ(scenario().uncertain[1].field, UncertainField::count);
  EXPECT_EQ(scenario().uncertain[1].scope, UncertainScope::salvo);
}

/// JSON is YAML, and has quotes on every value that carries a unit.
TEST(Example, IsTheSameInJson) {
  const Scenario json = load_scenario(std::string(BULWARK_SOURCE_DIR) + "/tests/format/good/example.json").scenario;
  const ThreatType& drone = json.types[TypeId(0)];
  EXPECT_EQ(drone.speed_mps, scenario().types[TypeId(0)].speed_mps);
  EXPECT_EQ(drone.signature_m2, 0.05);
  EXPECT_EQ(drone.reliability, 0.97);
  EXPECT_EQ(json.assets[AssetId(1)].position_m, Vector2(22000, -8000));
  EXPECT_EQ(json.assets[AssetId(1)].capacity_w, 350e6);
  EXPECT_EQ(json.salvos[SalvoId(1)].origin_m, scenario().salvos[SalvoId(1)].origin_m);
  EXPECT_EQ(json.salvos[SalvoId(0)].offset_s, 2400);
  EXPECT_EQ(json.systems[SystemId(0)].unit.reaction_s.as<Lognormal>()->median, 8);
  EXPECT_EQ(json.jammers[JammerId(0)].rates.at(0).rate_per_s, scenario().jammers[JammerId(0)].rates.at(0).rate_per_s);
  EXPECT_EQ(json.batteries.size(), scenario().batteries.size());
  EXPECT_EQ(json.uncertain.size(), 2U);
}

}  // namespace
}  // namespace bulwark
