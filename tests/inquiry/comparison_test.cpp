// The price of a leaker avoided, with rounds that are fired and with batteries that cost something to have.
#include "inquiry/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "format/load.h"
#include "tally/alike.h"

namespace bulwark {
namespace {

/// Forty drones, and a battery of twenty rounds at 1 each.
const char* const text = R"(bulwark: 1
assets: {plant: {position: [0 km, 0 km]}}
threats: {drone: {family: uav, speed: 50 m/s, altitude: 100 m}}
raid: {wave: {threat: drone, count: 40, from: [90 km, 0 km], targets: [plant], launch: {at: 0 s}}}
systems:
  sam: {interceptor: {speed: 900 m/s, cost: 1}, envelope: {range: [1 km, 40 km]}, pk: {uav: 0.8}, channels: 2, rounds: 20,
        reaction: 6 s}
batteries: {north: {system: sam, position: [0 km, 5 km], count: 1}}
)";

Scenario scenario(const std::vector<Override>& overrides) {
  return load_scenario_text(text, "raid.yaml", overrides).scenario;
}

const std::vector<Override> more = {{"batteries.north.count", "2"}};
const std::vector<Override> dear = {{"systems.sam.cost", "80"}};
const std::vector<Override> more_and_dear = {{"batteries.north.count", "2"}, {"systems.sam.cost", "80"}};

TEST(BatteriesCost, IsThatOfTheBatteriesThatThereAreMoreOf) {
  EXPECT_FALSE(extra_batteries_cost(scenario({}), scenario(more)).has_value());
  EXPECT_EQ(extra_batteries_cost(scenario(dear), scenario(more_and_dear)), 80);
  EXPECT_EQ(extra_batteries_cost(scenario(more_and_dear), scenario(dear)), -80);
  EXPECT_EQ(extra_batteries_cost(scenario(dear), scenario({{"batteries.north.cost", "95"}, dear[0]})), 15);
}

TEST(BatteriesCost, IsPartOfTheCostPerLeakerAvoided) {
  const std::vector<MetricName> metrics = {{"leakers", "all"}, {"defender_cost", "all"}};
  const auto samples = sample_all({scenario(dear), scenario(more_and_dear)}, metrics, 5, 100, {1, nullptr, {}});
  const CostPerLeaker rounds = cost_per_leaker(metrics, samples[0], samples[1], std::nullopt);
  const CostPerLeaker all = cost_per_leaker(metrics, samples[0], samples[1], 80);
  const double avoided = all.leakers_avoided.estimate.value;
  EXPECT_DOUBLE_EQ(all.extra_cost.estimate.value, rounds.extra_cost.estimate.value);
  EXPECT_NEAR(all.ratio, rounds.ratio + 80 / avoided, 1e-9);
  ASSERT_TRUE(all.interval.has_value());
  EXPECT_LT(all.interval->low, all.ratio);
  EXPECT_GT(all.interval->high, all.ratio);
}

TEST(Comparison, OfWhatDiffersInNoTrialIsNotCertain) {
  const std::vector<MetricName> metrics = {{"leakers", "all"}, {"defender_cost", "all"}};
  const auto samples = sample_all({scenario({}), scenario({})}, metrics, 5, 100, {1, nullptr, {}});
  const Comparison comparison = compare_samples(metrics, samples[0], samples[1], std::nullopt);
  EXPECT_EQ(comparison.metrics[0].difference.estimate.value, 0);
  EXPECT_NEAR(comparison.metrics[0].difference.interval.high, most_share(0, 100, 0.975), 1e-12);
  EXPECT_NEAR(comparison.cost.leakers_avoided.interval.low, -most_share(0, 100, 0.975), 1e-12);
  EXPECT_FALSE(comparison.cost.interval);
}

TEST(Comparison, HasNoPriceWhereFewTrialsDifferInTheirLeakers) {
  // One leaker fewer in six trials of 100: Student's interval excludes 0, but as many others may have one more.
  Sample before;
  before.series = {{MetricForm{}, std::vector<std::int64_t>(100, 3), {}},
                   {MetricForm{}, std::vector<std::int64_t>(100, 7), {}}};
  Sample after = before;
  for (std::size_t trial = 0; trial < 6; ++trial) {
    after.series[0].x[trial] = 2;
    after.series[1].x[trial] = 8;
  }
  const std::vector<MetricName> metrics = {{"leakers", "all"}, {"defender_cost", "all"}};
  const CostPerLeaker cost = cost_per_leaker(metrics, before, after, std::nullopt);
  EXPECT_GT(difference_of(before.series[0], after.series[0]).interval.low, 0);
  EXPECT_LT(cost.leakers_avoided.interval.low, 0);
  EXPECT_FALSE(cost.interval);
}

}  // namespace
}  // namespace bulwark
