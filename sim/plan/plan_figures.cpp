#include "plan/plan_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "inquiry/cautious_difference.h"
#include "inquiry/cautious_figure.h"
#include "tally/alike.h"

namespace bulwark {

namespace {

constexpr std::uint32_t least_look = 16;  // trials

RaidWeights every_raid(const PlanProblem& problem) {
  return RaidWeights(problem.raids.size(), 1);
}

/// With which each of 2·`intervals` ends holds so that all hold together.
double end_confidence(const PlanProblem& problem, std::size_t intervals) {
  return 1 - (1 - problem.settings.confidence) / (2 * static_cast<double>(intervals));
}

/// By how much `to` is better than `from`.
Difference gain_of(const PlanProblem& problem, const Series& from, const Series& to) {
  return problem.is_most ? cautious_difference_of(to, from) : cautious_difference_of(from, to);
}

Series fresh(const TrialStore& store, const Purchases& plan, std::size_t raid, std::size_t metric,
             std::uint32_t trials) {
  return store.series(plan, raid, Stage::fresh, metric, 0, trials);
}

/// So many fresh trials are looked at, and each end holds with so much confidence.
struct Look {
  std::uint32_t trials = 0;
  double end_confidence = 0;
  bool is_last = false;
};

/// By how much `to` comes off better in each trial; of a ratio, the trial's with its weight y/ȳ.
std::vector<double> gains_by_trial(const PlanProblem& problem, const Series& from, const Series& to) {
  double mean = 0;
  for (std::size_t t = 0; t < from.trials(); ++t) mean += from.y_of(t) / static_cast<double>(from.trials());
  const auto value = [](const Series& of, std::size_t t) {
    return of.y_of(t) > 0 ? static_cast<double>(of.x[t]) / of.y_of(t) : 0;
  };
  std::vector<double> gains;
  for (std::size_t t = 0; t < from.trials(); ++t) {
    const double rise = (value(to, t) - value(from, t)) * (mean > 0 ? from.y_of(t) / mean : 0);
    gains.push_back(problem.is_most ? rise : -rise);
  }
  return gains;
}

/// Ends of what a change gains. A spread that few trials show is not to be trusted: the first look then says nothing,
/// and the last one bounds how often a trial is not like the others, and by how much.
ConfidenceInterval gain_ends(const PlanProblem& problem, const Series& from, const Series& to, const Look& look) {
  const Alike alike = alike_of(gains_by_trial(problem, from, to));
  if (!alike.are_few()) {
    return student_interval(gain_of(problem, from, to).estimate, look.trials, look.end_confidence);
  }
  const double change = std::max(largest_change_of(from), largest_change_of(to));
  if (!look.is_last || change == 0) {
    return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  }
  const double reach = change + std::abs(alike.value);
  const auto most = [&](std::uint64_t seen) { return reach * most_share(seen, look.trials, look.end_confidence); };
  return {alike.value - most(alike.below), alike.value + most(alike.others - alike.below)};
}

/// Ends of what a swap gains in the worst case, the largest over raids q of the least over raids r of loss(plan, q) -
/// loss(swap, r): of all these differences the ends hold together.
ConfidenceInterval gain_in_the_worst_case(const TrialStore& store, const Purchases& plan, const Purchases& swap,
                                          const Look& look) {
  const PlanProblem& problem = store.problem();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  ConfidenceInterval ends{-infinity, -infinity};
  for (std::size_t q = 0; q < problem.raids.size(); ++q) {
    const Series of_plan = fresh(store, plan, q, 0, look.trials);
    ConfidenceInterval least{infinity, infinity};
    for (std::size_t r = 0; r < problem.raids.size(); ++r) {
      const ConfidenceInterval gain = gain_ends(problem, of_plan, fresh(store, swap, r, 0, look.trials), look);
      least = {std::min(least.low, gain.low), std::min(least.high, gain.high)};
    }
    ends = {std::max(ends.low, least.low), std::max(ends.high, least.high)};
  }
  return ends;
}

/// Swaps that break constraints no more than the plan does, judged as the search does: by its trials, not fresh ones.
std::vector<Purchases> swaps_that_keep(TrialStore& store, const Purchases& plan, double budget) {
  const PlanProblem& problem = store.problem();
  std::vector<Purchases> others = swaps(problem, plan, budget);
  if (problem.constraints.empty() || others.empty()) return others;
  const RaidWeights raids = every_raid(problem);
  const std::uint32_t trials = problem.settings.first_stage;
  std::vector<Purchases> all = others;
  all.push_back(plan);
  store.extend(all, raids, Stage::search, trials);
  const double broken = violation_of(store, plan, raids, trials);
  std::erase_if(others, [&](const Purchases& other) { return violation_of(store, other, raids, trials) > broken; });
  return others;
}

/// Ends of what each swap gains, in two looks with half of α each, so that both hold for all: what gains no more than δ
/// for certain after a quarter of the trials needs no more of them.
std::vector<ConfidenceInterval> swap_gains(TrialStore& store, const Purchases& plan,
                                           const std::vector<Purchases>& others) {
  const PlanProblem& problem = store.problem();
  const std::uint32_t trials = problem.settings.swap_trials;
  store.extend({plan}, every_raid(problem), Stage::fresh, trials);
  const std::size_t parts = 2 * others.size() * problem.raids.size() * problem.raids.size();  // in two looks
  std::vector<ConfidenceInterval> gains(
      others.size(), {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()});
  for (const std::uint32_t looked_at : {std::min(trials, std::max(least_look, trials / 4)), trials}) {
    const Look look{looked_at, end_confidence(problem, parts), looked_at == trials};
    std::vector<Purchases> open;
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (gains[i].high > problem.settings.within) open.push_back(others[i]);
    }
    store.extend(open, every_raid(problem), Stage::fresh, look.trials);
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (gains[i].high <= problem.settings.within) continue;
      const ConfidenceInterval seen = gain_in_the_worst_case(store, plan, others[i], look);
      gains[i] = {std::max(gains[i].low, seen.low), std::min(gains[i].high, seen.high)};
    }
  }
  return gains;
}

