#include "plan/score.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace bulwark {

namespace {

/// Costs of a ratio stand in its integer denominators.
constexpr double cost_steps = 1000;

/// Squares of what is no larger can be summed; beyond it, where one purchase costs billions of times another, gains
/// keep fewer digits.
constexpr double most_scaled = 0x1p50;

double largest_of(const std::vector<std::int64_t>& values) {
  double largest = 0;
  for (const std::int64_t value : values) largest = std::max(largest, std::abs(static_cast<double>(value)));
  return largest;
}

double level_of(const TrialStore& store, const Purchases& plan, std::size_t raid, std::size_t metric,
                std::uint32_t trials) {
  const double value = estimate_of(store.series(plan, raid, Stage::search, metric, 0, trials)).value;
  if (std::isfinite(value)) return value;
  throw std::runtime_error(fmt::format("{}: {} does not exist: nothing of its group appears in {} trials",
                                       in_words(store.problem(), plan), store.problem().metrics()[metric].text(),
                                       trials));
}

}  // namespace

Series objective_of(const TrialStore& store, const Purchases& plan, const RaidWeights& weights, Stage stage,
                    std::uint32_t first, std::uint32_t trials) {
  Series sum;
  std::int64_t all = 0;
  for (std::size_t raid = 0; raid < weights.size(); ++raid) {
    if (weights[raid] == 0) continue;
    const Series series = store.series(plan, raid, stage, 0, first, trials);
    if (all == 0)
      sum = {series.form, std::vector<std::int64_t>(series.x.size()), std::vector<std::int64_t>(series.y.size())};
    const std::int64_t weight = weights[raid];
    const auto add = [weight](std::int64_t so_far, std::int64_t of_raid) { return so_far + weight * of_raid; };
    std::transform(sum.x.begin(), sum.x.end(), series.x.begin(), sum.x.begin(), add);
    std::transform(sum.y.begin(), sum.y.end(), series.y.begin(), sum.y.begin(), add);
    all += weight;
  }
  if (!sum.form.is_ratio) sum.form.units *= static_cast<double>(all);
  return sum;
}

Series gain_per_cost(const Series& base, const Series& plan, double cost, bool is_most) {
  Series gain = base;
  gain.form.is_share = gain.form.is_proportion = gain.form.is_of_demand = false;
  const std::int64_t sign = is_most ? -1 : 1;
  for (std::size_t t = 0; t < gain.x.size(); ++t) gain.x[t] = sign * (base.x[t] - plan.x[t]);
  if (!gain.form.is_ratio) {
    gain.form.units *= cost;
    return gain;
  }
  const double weight = std::round(cost * cost_steps);
  const double largest = std::max(largest_of(gain.x) * cost_steps, largest_of(gain.y) * weight);
  const double scale = std::min(1.0, most_scaled / largest);
  for (std::int64_t& x : gain.x) x = std::llround(static_cast<double>(x) * cost_steps * scale);
  for (std::int64_t& y : gain.y) y = std::llround(static_cast<double>(y) * (weight * scale));
  return gain;
}

double violation_of(const TrialStore& store, const Purchases& plan, const RaidWeights& weights, std::uint32_t trials) {
  const PlanProblem& problem = store.problem();
  const std::vector<MetricName> metrics = problem.metrics();
  double sum = 0;
  for (const Constraint& constraint : problem.constraints) {
    const auto metric =
        static_cast<std::size_t>(std::find(metrics.begin(), metrics.end(), constraint.metric) - metrics.begin());
    double worst = 0;
    for (std::size_t raid = 0; raid < weights.size(); ++raid) {
      if (weights[raid] == 0) continue;
      const double level = level_of(store, plan, raid, metric, trials);
      worst = std::max(worst, constraint.is_at_most ? level - constraint.level : constraint.level - level);
    }
    sum += constraint.level != 0 ? worst / std::abs(constraint.level) : worst;
  }
  return sum;
}

}  // namespace bulwark
