// Values that the example does not use, and warnings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string warnings_of(const std::vector<std::string>& settings) {
  std::string text;
  for (const InputError& warning : testing::load_small(settings).warnings) text += to_string(warning) + "\n";
  return text;
}

TEST(Salvo, OffsetsAndTargetRules) {
  const auto salvo = [](const std::string& setting) {
    return testing::load_small({setting}).scenario.salvos[SalvoId(0)];
  };
  EXPECT_EQ(salvo("raid.wave.launch.offset=simultaneous").offset, OffsetRule::simultaneous);
  EXPECT_EQ(salvo("raid.wave.launch.offset={every: 30 s}").offset, OffsetRule::every);
  EXPECT_EQ(salvo("raid.wave.launch.offset={poisson: 30 s}").offset, OffsetRule::poisson);
  EXPECT_EQ(salvo("raid.wave.launch.offset={poisson: 30 s}").offset_s, 30);
  EXPECT_EQ(salvo("raid.wave.launch.at=-5 min").at_s, -300);
  EXPECT_EQ(salvo("raid.wave.assign=even").assign, TargetRule::even);
  EXPECT_EQ(salvo("raid.wave.targets={plant: 0, depot: 1}").targets.size(), 2U);
}

TEST(Command, Words) {
  const Command command = testing::load_small({"command={coordination: independent, order: value, weapon: fullest, "
                                               "track_capacity: 0, engagements_per_threat: 3, "
                                               "discrimination: {engage_decoys: never}}"})
                              .scenario.command;
  EXPECT_EQ(command.coordination, Coordination::independent);
  EXPECT_EQ(command.order, ThreatOrder::value);
  EXPECT_EQ(command.weapon, WeaponOrder::fullest);
  EXPECT_EQ(command.track_capacity, 0);
  EXPECT_EQ(command.engagements_per_threat, 3);
  EXPECT_EQ(command.engage_decoys, EngageDecoys::never);
  EXPECT_EQ(testing::load_small({"command.policy=assignment"}).scenario.command.policy, Policy::assignment);
}

TEST(Units, OfEachDimension) {
  const Scenario scenario =
      testing::load_small({"assets.plant.capacity=1.5 GW", "threats.drone.speed=100 kn", "threats.drone.altitude=1 nmi",
                           "raid.wave.from={bearing: 0 rad, range: 50 km}", "raid.wave.launch.at=1.5 h"})
          .scenario;
  EXPECT_EQ(scenario.assets[AssetId(0)].capacity_w, 1.5e9);
  EXPECT_DOUBLE_EQ(scenario.types[TypeId(0)].speed_mps, 185200 / 3600.0);
  EXPECT_EQ(scenario.types[TypeId(0)].altitude_m, 1852);
  EXPECT_EQ(scenario.salvos[SalvoId(0)].at_s, 5400);
}

TEST(Warnings, OfNamesThatNoThreatHasInPkAndDoctrine) {
  EXPECT_EQ(warnings_of({"systems.sam.pk={uva: 0.5}"}),
            "--set systems.sam.pk:1:2: systems.sam.pk.uva: no threat has the type or family 'uva', so this has no "
            "effect; did "
            "you mean 'uav'?\n");
  EXPECT_THAT(warnings_of({"systems.sam.doctrine={balloon: {shots: 2}}"}),
              HasSubstr("no threat has the type or family 'balloon', so this has no effect\n"));
  EXPECT_EQ(warnings_of({"systems.sam.doctrine={drone: {shots: 2}, default: {shots: 1}}"}), "");
}

TEST(Warnings, OfAFamilyOfDecoysAndRealThreats) {
  EXPECT_THAT(warnings_of({"threats.bait={family: uav, decoy: true, speed: 50 m/s, altitude: 100 m}"}),
              HasSubstr("threats.bait.family: family 'uav' has decoys and real threats ('drone')"));
}

TEST(Warnings, OfARaidWithoutThreats) {
  EXPECT_THAT(warnings_of({"raid.wave.count=0"}), HasSubstr("raid: every count is 0, so no trial launches a threat"));
  EXPECT_THAT(warnings_of({"raid={}"}), HasSubstr("raid: has no salvo, so no trial launches a threat"));
  EXPECT_EQ(warnings_of({"raid.wave.count={poisson: 0.1}"}), "");
  EXPECT_THAT(warnings_of({"raid.wave.count=0", "uncertain.raid.wave.count={uniform_int: [0, 2]}"}),
              Not(HasSubstr("no trial")));
  EXPECT_THAT(warnings_of({"raid.wave.count=0", "uncertain.raid.wave.count={uniform: [-10, 2]}"}),
              Not(HasSubstr("no trial")));
  EXPECT_THAT(warnings_of({"uncertain.raid.wave.count={uniform: [0, 0.4]}"}), HasSubstr("no trial launches a threat"));
}

TEST(Warnings, OfUncertainParametersThatChangeNothing) {
  EXPECT_THAT(warnings_of({"uncertain.systems.sam.rounds={uniform_int: [4, 8]}", "batteries.north.rounds=5"}),
              HasSubstr("no battery takes 'rounds' from this system, so this has no effect"));
  EXPECT_EQ(warnings_of({"uncertain.systems.sam.rounds={uniform_int: [4, 8]}"}), "");
}

}  // namespace
}  // namespace bulwark
