// The whole of a plan file answered: for each budget what to buy, what it comes to, and what would be next.
//
// Budgets are searched each for itself, so that shards can share them. With raids each budget is a game: the plan that
// is best against the raids in equal shares begins; then in turn the mixture of the plans found so far that is best in
// its worst case, the raids' shares that answer it, and the plan that is best against these, until that is no new one
// (double oracle: McMahan, Gordon and Blum 2003). The plan itself is then looked for by its worst case, among all plans
// where they are few, else by swaps from the best of those found. All of that happens on trials of the search.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "plan/plan_figures.h"
#include "plan/plan_search.h"
#include "study/sweep_plan.h"

namespace bulwark {

struct BudgetResult {
  double budget = 0;  // 0: the scenario as it stands, nothing bought
  FoundPlan found;
  std::vector<std::vector<Figure>> figures;  // [raid][metric] of the plan
  std::vector<Difference> gains;             // [raid]: over nothing bought
  std::vector<MarginalGain> marginals;
  SwapCheck swaps;
  std::optional<PlanMix> mix;  // with raids
};

struct PlanResults {
  std::vector<BudgetResult> budgets;  // ascending
  std::uint64_t search_trials = 0;
  std::uint64_t fresh_trials = 0;
  bool is_partial = false;  // stopped before the last budget; those that are there are whole
};

/// Budgets of the file, and 0 before them: all of them and those of a shard.
std::vector<double> budgets_of(const PlanProblem& problem, const Shard& shard = {});

struct PlanHooks {
  PoolHooks pool;
  std::function<void(double)> budget_begins;  // null: nobody looks
};

/// The answer for the budgets of a shard, or for those before it was stopped. `log` (null: none) keeps what is run and
/// has what was run before. Throws as TrialStore::extend(), and std::runtime_error where the objective does not exist.
PlanResults best_plans(const PlanProblem& problem, const Shard& shard, const PlanHooks& hooks, TrialLog* log = nullptr);

/// Those of all shards together.
PlanResults joined(const std::vector<PlanResults>& parts);

}  // namespace bulwark
