// Draws are named, so that scenarios that differ in one thing share all others (model.md, section 10).
#include <gtest/gtest.h>

#include <set>

#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

/// A raid in which everything is random.
const Settings noisy = {
    "assets={plant: {position: [0 km, 0 km], hardness: 2}, depot: {position: [3 km, 9 km]}}",
    "threats.drone={family: uav, speed: 100 m/s, altitude: 0 m, reliability: 0.9, accuracy: 0.8, lethality: 0.6}",
    "raid.wave={threat: drone, count: 12, from: [100 km, 0 km], targets: [plant, depot], launch: {at: 0 s, "
    "offset: {uniform: 100 s}}}",
    "sensors={eye: {position: [0 km, 0 km], max_range: 40 km, scan: 10 s, pd: 0.2}}",
    "systems.sam.pk.uav=0.5",
    "systems.sam.channels=3",
    "systems.sam.rounds=12",
    "systems.sam.reaction={lognormal: {median: 5 s, sigma: 0.5}}",
    "systems.sam.assessment={exponential: 4 s}",
    "systems.sam.availability=0.9",
    "systems.sam.missed_kill=0.1",
    "systems.sam.false_kill=0.1",
    "jammers={town: {position: [0 km, 0 km], radius: 30 km, rate: {uav: 0.1 /min}}}",
    "command.discrimination={real_as_decoy: 0.2}"};

/// The first difference between two scenarios over some trials, or -1; cells, assets and the batteries of `a` only.
int first_difference(const Settings& a, const Settings& b) {
  const Tables tables_a = compile_duel(a);
  const Tables tables_b = compile_duel(b);
  Trial trial_a(tables_a);
  Trial trial_b(tables_b);
  for (std::uint32_t k = 0; k < 200; ++k) {
    Outcome x = trial_a.run(5, k);
    Outcome y = trial_b.run(5, k);
    IndexedBy<BatteryId, BatteryCounts> shared;
    for (std::size_t battery = 0; battery < x.batteries.size(); ++battery)
      shared.push_back(y.batteries[BatteryId(battery)]);
    y.batteries = shared;
    x.timeline.clear();
    y.timeline.clear();
    if (!same(x, y)) return static_cast<int>(k);
  }
  return -1;
}

TEST(CommonRandomNumbers, TheNoisyRaidIsNoisy) {
  EXPECT_NE(first_difference(noisy, noisy + Settings{"systems.sam.pk.uav=0.51"}), -1);
  EXPECT_NE(first_difference(noisy, noisy + Settings{"jammers.town.rate.uav=0.12 /min"}), -1);
}

TEST(CommonRandomNumbers, WhatDoesNothingChangesNothing) {
  EXPECT_EQ(first_difference(
                noisy, noisy + Settings{"jammers.idle={position: [1 km, 0 km], radius: 30 km, rate: {uav: 0 /min}}"}),
            -1);
  EXPECT_EQ(first_difference(
                noisy, noisy + Settings{"sensors.blind={position: [0 km, 900 km], max_range: 9 km, scan: 1 s, pd: 1}"}),
            -1);
  EXPECT_EQ(first_difference(noisy, noisy + Settings{"batteries.remote={system: sam, position: [0 km, 900 km]}"}), -1);
  EXPECT_EQ(first_difference(noisy, noisy + Settings{"batteries.idle={system: sam, position: [0 km, 0 km], pk: {}}"}),
            -1);
  EXPECT_EQ(first_difference(noisy, noisy + Settings{"command.track_capacity=1000"}), -1);
  EXPECT_EQ(first_difference(noisy, noisy + Settings{"uncertain.systems.sam.pk.uav={empirical: [0.5]}"}), -1);
}

TEST(CommonRandomNumbers, ABlindSensorInFrontDoesNotShiftTheOthers) {
  const std::string blind_first =
      "sensors={blind: {position: [0 km, 900 km], max_range: 9 km, scan: 1 s, pd: 1}, eye: {position: [0 km, 0 km], "
      "max_range: "
      "40 km, scan: 10 s, pd: 0.2}}";
  EXPECT_EQ(first_difference(noisy, noisy + Settings{blind_first}), -1);
}

TEST(CommonRandomNumbers, NamesOfAssetsDoNotMatter) {
  const Settings renamed = {"assets={depot: {position: [0 km, 0 km], hardness: 2}, plant: {position: [3 km, 9 km]}}",
                            "raid.wave.targets=[depot, plant]"};
  EXPECT_EQ(first_difference(noisy, noisy + renamed), -1);
}

