// Searches whose best plan is known: on paper, and from racing every plan.
#include "plan/plan_search.h"

#include <gmock/gmock.h>

#include "plan/small_plan.h"

namespace bulwark {
namespace {

constexpr const char* quick_search = "search: {first: 64, trials: 256, enumerate: 0}\ntrials: 64\n";

FoundPlan found_at(const PlanProblem& problem, double budget, RaidWeights weights = {1}) {
  TrialStore store(problem, {1, nullptr, {}}, nullptr);
  return PlanSearch(store).best(budget, weights);
}

/// Leakers of a plan of the small problem: exact.
double leakers(const Purchases& plan) {
  return 20 - 0.8 * (2.0 + plan[0]) * (1.0 + plan[1]);
}

TEST(PlanSearch, FindsWhatIsBestOnPaper) {
  const PlanProblem problem = small_plan(std::string("budgets: [6]\n") + quick_search);
  for (const double budget : {0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0}) {
    const auto all = *all_plans(problem, budget, 100);
    double least = 20;
    for (const Purchases& plan : all) least = std::min(least, leakers(plan));
    const FoundPlan found = found_at(problem, budget);
    EXPECT_NEAR(leakers(found.plan), least, 1e-12) << budget << ": " << in_words(problem, found.plan);
  }
}

TEST(PlanSearch, ComesToWhereRacingAllPlansDoes) {
  const PlanProblem search = small_plan(std::string("budgets: [6]\n") + quick_search);
  const PlanProblem race = small_plan("budgets: [6]\nsearch: {first: 64, trials: 1024}\ntrials: 64\n");
  for (const double budget : {1.0, 3.0, 4.0, 6.0}) {
    const FoundPlan all = found_at(race, budget);
    EXPECT_EQ(all.is_enumerated, budget > 0);
    EXPECT_EQ(found_at(search, budget).plan, all.plan) << budget;
  }
}

TEST(PlanSearch, RacesAllOfFewPlansAndDecides) {
  const PlanProblem problem = small_plan("budgets: [3]\nsearch: {first: 64, trials: 1024}\n");
  const FoundPlan found = found_at(problem, 3);
  EXPECT_TRUE(found.is_enumerated);
  EXPECT_TRUE(found.is_decided);
  EXPECT_EQ(found.plans, 5U);
  EXPECT_EQ(found.plan, (Purchases{3, 0}));  // five rounds; with the battery four
}

TEST(PlanSearch, DoesNotDecideByAnEventThatWasHardlySeen) {
  const std::string text =
      "bulwark_plan: 1\nscenario: small.yaml\nobjective: {least: event:disaster}\nwithin: 0.1 %\nbudgets: [1]\n"
      "options: {rounds: {add: {systems.w.rounds: 1}, cost: 1}}\nsearch: {first: 16, trials: 64}\n";
  const PlanProblem problem = load_plan_text(
      text, "plan.yaml", small_scenario_text() + "events: {disaster: 'leakers:all >= 20'}\n", "small.yaml");
  EXPECT_FALSE(found_at(problem, 1).is_decided);
}

TEST(PlanSearch, IsNotCaughtBySmallThingsOfGoodValue) {
  // One round for 1 is the best value, and then the budget of 5 lacks 1 for the battery with four rounds.
  const PlanProblem problem = plan_of(
      "options:\n  rounds: {add: {systems.w.rounds: 1}, cost: 1}\n"
      "  battery: {battery: {system: w, rounds: 4}, cost: 5}\nbudgets: [5]\n" +
      std::string(quick_search));
  EXPECT_EQ(found_at(problem, 5).plan, (Purchases{0, 1}));
}

TEST(PlanSearch, BuysNothingThatGainsNothing) {
  const PlanProblem problem = plan_of("options:\n  shelter: {set: {assets.a.hardness: 5}, cost: 1}\nbudgets: [5]\n" +
                                      std::string(quick_search));
  EXPECT_EQ(found_at(problem, 5).plan, (Purchases{0}));
}

TEST(PlanSearch, OfPlansThatAreAlikeTakesTheCheaper) {
  // A round is a round; what the dear one costs more is for walls, of which leakers say nothing.
  const std::string options =
      "options:\n  plain: {add: {systems.w.rounds: 1}, cost: 1}\n"
      "  dear: {add: {systems.w.rounds: 1}, set: {assets.a.hardness: 5}, cost: 2, excludes: [plain]}\nbudgets: [2]\n";
  EXPECT_EQ(found_at(plan_of(options + "search: {first: 64, trials: 256}\n"), 2).plan, (Purchases{1, 0}));
  EXPECT_EQ(found_at(plan_of(options + quick_search), 2).plan, (Purchases{1, 0}));
}

TEST(PlanSearch, KeepsConstraints) {
  // Four rounds are the best of four, but fire more than 4 shots; leakers within the bound are 16.8.
  const PlanProblem problem =
      small_plan(std::string("budgets: [4]\nconstraints: {shots:all: {at_most: 4}}\n") + quick_search);
  const FoundPlan found = found_at(problem, 4);
  EXPECT_NEAR(leakers(found.plan), 20 - 0.8 * 4, 1e-12) << in_words(problem, found.plan);
}

TEST(PlanSearch, BuysItsWayIntoConstraints) {
  const PlanProblem problem = plan_of(small_options() + "budgets: [4]\nconstraints: {shots:all: {at_least: 5.5}}\n" +
                                      std::string(quick_search));
  EXPECT_NEAR(leakers(found_at(problem, 4).plan), 20 - 0.8 * 6, 1e-12);
}

TEST(PlanSearch, OfTheMostIsTheMirrorImage) {
  const std::string text =
      "bulwark_plan: 1\nscenario: small.yaml\nobjective: {most: intercepted:all}\nwithin: 0.2\nbudgets: [6]\n"
      "sites: {near: {position: [100 m, 0 m], systems: [w]}}\n" +
      small_options() + quick_search;
  const PlanProblem problem = load_plan_text(text, "plan.yaml", small_scenario_text(), "small.yaml");
  EXPECT_EQ(found_at(problem, 6).plan, (Purchases{3, 1}));
}

TEST(PlanSearch, TakesRatiosToo) {
  const std::string text =
      "bulwark_plan: 1\nscenario: small.yaml\nobjective: {least: leakage:all}\nwithin: 1 %\nbudgets: [6]\n"
      "sites: {near: {position: [100 m, 0 m], systems: [w]}}\n" +
      small_options() + quick_search;
  const PlanProblem problem = load_plan_text(text, "plan.yaml", small_scenario_text(), "small.yaml");
  EXPECT_EQ(found_at(problem, 6).plan, (Purchases{3, 1}));
}

}  // namespace
}  // namespace bulwark
