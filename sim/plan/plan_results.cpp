#include "plan/plan_results.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <tuple>

#include "base/stop.h"
#include "plan/matrix_game.h"

namespace bulwark {

namespace {

/// Shares of raids count in this many parts in a search.
constexpr double weight_steps = 64;

/// Plans that a game looks for at most; each round adds one.
constexpr std::size_t most_rounds = 10;

/// Plans whose worst cases are worked out on all trials of the search: those that look best on the first.
constexpr std::size_t shortlist = 16;

/// Steps that a search for the plan of the best worst case makes at most.
constexpr int most_steps = 50;

using Losses = std::vector<std::vector<double>>;  // [plan][raid]

std::vector<double> worst_of(const Losses& losses) {
  std::vector<double> worst;
  for (const std::vector<double>& row : losses) worst.push_back(*std::max_element(row.begin(), row.end()));
  return worst;
}

RaidWeights whole_weights(const std::vector<double>& shares) {
  RaidWeights weights;
  for (const double share : shares) weights.push_back(static_cast<std::uint32_t>(std::lround(share * weight_steps)));
  return weights;
}

class Planner {
 public:
  Planner(const PlanProblem& problem, const PlanHooks& hooks, TrialLog* log)
      : problem_(problem), store_(problem, hooks.pool, log), search_(store_) {}

  BudgetResult at(double budget) {
    BudgetResult result;
    result.budget = budget;
    if (problem_.has_raids()) {
      play(budget, result);
    } else {
      result.found = search_.best(budget, {1});
    }
    store_.forget_fresh({nothing_bought(problem_)});
    const Purchases& plan = result.found.plan;
    result.figures = figures_of(store_, plan);
    result.gains = gains_over_nothing(store_, plan);
    result.swaps = check_swaps(store_, plan, budget);
    result.marginals = marginal_gains(store_, plan);
    if (result.mix) measure(store_, *result.mix);
    return result;
  }

  /// What does not exist can be neither least nor most.
  void check_existence() {
    const Purchases none = nothing_bought(problem_);
    const RaidWeights all(problem_.raids.size(), 1);
    const std::uint32_t trials = problem_.settings.first_stage;
    store_.extend({none}, all, Stage::search, trials);
    for (std::size_t raid = 0; raid < all.size(); ++raid) {
      if (std::isfinite(estimate_of(store_.series(none, raid, Stage::search, 0, 0, trials)).value)) continue;
      throw std::runtime_error(fmt::format("{} does not exist: nothing of its group appears in the first {} trials{}",
                                           problem_.objective.text(), trials,
                                           problem_.has_raids() ? " against " + problem_.raids[raid].name : ""));
    }
  }

  std::uint64_t trials_of(Stage stage) const { return store_.trials_of(stage); }

 private:
  /// Of the plans under each raid, in the first trials of the search.
  Losses losses_of(const std::vector<Purchases>& plans, std::uint32_t trials) {
    store_.extend(plans, RaidWeights(problem_.raids.size(), 1), Stage::search, trials);
    Losses losses;
    for (const Purchases& plan : plans) {
      std::vector<double>& row = losses.emplace_back();
      for (std::size_t raid = 0; raid < problem_.raids.size(); ++raid) {
        const double mean = estimate_of(store_.series(plan, raid, Stage::search, 0, 0, trials)).value;
        row.push_back(problem_.is_most ? -mean : mean);
      }
    }
    return losses;
  }

  /// The plans with the best worst case first; of equal ones the cheaper.
  std::vector<Purchases> by_worst_case(const std::vector<Purchases>& plans, std::uint32_t trials) {
    const std::vector<double> worst = worst_of(losses_of(plans, trials));
    std::vector<std::tuple<double, double, Purchases>> ranked;
    for (std::size_t i = 0; i < plans.size(); ++i) ranked.emplace_back(worst[i], cost_of(problem_, plans[i]), plans[i]);
    std::sort(ranked.begin(), ranked.end());
    std::vector<Purchases> sorted;
    for (const auto& [loss, cost, plan] : ranked) sorted.push_back(plan);
    return sorted;
  }

