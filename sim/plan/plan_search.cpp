#include "plan/plan_search.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace bulwark {

namespace {

/// Swaps that a search makes at most, each to a plan that it has not been at.
constexpr int most_swaps = 50;

/// Swaps that race; of more, those that look best.
constexpr std::size_t most_raced = 32;

/// What each costs more than the first, in units of the least of these; the first itself counts as one.
std::vector<double> relative_costs(const PlanProblem& problem, const std::vector<Purchases>& plans) {
  std::vector<double> costs;
  for (const Purchases& plan : plans) costs.push_back(cost_of(problem, plan) - cost_of(problem, plans[0]));
  const double cheapest = *std::min_element(costs.begin() + 1, costs.end());
  costs[0] = cheapest;
  for (double& cost : costs) cost /= cheapest;
  return costs;
}

}  // namespace

FoundPlan PlanSearch::best(double budget, const RaidWeights& weights) {
  weights_ = weights;
  seen_.clear();
  const auto all = all_plans(problem_, budget, problem_.settings.enumerate);
  if (all) {
    const Purchases best = winner(keeping(*all));
    return {best, true, is_decided_, all->size()};
  }
  const std::vector<Purchases> starts = keeping({greedy(budget, true), greedy(budget, false)});
  const Purchases start = starts.size() > 1 && starts[0] != starts[1] ? winner(starts) : starts[0];
  const Purchases end = swapped(start, budget);
  return {end, false, is_decided_, seen_.size()};
}

std::vector<Purchases> PlanSearch::rivals(const Purchases& plan, double budget) {
  if (const auto all = all_plans(problem_, budget, problem_.settings.enumerate)) return keeping(*all);
  std::vector<Purchases> near = swaps(problem_, plan, budget);
  near.insert(near.begin(), plan);
  return keeping(near);
}

SelectionQuery PlanSearch::query() const {
  const PlanSettings& settings = problem_.settings;
  return {settings.within, settings.confidence, problem_.is_most, settings.first_stage, settings.most_trials};
}

/// Constraints hold against every raid, however rarely it comes.
RaidWeights PlanSearch::judged() const {
  return problem_.constraints.empty() ? weights_ : RaidWeights(problem_.raids.size(), 1);
}

double PlanSearch::violation(const Purchases& plan) {
  return problem_.constraints.empty() ? 0 : violation_of(store_, plan, judged(), problem_.settings.first_stage);
}

std::vector<Purchases> PlanSearch::keeping(const std::vector<Purchases>& plans) {
  store_.extend(plans, judged(), Stage::search, problem_.settings.first_stage);
  std::vector<double> violations;
  for (const Purchases& plan : plans) violations.push_back(violation(plan));
  const double least = *std::min_element(violations.begin(), violations.end());
  std::vector<Purchases> kept;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (violations[i] <= least) kept.push_back(plans[i]);
  }
  return kept;
}

/// Of one plan there is nothing to decide. A race takes the first of those that no trial tells apart.
Purchases PlanSearch::winner(std::vector<Purchases> plans) {
  seen_.insert(plans.begin(), plans.end());
  is_decided_ = true;
  if (plans.size() == 1) return plans[0];
  std::stable_sort(plans.begin(), plans.end(), [this](const Purchases& a, const Purchases& b) {
    return cost_of(problem_, a) < cost_of(problem_, b);
  });
  const RunTrials run = [&](const std::vector<std::size_t>& wanted, std::uint32_t first, std::uint32_t trials) {
    std::vector<Purchases> asked;
    for (const std::size_t i : wanted) asked.push_back(plans[i]);
    store_.extend(asked, weights_, Stage::search, first + trials);
    std::vector<Series> series;
    for (const Purchases& plan : asked) {
      series.push_back(objective_of(store_, plan, weights_, Stage::search, first, trials));
    }
    return series;
  };
  const Selection selection = select_best(plans.size(), query(), run);
  is_decided_ = selection.is_decided;
  return plans[selection.best];
}

Purchases PlanSearch::greedy(double budget, bool for_its_cost) {
  Purchases plan = nothing_bought(problem_);
  while (true) {
    const std::vector<Purchases> more = additions(problem_, plan, budget);
    if (more.empty()) return plan;
    Purchases next = step(plan, more, for_its_cost);
    if (next == plan) return plan;
    plan = std::move(next);
  }
}

