// Which plans are allowed, counted by hand.
#include "plan/purchases.h"

#include <gmock/gmock.h>

#include "plan/small_plan.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(Purchases, CostWhatTheirItemsCost) {
  const PlanProblem problem = small_plan("budgets: [6]\n");
  EXPECT_EQ(cost_of(problem, {2, 1}), 5);
  EXPECT_EQ(in_words(problem, {2, 1}), "2 rounds, battery@near");
  EXPECT_EQ(in_words(problem, {0, 0}), "nothing");
  EXPECT_EQ(swap_in_words(problem, {2, 0}, {1, 1}), "+ battery@near - rounds");
}

TEST(Purchases, AreEnumeratedWithinTheBudget) {
  const PlanProblem problem = small_plan("budgets: [4]\n");
  EXPECT_THAT(*all_plans(problem, 4, 100),
              UnorderedElementsAre(Purchases{0, 0}, Purchases{1, 0}, Purchases{2, 0}, Purchases{3, 0}, Purchases{4, 0},
                                   Purchases{0, 1}, Purchases{1, 1}));
  EXPECT_FALSE(all_plans(problem, 4, 6));
  EXPECT_THAT(*all_plans(problem, 0, 6), ElementsAre(Purchases{0, 0}));
}

TEST(Purchases, AreOneSwapAway) {
  const PlanProblem problem = small_plan("budgets: [4]\n");
  // One fewer, one in place of the other; one more would cost 5.
  EXPECT_THAT(swaps(problem, {1, 1}, 4), UnorderedElementsAre(Purchases{0, 1}, Purchases{1, 0}, Purchases{2, 0}));
  EXPECT_THAT(swaps(problem, {1, 0}, 4),
              UnorderedElementsAre(Purchases{0, 0}, Purchases{0, 1}, Purchases{2, 0}, Purchases{1, 1}));
}

TEST(Purchases, OfDecimalCostsMayTakeTheWholeBudget) {
  const PlanProblem problem =
      plan_of("options: {rounds: {add: {systems.w.rounds: 1}, cost: 0.1, most: 5}}\nbudgets: [0.3]\n");
  EXPECT_TRUE(is_allowed(problem, {3}, 0.3));  // 0.1 + 0.1 + 0.1 > 0.3 in binary
  EXPECT_FALSE(is_allowed(problem, {4}, 0.3));
}

TEST(Purchases, BringWhatTheyRequire) {
  const PlanProblem problem = plan_of(
      "options:\n  rounds: {add: {systems.w.rounds: 1}, cost: 1, most: 4, requires: [battery]}\n"
      "  battery: {battery: w, cost: 3}\nbudgets: [4]\n");
  EXPECT_EQ(with_one_more(problem, {0, 0}, 0), (Purchases{1, 1}));
  EXPECT_EQ(with_one_more(problem, {1, 1}, 0), (Purchases{2, 1}));
  EXPECT_FALSE(is_allowed(problem, {1, 0}));
  EXPECT_THAT(additions(problem, {0, 0}, 3), ElementsAre(Purchases{0, 1}));
}

TEST(Purchases, ExcludeInBothDirections) {
  const PlanProblem problem = plan_of(
      "options:\n  rounds: {add: {systems.w.rounds: 1}, cost: 1}\n"
      "  battery: {battery: w, cost: 3, excludes: [rounds]}\nbudgets: [4]\n");
  EXPECT_FALSE(is_allowed(problem, {1, 1}));
  EXPECT_EQ(with_one_more(problem, {1, 0}, 1), std::nullopt);
  EXPECT_EQ(with_one_more(problem, {0, 1}, 0), std::nullopt);
}

TEST(Purchases, OfAnOptionCountOverItsSitesAndOfASiteOverItsOptions) {
  const std::string text =
      "bulwark_plan: 1\nscenario: small.yaml\nobjective: {least: leakers:all}\nwithin: 0.2\nbudgets: [9]\n"
      "sites:\n  near: {position: [100 m, 0 m], systems: [w], most: 1}\n  far: {position: [90 m, 0 m], systems: [w]}\n"
      "options:\n  one: {battery: w, cost: 1, most: 2}\n  two: {battery: {system: w, rounds: 5}, cost: 2, at: "
      "[near]}\n";
  const PlanProblem problem = load_plan_text(text, "plan.yaml", small_scenario_text(), "small.yaml");
  ASSERT_EQ(problem.items.size(), 3U);  // one@near, one@far, two@near
  EXPECT_TRUE(is_allowed(problem, {1, 1, 0}));
  EXPECT_TRUE(is_allowed(problem, {0, 2, 1}));
  EXPECT_FALSE(is_allowed(problem, {1, 2, 0}));  // three of `one`
  EXPECT_FALSE(is_allowed(problem, {1, 0, 1}));  // two at `near`
}

}  // namespace
}  // namespace bulwark
