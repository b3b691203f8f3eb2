// Decoys and what they are taken for (model.md, sections 6 and 7).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tally/tallies.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

/// Decoys come first in the scenario and arrive first.
Settings with_decoys(const std::string& discrimination) {
  return {"threats.foam={family: decoy, decoy: true, speed: 100 m/s, altitude: 0 m}",
          "raid={decoys: {threat: foam, count: 2, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}, wave: "
          "{threat: "
          "drone, count: 2, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}}",
          "systems.sam.pk={uav: 1, decoy: 1}", "systems.sam.assessment=10 s",
          "command.discrimination=" + discrimination};
}

TEST(Discrimination, DecoysAreTakenForRealByDefault) {
  EXPECT_THAT(replay(with_decoys("{}")).threats("engage"), ElementsAre(0, 1, 2, 3));
}

TEST(Discrimination, BelievedDecoysComeLastByDefault) {
  EXPECT_THAT(replay(with_decoys("{decoy_as_real: 0}")).threats("engage"), ElementsAre(2, 3, 0, 1));
}

TEST(Discrimination, BelievedDecoysComeLastInEveryOrder) {
  for (const char* order : {"impact", "detection", "value", "random"}) {
    for (const char* coordination : {"central", "independent"}) {
      const auto engaged =
          replay(with_decoys("{decoy_as_real: 0}") +
                 Settings{std::string("command.order=") + order, std::string("command.coordination=") + coordination})
              .threats("engage");
      ASSERT_EQ(engaged.size(), 4U);
      EXPECT_EQ(engaged[0] + engaged[1], 5U) << order << coordination;  // threats 2 and 3
    }
  }
}

TEST(Discrimination, NeverLeavesThemAlone) {
  const Replay r = replay(with_decoys("{decoy_as_real: 0, engage_decoys: never}"));
  EXPECT_THAT(r.threats("engage"), ElementsAre(2, 3));
  EXPECT_EQ(r.outcome.cells[CellId(0)].causes[static_cast<std::size_t>(Cause::ignored)], 2U);
  EXPECT_EQ(r.outcome.cells[CellId(0)].fates[static_cast<std::size_t>(Fate::leaked_miss)], 2U);
}

TEST(Discrimination, ARealThreatMayBeTakenForADecoy) {
  const Settings settings = with_decoys("{real_as_decoy: 0.3, engage_decoys: never}") +
                            Settings{"raid.wave.count=20", "systems.sam.channels=30", "systems.sam.rounds=40"};
  expect_mean(
      mean_of(settings, 10'000,
              [](const Outcome& o) { return o.cells[CellId(1)].causes[static_cast<std::size_t>(Cause::ignored)]; }),
      6);
}

TEST(Discrimination, ADecoyIsTakenForRealWithItsProbability) {
  const Settings settings = with_decoys("{decoy_as_real: 0.6, engage_decoys: never}") +
                            Settings{"raid.decoys.count=20", "systems.sam.channels=30", "systems.sam.rounds=40"};
  expect_mean(mean_of(settings, 10'000, [](const Outcome& o) { return o.cells[CellId(0)].shots; }), 12);
}

TEST(Discrimination, PkDoctrineAndReserveGoByTheTrueType) {
  const Settings settings =
      with_decoys("{decoy_as_real: 1, real_as_decoy: 1}") +
      Settings{"systems.sam.pk={uav: 1, decoy: 0}", "systems.sam.doctrine={decoy: {shots: 2}, default: {shots: 1}}",
               "systems.sam.rounds=6", "systems.sam.channels=4", "command.reserve={sam: {uav: 2}}"};
  const Replay r = replay(settings);
  EXPECT_EQ(r.outcome.cells[CellId(0)].shots, 4U);  // 6 - 2 kept for the true drones
  EXPECT_EQ(r.outcome.cells[CellId(1)].shots, 2U);
  EXPECT_EQ(count(r.outcome, Fate::intercepted), 2U);
}

TEST(Decoys, HitNothingAndAreNoCollateral) {
  const Settings settings = with_decoys("{}") + Settings{"systems.sam.rounds=0", "raid.wave.count=0"};
  const Tables tables = compile_duel(settings);
  Tallies tallies(tables.scenario, tables.layout);
  Trial trial(tables);
  tallies.add(trial.run(1, 0));
  EXPECT_EQ(tallies.asset(AssetId(0)).hits.sum, 0);
  const GroupId salvo = tallies.groups().salvo(SalvoId(0));
  EXPECT_EQ(tallies.counts(salvo, CountMetric::leaked_miss).max(), 2U);
  EXPECT_EQ(tallies.counts(salvo, CountMetric::collateral).max(), 0U);
  EXPECT_EQ(tallies.counts(Groups::all(), CountMetric::launched).max(), 0U);
}

}  // namespace
}  // namespace bulwark::testing
