// Trials of plans: which they are, and that each is run once.
#include "plan/trial_store.h"

#include <gmock/gmock.h>

#include "base/stop.h"
#include "plan/score.h"
#include "plan/small_plan.h"

namespace bulwark {
namespace {

TEST(TrialStore, TheSearchSeesNoFreshTrial) {
  const PlanProblem problem = small_plan("budgets: [6]\n");
  TrialStore store(problem, {1, nullptr, {}}, nullptr);
  const Purchases plan = nothing_bought(problem);
  store.extend({plan}, {1}, Stage::search, 64);
  store.extend({plan}, {1}, Stage::fresh, 64);
  EXPECT_NE(store.series(plan, 0, Stage::search, 0, 0, 64).x, store.series(plan, 0, Stage::fresh, 0, 0, 64).x);
}

TEST(TrialStore, RunsEachTrialOnce) {
  const PlanProblem problem = small_plan("budgets: [6]\n");
  std::uint64_t last = 0;
  TrialStore store(problem, {1, nullptr, [&](std::uint64_t done) { last = done; }}, nullptr);
  store.extend({{0, 0}, {1, 0}}, {1}, Stage::search, 32);
  store.extend({{0, 0}, {1, 0}, {0, 0}}, {1}, Stage::search, 20);
  EXPECT_EQ(last, 64U);
  store.extend({{0, 0}}, {1}, Stage::search, 33);  // in whole blocks
  EXPECT_EQ(last, 80U);
  EXPECT_EQ(store.trials_of(Stage::search), 80U);
  EXPECT_EQ(store.trials_of(Stage::fresh), 0U);
}

TEST(TrialStore, PiecesJoinToTheWhole) {
  const PlanProblem problem = small_plan("budgets: [6]\n");
  TrialStore pieces(problem, {1, nullptr, {}}, nullptr);
  TrialStore whole(problem, {1, nullptr, {}}, nullptr);
  for (std::uint32_t trials = 16; trials <= 96; trials += 16) pieces.extend({{2, 1}}, {1}, Stage::search, trials);
  whole.extend({{2, 1}}, {1}, Stage::search, 96);
  EXPECT_EQ(pieces.series({2, 1}, 0, Stage::search, 0, 0, 96).x, whole.series({2, 1}, 0, Stage::search, 0, 0, 96).x);
}

TEST(TrialStore, EndsWhereItIsAskedTo) {
  const PlanProblem problem = small_plan("budgets: [6]\n");
  const std::atomic<bool> stop = true;
  TrialStore store(problem, {1, &stop, {}}, nullptr);
  EXPECT_THROW(store.extend({{0, 0}}, {1}, Stage::search, 32), Stopped);
}

TEST(Score, WeighsRaids) {
  const PlanProblem problem =
      small_plan("budgets: [6]\nraids: {few: {}, many: {raid.s.count: 30}, none: {raid.s.count: 0}}\n");
  TrialStore store(problem, {1, nullptr, {}}, nullptr);
  store.extend({{0, 0}}, {3, 1, 0}, Stage::search, 64);
  const auto mean = [&](std::size_t raid) {
    return estimate_of(store.series({0, 0}, raid, Stage::search, 0, 0, 64)).value;
  };
  const Series both = objective_of(store, {0, 0}, {3, 1, 0}, Stage::search, 0, 64);
  EXPECT_NEAR(estimate_of(both).value, 0.75 * mean(0) + 0.25 * mean(1), 1e-12);
}

TEST(Score, GainsCountForTheirCost) {
  const Series before{form_of({"leakers", "all"}), {5, 7, 9}, {}};
  const Series after{form_of({"leakers", "all"}), {4, 4, 7}, {}};
  EXPECT_NEAR(estimate_of(gain_per_cost(before, after, 4, false)).value, 2.0 / 4, 1e-12);
  EXPECT_NEAR(estimate_of(gain_per_cost(before, after, 4, true)).value, -2.0 / 4, 1e-12);
}

TEST(Score, GainsOfRatiosCountOverTheDenominatorsBefore) {
  const Series before{form_of({"leakage", "all"}), {5, 7}, {10, 30}};
  const Series after{form_of({"leakage", "all"}), {4, 4}, {10, 30}};
  EXPECT_NEAR(estimate_of(gain_per_cost(before, after, 2.5, false)).value, 4.0 / 40 / 2.5, 1e-12);
}

TEST(Score, GainsOfRatiosCountForAnyCost) {
  const Series before{form_of({"leakage", "all"}), {5, 7}, {10, 30}};
  const Series after{form_of({"leakage", "all"}), {4, 4}, {10, 30}};
  for (const double cost : {1e9, 1e15, 1e18}) {
    const Series gain = gain_per_cost(before, after, cost, false);
    EXPECT_GT(gain.y[0], 0) << cost;
    EXPECT_NEAR(estimate_of(gain).value, 4.0 / 40 / cost, cost < 1e12 ? 1e-3 / cost : 1e-12) << cost;
  }
}

TEST(Score, ConstraintsAreBrokenByTheirExcess) {
  const PlanProblem problem = small_plan(
      "budgets: [6]\nconstraints: {shots:all: {at_most: 1}, launched:all: {at_least: 25}, leakers:all: {at_most: "
      "30}}\n");
  TrialStore store(problem, {1, nullptr, {}}, nullptr);
  store.extend({{0, 0}}, {1}, Stage::search, 64);
  EXPECT_NEAR(violation_of(store, {0, 0}, {1}, 64), (2.0 - 1) / 1 + (25.0 - 20) / 25, 1e-12);
}

}  // namespace
}  // namespace bulwark