std::vector<LoggedThreat> threats_of(const Settings& settings, std::uint32_t trial, std::uint64_t seed = 5) {
  const Replay r = replay(settings, trial, seed);
  return {r.log.threats.begin(), r.log.threats.end()};
}

TEST(CommonRandomNumbers, ALongerSalvoKeepsItsFirstThreats) {
  for (std::uint32_t trial = 0; trial < 10; ++trial) {
    const auto few = threats_of(noisy, trial);
    const auto many = threats_of(noisy + Settings{"raid.wave.count=20"}, trial);
    ASSERT_EQ(few.size(), 12U);
    ASSERT_EQ(many.size(), 20U);
    for (std::size_t i = 0; i < few.size(); ++i) {
      EXPECT_EQ(few[i].launch_s, many[i].launch_s);
      EXPECT_EQ(few[i].route, many[i].route);
    }
  }
}

TEST(CommonRandomNumbers, AnotherSalvoInFrontKeepsThoseOfTheFirst) {
  const std::string wave =
      "wave: {threat: drone, count: 12, from: [100 km, 0 km], targets: [plant, depot], launch: {at: 0 s, "
      "offset: {uniform: 100 s}}}";
  const Settings two =
      noisy + Settings{
                  "raid={extra: {threat: drone, count: 3, from: [0 km, 90 km], targets: [plant], launch: "
                  "{at: 0 s}}, " +
                  wave + "}"};
  const auto one = threats_of(noisy, 0);
  const auto both = threats_of(two, 0);
  ASSERT_EQ(both.size(), 15U);
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].launch_s, both[i + 3].launch_s);
}

/// Draws of one kind by threat: (probability-free) numbers that an event carries.
std::vector<double> first_draws(const Replay& r, const std::string& kind) {
  std::vector<double> draws(r.log.threats.size(), -1);
  for (const LoggedEvent& event : r.events(kind)) {
    double& draw = draws[event.threat.value().index()];
    if (draw < 0) draw = event.draw.value();
  }
  return draws;
}

TEST(CommonRandomNumbers, OneParameterChangesNoOtherDraw) {
  for (std::uint32_t trial = 0; trial < 20; ++trial) {
    const Replay base = replay(noisy, trial);
    const Replay faster =
        replay(noisy + Settings{"systems.sam.reaction={lognormal: {median: 4 s, sigma: 0.5}}"}, trial);
    EXPECT_EQ(base.times_s("launch"), faster.times_s("launch"));
    for (const std::string kind : {"intercept", "assess"}) {
      const auto a = first_draws(base, kind);
      const auto b = first_draws(faster, kind);
      for (std::size_t i = 0; i < a.size(); ++i) {
        // The kill draw belongs to the ordinal of the shot at the threat; of one that is shot at in both, the first is
        // one.
        if (a[i] >= 0 && b[i] >= 0) {
          EXPECT_EQ(a[i], b[i]);
        }
      }
    }
  }
}

TEST(CommonRandomNumbers, BetterRoundsNeverLoseASingleDuel) {
  const Settings weak = {"systems.sam.pk.uav=0.3"};
  const Settings strong = {"systems.sam.pk.uav=0.4"};
  for (std::uint32_t trial = 0; trial < 300; ++trial) {
    const bool killed_by_weak = count(replay(weak, trial).outcome, Fate::intercepted) == 1;
    if (killed_by_weak) {
      EXPECT_EQ(count(replay(strong, trial).outcome, Fate::intercepted), 1U) << trial;
    }
  }
}

TEST(Seeds, ShareNoTrialsAndAllAreValid) {
  std::set<double> launches;
  for (const std::uint64_t seed : {0ULL, 1ULL, 2ULL, 77ULL, 1ULL << 32U, (1ULL << 32U) + 1, ~0ULL}) {
    for (std::uint32_t trial = 0; trial < 20; ++trial) launches.insert(threats_of(noisy, trial, seed)[0].launch_s);
  }
  EXPECT_EQ(launches.size(), 7U * 20);
}

TEST(Trials, CanBeRunAgainAloneInAnyOrder) {
  const Tables tables = compile_duel(noisy);
  Trial trial(tables);
  std::vector<Outcome> outcomes;
  for (std::uint32_t k = 0; k < 30; ++k) outcomes.push_back(trial.run(9, k));
  for (std::uint32_t k = 30; k-- > 0;) {
    EXPECT_TRUE(same(Trial(tables).run(9, k), outcomes[k])) << k;
    EXPECT_TRUE(same(trial.run(9, k), outcomes[k])) << k;
  }
}

}  // namespace
}  // namespace bulwark::testing
