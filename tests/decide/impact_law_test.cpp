#include "decide/impact_law.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>

#include "decide/small_scenarios.h"

namespace bulwark {
namespace {

/// Two assets under three types of threat, and nobody to shoot.
const std::string text = R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km], hardness: 3, capacity: 100 MW}
  depot: {position: [1 km, 0 km], hardness: 2, capacity: 50 MW}
threats:
  drone: {family: uav, speed: 100 m/s, altitude: 0 m, accuracy: 0.5, lethality: 0.8}
  missile: {family: missile, speed: 200 m/s, altitude: 0 m, accuracy: 0.9, lethality: 0.5}
  decoy: {family: decoy, decoy: true, speed: 100 m/s, altitude: 0 m}
raid:
  drones: {threat: drone, count: 3, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}
  missiles: {threat: missile, count: 2, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}
  others: {threat: drone, count: 2, from: [100 km, 0 km], targets: [depot], launch: {at: 0 s}}
  decoys: {threat: decoy, count: 9, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}
)";

double chance_of(const std::string& event) {
  const Tables tables = testing::compiled(text);
  Trial trial(tables);
  const Outcome& outcome = trial.run(1, 0);
  auto law = ImpactLaw::of(tables.scenario, tables.layout, read_rare_event(tables.scenario, event));
  EXPECT_TRUE(law) << event;
  return law ? law->chance(outcome, trial.parameters()) : -1;
}

// Effective hits of the plant: three of 0.4 and two of 0.45; of the depot two of 0.4.
TEST(ImpactLaw, OfHitsOnAnAssetIsASumOfBinomials) {
  EXPECT_NEAR(chance_of("effective_hits:plant>=5"), 0.064 * 0.2025, 1e-15);
  EXPECT_NEAR(chance_of("effective_hits:plant<=0"), 0.216 * 0.3025, 1e-15);
  EXPECT_NEAR(chance_of("effective_hits:plant>=4"), 0.064 * 0.2025 + 0.288 * 0.2025 + 0.064 * 0.495, 1e-15);
  EXPECT_NEAR(chance_of("effective_hits:all>=7"), 0.064 * 0.2025 * 0.16, 1e-15);
}

TEST(ImpactLaw, OfAllHitsNeedsNoEffect) {
  EXPECT_NEAR(chance_of("leaked_hit:asset:plant>=5"), 0.125 * 0.81, 1e-15);
}

TEST(ImpactLaw, OfCapacityAddsUpThirdsAndHalves) {
  const double plant_0 = 0.216 * 0.3025;
  const double plant_1 = 0.432 * 0.3025 + 0.216 * 0.495;
  const double plant_2 = 0.288 * 0.3025 + 0.432 * 0.495 + 0.216 * 0.2025;
  const double plant_3 = 1 - plant_0 - plant_1 - plant_2;
  EXPECT_NEAR(chance_of("capacity_lost_MW:all>=150"), plant_3 * 0.16, 1e-15);
  EXPECT_NEAR(chance_of("capacity_lost_MW:all>=125"), plant_3 * (0.16 + 0.48), 1e-14);
  EXPECT_NEAR(chance_of("capacity_lost_MW:all>=116"), plant_3 * (0.16 + 0.48) + plant_2 * 0.16, 1e-14);
  EXPECT_NEAR(chance_of("capacity_lost_MW:all<=25"), plant_0 * (0.36 + 0.48), 1e-15);
  EXPECT_NEAR(chance_of("capacity_lost_MW:asset:plant>=66"), plant_2 + plant_3, 1e-14);
}

/// P(k of n hit), each with p.
double binomial(int n, int k, double p) {
  return std::tgamma(n + 1) / std::tgamma(k + 1) / std::tgamma(n - k + 1) * std::pow(p, k) * std::pow(1 - p, n - k);
}

