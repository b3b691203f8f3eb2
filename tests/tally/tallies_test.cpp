#include "tally/tallies.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

#include "base/input_error.h"
#include "study/small_case.h"
#include "tally/metrics.h"

namespace bulwark {
namespace {

class TalliesTest : public ::testing::Test {
 protected:
  Scenario scenario_ = small_scenario();
  Layout layout_ = small_layout(scenario_);

  Tallies tallies_of(const std::vector<Outcome>& outcomes) const {
    Tallies tallies(scenario_, layout_);
    for (const Outcome& outcome : outcomes) tallies.add(outcome);
    return tallies;
  }
  Tallies both() const { return tallies_of({first_outcome(layout_), second_outcome(layout_)}); }

  Metric metric(const Tallies& tallies, const std::string& name, const std::string& group) const {
    for (const Metric& candidate : metrics(tallies)) {
      if (candidate.name == name && candidate.group == group) return candidate;
    }
    ADD_FAILURE() << "no metric " << name << " of " << group;
    return {};
  }

  Outcome random_outcome(std::mt19937_64& engine) const {
    const auto draw = [&engine](std::uint32_t most) {
      return std::uniform_int_distribution<std::uint32_t>(0, most)(engine);
    };
    Outcome outcome = empty_outcome(layout_);
    for (CellCounts& cell : outcome.cells) {
      for (auto& fate : cell.fates) fate = draw(20);
      for (auto& cause : cell.causes) cause = draw(9);
      cell.shots = draw(60);
    }
    for (BatteryCounts& battery : outcome.batteries) {
      battery = {
          {draw(30), draw(9), draw(9), draw(3), draw(4), true, draw(1) == 1, draw(1'000'000'000), draw(900'000'000)},
          {}};
    }
    for (DefenceCounts& defence : outcome.defence) defence = {draw(30), draw(60), draw(20)};
    for (AssetCounts& asset : outcome.assets) asset = {draw(5), draw(4)};
    for (auto& sample : outcome.timeline) {
      for (auto& value : sample) value = static_cast<std::int32_t>(draw(100));
    }
    return outcome;
  }
};

TEST_F(TalliesTest, GroupsComeInOrder) {
  const Groups groups(scenario_);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < groups.size(); ++i) names.push_back(groups.name(GroupId(i)));
  EXPECT_EQ(names, (std::vector<std::string>{"all", "family:drone", "family:decoy", "salvo:wave", "salvo:screen",
                                             "type:one_way_drone", "type:foam", "asset:plant", "asset:depot"}));
  EXPECT_EQ(groups.name(groups.asset(AssetId(1))), "asset:depot");
  EXPECT_EQ(groups.name(groups.type(TypeId(0))), "type:one_way_drone");
}

TEST_F(TalliesTest, CountsByHand) {
  const Tallies tallies = both();
  const struct {
    const char* metric;
    const char* group;
    double mean;
  } expected[] = {
      {"launched", "all", 9},
      {"launched", "family:decoy", 4},
      {"launched", "asset:plant", 5.5},
      {"failed", "all", 0.5},
      {"failed", "asset:depot", 0},
      {"soft_killed", "all", 0.5},
      {"soft_killed", "salvo:screen", 1},
      {"intercepted", "all", 6},
      {"intercepted", "type:foam", 1.5},
      {"leaked_hit", "all", 1.5},
      {"leaked_miss", "all", 0.5},
      {"leaked_miss", "family:decoy", 1.5},
      {"leakers", "all", 2},
      {"leakers", "salvo:screen", 1.5},
      {"leakers", "asset:plant", 1.5},
      {"shots", "all", 8.5},
      {"shots", "family:decoy", 3},
      {"shots", "asset:plant", 5.5},
      {"collateral", "all", 0.5},
      {"collateral", "family:decoy", 0},
      {"collateral", "type:foam", 0},
      {"collateral", "asset:plant", 0.5},
      {"assets_disabled", "all", 0.5},
  };
  for (const auto& entry : expected) {
    EXPECT_DOUBLE_EQ(metric(tallies, entry.metric, entry.group).estimate.value, entry.mean)
        << entry.metric << " of " << entry.group;
  }
}

TEST_F(TalliesTest, FatesAddUpToTheLaunches) {
  std::mt19937_64 engine(1);
  Tallies tallies(scenario_, layout_);
  for (int i = 0; i < 50; ++i) tallies.add(random_outcome(engine));
  for (std::size_t i = 0; i < tallies.groups().size(); ++i) {
    Int128 fates = 0;
    for (const CountMetric fate : {CountMetric::failed, CountMetric::soft_killed, CountMetric::intercepted,
                                   CountMetric::leaked_hit, CountMetric::leaked_miss}) {
      fates += tallies.counts(GroupId(i), fate).moments().sum;
    }
    EXPECT_EQ(fates, tallies.counts(GroupId(i), CountMetric::launched).moments().sum);
  }
}

TEST_F(TalliesTest, LeakageIsARatioOverTrials) {
  const Metric leakage = metric(both(), "leakage", "all");
  // (leakers, appeared): (3, 9), (1, 8): R = 4/17; d = 3 - 9R = 15/17, 1 - 8R = -15/17.
  EXPECT_DOUBLE_EQ(leakage.estimate.value, 4.0 / 17);
  EXPECT_NEAR(leakage.estimate.standard_error, std::sqrt(2.0 * 2 * (15.0 / 17) * (15.0 / 17)) / 17, 1e-15);
  EXPECT_NEAR(leakage.interval.low, 0.0054919541677, 1e-10);  // t(1) = 12.7, 16.7 independent threats
  EXPECT_NEAR(leakage.interval.high, 0.9448856633449, 1e-10);
  EXPECT_DOUBLE_EQ(leakage.values.min(), 1.0 / 8);
  EXPECT_DOUBLE_EQ(leakage.values.max(), 3.0 / 9);
  EXPECT_EQ(leakage.trials, 2U);
}

TEST_F(TalliesTest, LeakageOfAGroupThatNeverAppearsDoesNotExist) {
  const Metric leakage = metric(tallies_of({empty_outcome(layout_)}), "leakage", "all");
  EXPECT_TRUE(std::isnan(leakage.estimate.value));
  EXPECT_TRUE(leakage.values.empty());
}

TEST_F(TalliesTest, MoneyByHand) {
  const Tallies tallies = both();
  // 10 drones, 4 decoys: 0.54; 8 drones, 4 decoys: 0.44. 8·2 + 3·3.5 = 26.5; 12·2 = 24.
  EXPECT_DOUBLE_EQ(metric(tallies, "attacker_cost", "all").estimate.value, 0.49);
  EXPECT_DOUBLE_EQ(metric(tallies, "attacker_cost", "all").values.max(), 0.54);
  EXPECT_DOUBLE_EQ(metric(tallies, "defender_cost", "all").estimate.value, 25.25);
  const Metric ratio = metric(tallies, "cost_ratio", "all");
  EXPECT_DOUBLE_EQ(ratio.estimate.value, 50.5 / 0.98);
  EXPECT_DOUBLE_EQ(ratio.values.min(), 49.0741);  // 26.5 / 0.54 to six digits
  EXPECT_DOUBLE_EQ(ratio.values.max(), 54.5455);
}

TEST_F(TalliesTest, DamageByHand) {
  const Tallies tallies = both();
  // First: plant 900 · 1/3, depot lost; second: hits without effect.
  EXPECT_DOUBLE_EQ(metric(tallies, "capacity_lost_MW", "all").estimate.value, 200);
  EXPECT_DOUBLE_EQ(metric(tallies, "capacity_lost_MW", "all").values.max(), 400);
  EXPECT_EQ(tallies.asset(AssetId(0)).disabled, 0U);
  EXPECT_EQ(tallies.asset(AssetId(1)).disabled, 1U);
  EXPECT_EQ(tallies.asset(AssetId(0)).hits.sum, 2);
}

TEST_F(TalliesTest, MoreHitsThanHardnessLoseNoMoreThanAll) {
  Outcome outcome = empty_outcome(layout_);
  outcome.assets[AssetId(0)] = {9, 7};
  const Tallies tallies = tallies_of({outcome});
  EXPECT_DOUBLE_EQ(metric(tallies, "capacity_lost_MW", "all").estimate.value, 900);
  EXPECT_EQ(tallies.asset(AssetId(0)).disabled, 1U);
}

TEST_F(TalliesTest, EmptyTimesAreThoseOfBatteriesThatEmptied) {
  const Tallies tallies = both();
  EXPECT_EQ(tallies.battery(BatteryId(0)).empty_time_us.count, 1U);
  EXPECT_EQ(tallies.battery(BatteryId(0)).empty_time_us.sum, 30'000'000);
  EXPECT_EQ(tallies.battery(BatteryId(1)).empty_time_us.count, 0U);
}

TEST_F(TalliesTest, TimelineIsADistributionASample) {
  const Tallies tallies = both();
  EXPECT_EQ(tallies.timeline(1, TimelineQuantity::ready_rounds).min(), 12U);
  EXPECT_EQ(tallies.timeline(1, TimelineQuantity::ready_rounds).max(), 14U);
  EXPECT_EQ(tallies.timeline(2, TimelineQuantity::kills).moments().sum, 15);
  EXPECT_EQ(tallies.ready(2, SystemId(0)).moments().sum, 17);
}

TEST_F(TalliesTest, MergesAlikeInAnyOrder) {
  std::mt19937_64 engine(2);
  std::vector<Outcome> outcomes;
  for (int i = 0; i < 200; ++i) outcomes.push_back(random_outcome(engine));
  const Tallies whole = tallies_of(outcomes);
  Tallies forwards(scenario_, layout_);
  Tallies backwards(scenario_, layout_);
  for (std::size_t part = 0; part < 4; ++part) {
    const auto slice = [&](std::size_t i) {
      const auto begin = outcomes.begin() + static_cast<std::ptrdiff_t>(50 * i);
      return tallies_of(std::vector<Outcome>(begin, begin + 50));
    };
    forwards.merge(slice(part));
    backwards.merge(slice(3 - part));
  }
  EXPECT_EQ(forwards, whole);
  EXPECT_EQ(backwards, whole);
  EXPECT_EQ(whole.trials(), 200U);
  forwards.add(outcomes.front());
  EXPECT_FALSE(forwards == whole);
}

TEST_F(TalliesTest, RefusesWhatIsOfAnotherLayout) {
  Tallies tallies(scenario_, layout_);
  Scenario dearer = scenario_;
  dearer.types[TypeId(0)].cost = 0.06;
  EXPECT_THROW(tallies.merge(Tallies(dearer, layout_)), std::logic_error);
  Layout longer = layout_;
  longer.timeline.samples = 4;
  EXPECT_THROW(tallies.merge(Tallies(scenario_, longer)), std::logic_error);
  Scenario watched = scenario_;
  watched.sensors.push_back({});
  EXPECT_THROW(tallies.merge(Tallies(watched, layout_)), std::logic_error);
  Layout longer_campaign = layout_;
  ++longer_campaign.campaign.days;
  EXPECT_THROW(tallies.merge(Tallies(scenario_, longer_campaign)), std::logic_error);
  EXPECT_THROW(tallies.add(empty_outcome(longer)), std::logic_error);
  Outcome negative = empty_outcome(layout_);
  negative.timeline[0][0] = -1;
  EXPECT_THROW(tallies.add(negative), std::logic_error);
  negative = empty_outcome(layout_);
  negative.ready[0] = -1;
  EXPECT_THROW(tallies.add(negative), std::logic_error);
}

TEST_F(TalliesTest, RefusesCostsThatFixedPointCannotHold) {
  scenario_.types[TypeId(0)].cost = 3e-7;
  EXPECT_THROW(Tallies(scenario_, layout_), InputErrors);
  scenario_.types[TypeId(0)].cost = 1e13;
  EXPECT_THROW(Tallies(scenario_, layout_), InputErrors);
  scenario_.types[TypeId(0)].cost = 1e12;
  Tallies tallies(scenario_, layout_);
  EXPECT_THROW(tallies.add(first_outcome(layout_)), std::overflow_error);
}

}  // namespace
}  // namespace bulwark
