// What is read of a trial: who flew, who was shot down, who was lost to jammers.
#include "calibrate/bank.h"

#include <gtest/gtest.h>

#include <cmath>

#include "format/load.h"

namespace bulwark {
namespace {

/// 40 drones and 20 decoys on one lane past a jammer; a shot at each of them, a channel for each.
constexpr const char* jammed = R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km], hardness: 100}
threats:
  drone: {family: uav, speed: 100 m/s, altitude: 0 m, reliability: 0.5}
  decoy: {family: bait, speed: 100 m/s, altitude: 0 m}
raid:
  wave: {threat: drone, count: 40, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s, offset: {every: 1 s}}}
  baits: {threat: decoy, count: 20, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s, offset: {every: 1 s}}}
systems:
  sam:
    interceptor: {speed: 1e6 m/s}
    envelope: {range: [0 km, 10 km]}
    pk: {uav: 0.5, bait: 0.5}
    channels: 100
    rounds: 1000
    reaction: 0 s
    assessment: 1000 s
batteries:
  north: {system: sam, position: [0 km, 0 km]}
jammers:
  wall: {position: [50 km, 0 km], radius: 10 km, rate: {uav: 0.2 /min, bait: 0.2 /min}}
uncertain:
  systems.sam.pk.uav: {uniform: [0, 1]}
)";

TEST(RaidSimulator, CountsWhoFlewWasShotDownAndWasLost) {
  ReportedFamily both;
  both.of = {FamilyId(0), FamilyId(1)};
  const Scenario scenario = load_scenario_text(jammed, "jammed.yaml").scenario;
  constexpr std::uint32_t trials = 400;
  RaidSimulator simulator(scenario, {both}, 3, trials);
  std::vector<BankDraw> draws(2);
  draws[0].values = {0};
  draws[1].values = {1};
  simulator.simulate(draws, {2, nullptr, {}});
  EXPECT_EQ(simulator.trials_run(), 2 * trials);
  const double lost = 1 - std::exp(-0.2 / 60 * 200);  // 20 km at 100 m/s
  for (const BankDraw& draw : draws) {
    double flew = 0;
    double intercepted = 0;
    double soft_killed = 0;
    for (const FamilyCounts& counts : draw.counts) {
      flew += counts.flew;
      intercepted += counts.intercepted;
      soft_killed += counts.soft_killed;
    }
    // 40 that fly with 1/2, and 20 that all do.
    EXPECT_NEAR(flew / trials, 40, 4 * std::sqrt(40 * 0.25 / trials));
    EXPECT_NEAR(soft_killed / trials, 40 * lost, 4 * std::sqrt(60 * 0.25 / trials));
    const double killed = (20 * draw.values[0] + 20 * 0.5) * (1 - lost);
    EXPECT_NEAR(intercepted / trials, killed, 4 * std::sqrt(60 * 0.25 / trials)) << draw.values[0];
  }
}

TEST(RaidSimulator, SaysHowManyTrialsWereRunSinceTheBeginning) {
  ReportedFamily one;
  one.of = {FamilyId(0)};
  const Scenario scenario = load_scenario_text(jammed, "jammed.yaml").scenario;
  RaidSimulator simulator(scenario, {one}, 3, 5);
  std::vector<BankDraw> draws(4);
  for (BankDraw& draw : draws) draw.values = {0.5};
  std::uint64_t last = 0;
  const PoolHooks hooks{1, nullptr, [&](std::uint64_t done) { last = done; }};
  simulator.simulate(draws, hooks);
  EXPECT_EQ(last, 20U);
  simulator.simulate(draws, hooks);
  EXPECT_EQ(last, 40U);
}

}  // namespace
}  // namespace bulwark