/// By every number of hits of each type, of the capacity lost in MW.
double enumerated(const std::function<bool(double)>& is_event) {
  double chance = 0;
  for (int drones = 0; drones <= 3; ++drones) {
    for (int missiles = 0; missiles <= 2; ++missiles) {
      for (int others = 0; others <= 2; ++others) {
        const double lost_mw = std::round(1e6 * (100 * std::min(1.0, (drones + missiles) / 3.0) + 25 * others)) / 1e6;
        const double p = binomial(3, drones, 0.4) * binomial(2, missiles, 0.45) * binomial(2, others, 0.4);
        chance += is_event(lost_mw) ? p : 0;
      }
    }
  }
  return chance;
}

// A place of the lattice is 8.3 MW: a watt more or less is none of its places.
TEST(ImpactLaw, OfCapacityAtALevelThatIsReachedIsOfItsRelation) {
  for (const char* const written : {"25", "33.333333", "50", "66.666667", "83.333333", "100", "125", "150"}) {
    const std::string level = written;
    const double mw = std::stod(level);
    const std::string metric = "capacity_lost_MW:all";
    EXPECT_NEAR(chance_of(metric + ">" + level), enumerated([mw](double x) { return x > mw; }), 1e-14) << level;
    EXPECT_NEAR(chance_of(metric + ">=" + level), enumerated([mw](double x) { return x >= mw; }), 1e-14) << level;
    EXPECT_NEAR(chance_of(metric + "<" + level), enumerated([mw](double x) { return x < mw; }), 1e-14) << level;
    EXPECT_NEAR(chance_of(metric + "<=" + level), enumerated([mw](double x) { return x <= mw; }), 1e-14) << level;
  }
}

TEST(ImpactLaw, OfAssetsDisabledIsOfEachAtItsHardness) {
  const double plant =
      1 - 0.216 * 0.3025 - (0.432 * 0.3025 + 0.216 * 0.495) - (0.288 * 0.3025 + 0.432 * 0.495 + 0.216 * 0.2025);
  EXPECT_NEAR(chance_of("assets_disabled:all>=2"), plant * 0.16, 1e-14);
  EXPECT_NEAR(chance_of("p_disabled:asset:plant>=1"), plant, 1e-14);
  EXPECT_NEAR(chance_of("assets_disabled:all<1"), (1 - plant) * 0.84, 1e-14);
}

double most_chance_of(const std::string& event, const std::vector<std::string>& settings = {}) {
  const Tables tables = testing::compiled(text, settings);
  return ImpactLaw::of(tables.scenario, tables.layout, read_rare_event(tables.scenario, event))->most_chance(tables);
}

TEST(ImpactLaw, IsAtMostThatOfARaidThatLeaksAsAWhole) {
  EXPECT_NEAR(most_chance_of("effective_hits:plant>=5"), 0.064 * 0.2025, 1e-15);
  EXPECT_NEAR(most_chance_of("effective_hits:plant>=5", {"raid.drones.count={uniform_int: [0, 3]}"}), 0.064 * 0.2025,
              1e-15);
  EXPECT_EQ(most_chance_of("effective_hits:plant>=5", {"raid.drones.count={poisson: 3}"}), 1);
  EXPECT_EQ(most_chance_of("effective_hits:plant<=0"), 1);
  EXPECT_NEAR(most_chance_of("effective_hits:plant>=5", {"uncertain={threats.drone.lethality: {beta: [8, 2]}}"}),
              0.125 * 0.2025, 1e-15);
  EXPECT_EQ(most_chance_of("effective_hits:plant>=5", {"uncertain={raid.drones.count: {uniform_int: [2, 9]}}"}), 1);
}

TEST(ImpactLaw, IsOfNoOtherEvent) {
  const Tables tables = testing::compiled(text);
  const auto is_there = [&](const std::string& event) {
    return ImpactLaw::of(tables.scenario, tables.layout, read_rare_event(tables.scenario, event)).has_value();
  };
  EXPECT_FALSE(is_there("leakers:all>=3"));
  EXPECT_FALSE(is_there("leaked_hit:family:uav>=3"));
}

}  // namespace
}  // namespace bulwark