/// The race's first candidate is to stop. Costs count in units of the cheapest, so that δ is a gain by that one.
Purchases PlanSearch::step(const Purchases& plan, const std::vector<Purchases>& more, bool for_its_cost) {
  std::vector<Purchases> all = {plan};
  all.insert(all.end(), more.begin(), more.end());
  store_.extend(all, judged(), Stage::search, problem_.settings.first_stage);
  if (violation(plan) > 0) return least_broken(plan, more, for_its_cost);
  std::erase_if(all, [&](const Purchases& candidate) { return violation(candidate) > 0; });
  seen_.insert(all.begin(), all.end());
  if (all.size() == 1) return plan;
  const std::vector<double> costs = for_its_cost ? relative_costs(problem_, all) : std::vector<double>(all.size(), 1.0);
  const RunTrials run = [&](const std::vector<std::size_t>& wanted, std::uint32_t first, std::uint32_t trials) {
    std::vector<Purchases> asked = {plan};
    for (const std::size_t i : wanted) asked.push_back(all[i]);
    store_.extend(asked, weights_, Stage::search, first + trials);
    const Series base = objective_of(store_, plan, weights_, Stage::search, first, trials);
    std::vector<Series> gains;
    for (const std::size_t i : wanted) {
      const Series series = objective_of(store_, all[i], weights_, Stage::search, first, trials);
      gains.push_back(gain_per_cost(base, series, costs[i], problem_.is_most));
    }
    return gains;
  };
  SelectionQuery most = query();
  most.is_largest = true;
  if (form_of(problem_.objective).is_fraction()) most.largest_change = 1;  // no gain for its cost is more
  return all[select_best(all.size(), most, run).best];
}

Purchases PlanSearch::least_broken(const Purchases& plan, const std::vector<Purchases>& more, bool for_its_cost) {
  const double now = violation(plan);
  const double spent = cost_of(problem_, plan);
  Purchases best = plan;
  double most = 0;
  for (const Purchases& candidate : more) {
    const double cost = for_its_cost ? cost_of(problem_, candidate) - spent : 1;
    const double relief = (now - violation(candidate)) / cost;
    if (relief > most) {
      most = relief;
      best = candidate;
    }
  }
  return best;
}

/// Where what comes and what goes cannot be had each for itself, nothing is known, and the swap takes part.
std::vector<Purchases> PlanSearch::promising(const Purchases& plan, const std::vector<Purchases>& all) {
  if (all.size() <= most_raced || violation(plan) > 0) return all;
  struct Half {
    Purchases more;
    Purchases fewer;
    bool is_known = false;
  };
  std::vector<Half> halves;
  std::vector<Purchases> known = {plan};
  for (const Purchases& swap : all) {
    Half half{swap, swap};
    for (std::size_t i = 0; i < plan.size(); ++i) {
      half.more[i] = std::max(plan[i], swap[i]);
      half.fewer[i] = std::min(plan[i], swap[i]);
    }
    half.is_known = is_allowed(problem_, half.more) && is_allowed(problem_, half.fewer);
    if (half.is_known) known.insert(known.end(), {half.more, half.fewer});
    halves.push_back(std::move(half));
  }
  const std::uint32_t trials = problem_.settings.first_stage;
  store_.extend(known, weights_, Stage::search, trials);
  const auto loss = [&](const Purchases& of) {
    const double mean = estimate_of(objective_of(store_, of, weights_, Stage::search, 0, trials)).value;
    return problem_.is_most ? -mean : mean;
  };
  std::vector<std::pair<double, std::size_t>> ranks;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double sum = halves[i].is_known ? loss(halves[i].more) + loss(halves[i].fewer) : 0;
    ranks.emplace_back(halves[i].is_known ? sum : -std::numeric_limits<double>::infinity(), i);
  }
  std::sort(ranks.begin(), ranks.end());
  std::vector<Purchases> best;
  for (std::size_t r = 0; r < most_raced; ++r) best.push_back(all[ranks[r].second]);
  return best;
}

Purchases PlanSearch::swapped(Purchases plan, double budget) {
  std::set<Purchases> been = {plan};
  for (int swap = 0; swap < most_swaps; ++swap) {
    std::vector<Purchases> all = promising(plan, swaps(problem_, plan, budget));
    all.insert(all.begin(), plan);
    const Purchases best = winner(keeping(all));
    if (!been.insert(best).second) return plan;
    plan = best;
  }
  return plan;
}

}  // namespace bulwark