/// Of shares and probabilities the score interval; at least what each plan's own leaves open where few trials differ.
Figure figure_of_mix(const TrialStore& store, const PlanMix& mix, std::size_t raid, double end) {
  const std::uint32_t trials = store.problem().settings.trials;
  if (mix.plans.size() == 1) return cautious_figure_of(fresh(store, mix.plans[0], raid, 0, trials), end);
  Figure figure;
  MetricForm form;
  ConfidenceInterval cautious{0, 0};
  std::vector<double> deviations(trials, 0);
  for (std::size_t i = 0; i < mix.plans.size(); ++i) {
    const Series series = fresh(store, mix.plans[i], raid, 0, trials);
    const ConfidenceInterval of_one = cautious_figure_of(series, end).interval;
    form = series.form;
    cautious.low += mix.shares[i] * of_one.low;
    cautious.high += mix.shares[i] * of_one.high;
    figure.estimate.value += mix.shares[i] * estimate_of(series).value;
    const std::vector<double> of_plan = deviations_of(series);
    for (std::size_t t = 0; t < trials; ++t) deviations[t] += mix.shares[i] * of_plan[t];
  }
  double squares = 0;
  for (const double deviation : deviations) squares += deviation * deviation;
  const double n = trials;
  figure.estimate.standard_error = std::sqrt(squares / n / (n - 1));
  const bool has_score = form.is_share || form.is_proportion;
  figure.interval =
      has_score ? share_interval(figure.estimate, trials, end) : student_interval(figure.estimate, trials, end);
  if (alike_of(std::move(deviations)).are_few()) figure.interval = cautious;
  return figure;
}

}  // namespace

std::vector<std::vector<Figure>> figures_of(TrialStore& store, const Purchases& plan) {
  const PlanProblem& problem = store.problem();
  const std::uint32_t trials = problem.settings.trials;
  store.extend({plan}, every_raid(problem), Stage::fresh, trials);
  std::vector<std::vector<Figure>> figures(problem.raids.size());
  for (std::size_t raid = 0; raid < figures.size(); ++raid) {
    for (std::size_t m = 0; m < problem.metrics().size(); ++m) {
      const bool is_simultaneous = m == 0 && problem.has_raids();
      const double end = is_simultaneous ? end_confidence(problem, figures.size()) : usual_end_confidence;
      figures[raid].push_back(cautious_figure_of(fresh(store, plan, raid, m, trials), end));
    }
  }
  return figures;
}

std::vector<Difference> gains_over_nothing(TrialStore& store, const Purchases& plan) {
  const PlanProblem& problem = store.problem();
  const std::uint32_t trials = problem.settings.trials;
  const Purchases none = nothing_bought(problem);
  store.extend({none, plan}, every_raid(problem), Stage::fresh, trials);
  std::vector<Difference> gains;
  for (std::size_t raid = 0; raid < problem.raids.size(); ++raid) {
    const Series start = fresh(store, none, raid, 0, trials);
    const bool is_itself = plan == none;  // from which it differs by nothing, for certain
    gains.push_back(is_itself ? difference_of(start, start)
                              : gain_of(problem, start, fresh(store, plan, raid, 0, trials)));
  }
  return gains;
}

std::vector<MarginalGain> marginal_gains(TrialStore& store, const Purchases& plan) {
  const PlanProblem& problem = store.problem();
  const std::uint32_t trials = problem.settings.trials;
  std::vector<Purchases> plans = {plan};
  std::vector<std::size_t> items;
  for (std::size_t i = 0; i < problem.items.size(); ++i) {
    if (auto more = with_one_more(problem, plan, i)) {
      plans.push_back(*std::move(more));
      items.push_back(i);
    }
  }
  store.extend(plans, every_raid(problem), Stage::fresh, trials);
  std::vector<MarginalGain> gains;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Purchases& with = plans[i + 1];
    for (std::size_t raid = 0; raid < problem.raids.size(); ++raid) {
      gains.push_back({items[i], raid, with, cost_of(problem, with) - cost_of(problem, plan),
                       gain_of(problem, fresh(store, plan, raid, 0, trials), fresh(store, with, raid, 0, trials))});
    }
  }
  return gains;
}

SwapCheck check_swaps(TrialStore& store, const Purchases& plan, double budget) {
  const std::vector<Purchases> others = swaps_that_keep(store, plan, budget);
  SwapCheck check{others.size(), 0, std::nullopt, std::nullopt};
  if (others.empty()) return check;
  const std::vector<ConfidenceInterval> gains = swap_gains(store, plan, others);
  check.most_gain = -std::numeric_limits<double>::infinity();
  double surest = 0;
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (gains[i].high > check.most_gain) {
      check.most_gain = gains[i].high;
      check.nearest = others[i];
    }
    if (gains[i].low > surest) {
      surest = gains[i].low;
      check.better = others[i];
    }
  }
  return check;
}

void measure(TrialStore& store, PlanMix& mix) {
  const PlanProblem& problem = store.problem();
  const std::uint32_t trials = problem.settings.trials;
  store.extend(mix.plans, every_raid(problem), Stage::fresh, trials);
  const double end = end_confidence(problem, problem.raids.size());
  for (std::size_t raid = 0; raid < problem.raids.size(); ++raid) {
    mix.figures.push_back(figure_of_mix(store, mix, raid, end));
  }
}

}  // namespace bulwark