  Purchases least_worst(const std::vector<Purchases>& plans) {
    std::vector<Purchases> few = by_worst_case(plans, problem_.settings.first_stage);
    few.resize(std::min(shortlist, few.size()));
    return by_worst_case(few, problem_.settings.most_trials).front();
  }

  /// From a plan to what has a better worst case, as long as there is any: it need not be best against any one raid,
  /// nor against any shares of them, so the game alone may pass it by.
  FoundPlan improved(FoundPlan found, double budget) {
    std::set<Purchases> been = {found.plan};
    for (int step = 0; step < most_steps; ++step) {
      std::vector<Purchases> plans = search_.rivals(found.plan, budget);
      plans.push_back(found.plan);
      found.plan = least_worst(plans);
      if (found.is_enumerated || !been.insert(found.plan).second) break;
    }
    found.is_decided = false;  // a race by the worst case promises nothing
    return found;
  }

  void play(double budget, BudgetResult& result) {
    std::vector<FoundPlan> found = {search_.best(budget, RaidWeights(problem_.raids.size(), 1))};
    std::vector<Purchases> plans = {found[0].plan};
    Losses losses;
    GameSolution game;
    while (true) {
      losses = losses_of(plans, problem_.settings.most_trials);
      game = solve_game(losses);
      const FoundPlan answer = search_.best(budget, whole_weights(game.columns));
      const bool is_known = std::find(plans.begin(), plans.end(), answer.plan) != plans.end();
      if (is_known || plans.size() == most_rounds) break;
      found.push_back(answer);
      plans.push_back(answer.plan);
    }
    const std::vector<double> worst = worst_of(losses);
    result.found =
        improved(found[static_cast<std::size_t>(std::min_element(worst.begin(), worst.end()) - worst.begin())], budget);
    if (std::find(plans.begin(), plans.end(), result.found.plan) == plans.end()) {
      plans.push_back(result.found.plan);
      game = solve_game(losses_of(plans, problem_.settings.most_trials));
    }
    result.mix = mix_of(game, plans);
  }

  static PlanMix mix_of(const GameSolution& game, const std::vector<Purchases>& plans) {
    PlanMix mix;
    mix.raid_shares = game.columns;
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (game.rows[i] < 1e-9) continue;
      mix.plans.push_back(plans[i]);
      mix.shares.push_back(game.rows[i]);
    }
    return mix;
  }

  const PlanProblem& problem_;
  TrialStore store_;
  PlanSearch search_;
};

}  // namespace

std::vector<double> budgets_of(const PlanProblem& problem, const Shard& shard) {
  std::vector<double> all = {0};
  all.insert(all.end(), problem.budgets.begin(), problem.budgets.end());
  std::vector<double> own;
  for (std::size_t i = shard.index - 1; i < all.size(); i += shard.count) own.push_back(all[i]);
  return own;
}

PlanResults best_plans(const PlanProblem& problem, const Shard& shard, const PlanHooks& hooks, TrialLog* log) {
  Planner planner(problem, hooks, log);
  PlanResults results;
  try {
    planner.check_existence();
    for (const double budget : budgets_of(problem, shard)) {
      if (hooks.budget_begins) hooks.budget_begins(budget);
      results.budgets.push_back(planner.at(budget));
    }
  } catch (const Stopped&) {
    results.is_partial = true;
  }
  results.search_trials = planner.trials_of(Stage::search);
  results.fresh_trials = planner.trials_of(Stage::fresh);
  return results;
}

PlanResults joined(const std::vector<PlanResults>& parts) {
  PlanResults whole;
  for (const PlanResults& part : parts) {
    whole.budgets.insert(whole.budgets.end(), part.budgets.begin(), part.budgets.end());
    whole.is_partial = whole.is_partial || part.is_partial;
    whole.search_trials += part.search_trials;
    whole.fresh_trials += part.fresh_trials;
  }
  std::sort(whole.budgets.begin(), whole.budgets.end(),
            [](const BudgetResult& a, const BudgetResult& b) { return a.budget < b.budget; });
  return whole;
}

}  // namespace bulwark
