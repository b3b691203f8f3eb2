#include "plan/plan_figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "inquiry/selection.h"

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
  return problem.is_most ? difference_of(to, from) : difference_of(from, to);
}

Series fresh(const TrialStore& store, const Purchases& plan, std::size_t raid, std::size_t metric,
             std::uint32_t trials) {
  return store.series(plan, raid, Stage::fresh, metric, 0, trials);
}

/// Raids that may be the plan's worst: their simultaneous intervals reach as far as the worst of all near ends.
std::vector<std::size_t> possible_worst(const TrialStore& store, const Purchases& plan, std::uint32_t trials) {
  const PlanProblem& problem = store.problem();
  const double sign = problem.is_most ? -1 : 1;
  const double end = end_confidence(problem, 2 * problem.raids.size());  // half of α; the other half is the swaps'
  std::vector<double> far;
  double worst_near = -std::numeric_limits<double>::infinity();
  for (std::size_t raid = 0; raid < problem.raids.size(); ++raid) {
    const ConfidenceInterval ends = figure_of(fresh(store, plan, raid, 0, trials), end).interval;
    far.push_back(std::max(sign * ends.low, sign * ends.high));
    worst_near = std::max(worst_near, std::min(sign * ends.low, sign * ends.high));
  }
  std::vector<std::size_t> raids;
  for (std::size_t raid = 0; raid < far.size(); ++raid) {
    if (!(far[raid] < worst_near)) raids.push_back(raid);
  }
  return raids;
}

/// So many fresh trials are looked at, and each end holds with so much confidence.
struct Look {
  std::uint32_t trials = 0;
  double end_confidence = 0;
  bool is_last = false;
};

/// Trials in which the one plan came off better than the other, and worse.
struct Differing {
  std::uint32_t gaining = 0;
  std::uint32_t losing = 0;
  bool are_few() const { return gaining + losing < few_differing; }
};

Differing differing(const PlanProblem& problem, const Series& from, const Series& to) {
  Differing trials;
  for (std::size_t t = 0; t < from.trials(); ++t) {
    if (from.x[t] == to.x[t] && from.y_of(t) == to.y_of(t)) continue;
    const bool is_more = static_cast<double>(to.x[t]) * from.y_of(t) > static_cast<double>(from.x[t]) * to.y_of(t);
    ++(is_more == problem.is_most ? trials.gaining : trials.losing);
  }
  return trials;
}

/// Ends of what a swap gains against one raid. A spread that few trials show is not to be trusted: the first look then
/// says nothing, and the last one bounds how often a trial changes, by the most that it may (selection.h).
ConfidenceInterval gain_ends(const PlanProblem& problem, const Series& from, const Series& to, const Look& look) {
  const Differing trials = differing(problem, from, to);
  if (!trials.are_few()) {
    return student_interval(gain_of(problem, from, to).estimate, look.trials, look.end_confidence);
  }
  const double change = std::max(largest_change_of(from), largest_change_of(to));
  if (!look.is_last || change == 0) {
    return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  }
  return {-change * wilson_interval(trials.losing, look.trials, look.end_confidence).high,
          change * wilson_interval(trials.gaining, look.trials, look.end_confidence).high};
}

/// Ends of what a swap gains in the worst case: worst(plan) - worst(swap) <= loss(plan) - loss(swap) under the raid
/// that is the plan's worst, whichever of the possible ones that is; and no less than the least gain under any raid.
ConfidenceInterval gain_in_the_worst_case(const TrialStore& store, const Purchases& plan, const Purchases& swap,
                                          const std::vector<std::size_t>& worst, const Look& look) {
  const PlanProblem& problem = store.problem();
  ConfidenceInterval ends{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (std::size_t raid = 0; raid < problem.raids.size(); ++raid) {
    const ConfidenceInterval gain =
        gain_ends(problem, fresh(store, plan, raid, 0, look.trials), fresh(store, swap, raid, 0, look.trials), look);
    ends.low = std::min(ends.low, gain.low);
    const bool may_be_worst = std::find(worst.begin(), worst.end(), raid) != worst.end();
    if (may_be_worst) ends.high = std::max(ends.high, gain.high);
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
  const bool has_raids = problem.has_raids();
  const std::vector<std::size_t> worst = has_raids ? possible_worst(store, plan, trials) : std::vector<std::size_t>{0};
  // With raids half of α has gone to which of them is the worst.
  const std::size_t parts = (has_raids ? 4U : 2U) * others.size() * problem.raids.size();
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
      const ConfidenceInterval seen = gain_in_the_worst_case(store, plan, others[i], worst, look);
      gains[i] = {std::max(gains[i].low, seen.low), std::min(gains[i].high, seen.high)};
    }
  }
  return gains;
}

/// Of shares and probabilities the score interval, as figure_of() has it of one plan.
Figure figure_of_mix(const TrialStore& store, const PlanMix& mix, std::size_t raid, double end) {
  const std::uint32_t trials = store.problem().settings.trials;
  if (mix.plans.size() == 1) return figure_of(fresh(store, mix.plans[0], raid, 0, trials), end);
  Figure figure;
  MetricForm form;
  std::vector<double> deviations(trials, 0);
  for (std::size_t i = 0; i < mix.plans.size(); ++i) {
    const Series series = fresh(store, mix.plans[i], raid, 0, trials);
    form = series.form;
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
      figures[raid].push_back(figure_of(fresh(store, plan, raid, m, trials), end));
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
    gains.push_back(gain_of(problem, fresh(store, none, raid, 0, trials), fresh(store, plan, raid, 0, trials)));
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
