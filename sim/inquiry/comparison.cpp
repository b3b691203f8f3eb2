#include "inquiry/comparison.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

#include "engine/compile_job.h"
#include "engine/memory.h"
#include "inquiry/cautious_difference.h"
#include "statistics/fieller.h"
#include "tally/observer.h"

namespace bulwark {

namespace {

constexpr std::size_t kept_geometries = 32;

const Series& series_of(const std::vector<MetricName>& metrics, const Sample& sample, const MetricName& metric) {
  const auto found = std::find(metrics.begin(), metrics.end(), metric);
  if (found == metrics.end()) throw std::logic_error(metric.text() + " was not recorded");
  return sample.series[static_cast<std::size_t>(found - metrics.begin())];
}

std::vector<double> minus(std::vector<double> a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] -= b[i];
  return a;
}

/// What all batteries cost to have, as far as it is stated.
std::optional<double> batteries_cost_of(const Scenario& scenario) {
  std::optional<double> sum;
  for (const Battery& battery : scenario.batteries) {
    if (battery.unit.cost) sum = sum.value_or(0) + *battery.unit.cost;
  }
  return sum;
}

}  // namespace

std::uint32_t usual_sample_trials(const Scenario& scenario) {
  return std::clamp(scenario.trials, std::uint32_t{2}, most_sample_trials);
}

std::vector<MetricName> shared_metrics(const std::vector<Scenario>& scenarios) {
  std::vector<MetricName> metrics = names_of(study_slots(scenarios.front()));
  for (const Scenario& scenario : scenarios) {
    const std::vector<MetricName> others = names_of(study_slots(scenario));
    std::erase_if(metrics, [&](const MetricName& metric) {
      return std::find(others.begin(), others.end(), metric) == others.end();
    });
  }
  return metrics;
}

std::vector<Sample> sample_all(const std::vector<Scenario>& scenarios, const std::vector<MetricName>& metrics,
                               std::uint64_t seed, std::uint32_t trials, const PoolHooks& hooks) {
  std::vector<Sample> samples(scenarios.size());
  std::vector<const Scenario*> all;
  for (const Scenario& scenario : scenarios) all.push_back(&scenario);
  const std::size_t open_at_once = 2 * std::size_t{hooks.threads};  // see run_jobs()
  check_memory_together(all, kept_geometries + open_at_once, hooks.threads, hooks.most_bytes);
  GeometryCache geometries(kept_geometries);
  const OpenJob open = [&](std::size_t i) {
    return SampleJob{compile_job(scenarios[i], geometries, hooks), metrics, seed, 0, trials};
  };
  const bool is_whole = run_jobs(
      scenarios.size(), open, [&](std::size_t i, Sample sample) { samples[i] = std::move(sample); }, hooks);
  if (!is_whole) throw Stopped();
  return samples;
}

std::optional<double> extra_batteries_cost(const Scenario& reference, const Scenario& scenario) {
  const std::optional<double> now = batteries_cost_of(scenario);
  const std::optional<double> before = batteries_cost_of(reference);
  if (!now && !before) return std::nullopt;
  return now.value_or(0) - before.value_or(0);
}

Comparison compare_samples(const std::vector<MetricName>& metrics, const Sample& reference, const Sample& sample,
                           std::optional<double> batteries_cost) {
  Comparison comparison;
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    comparison.metrics.push_back({metrics[m], figure_of(sample.series[m]), figure_of(reference.series[m]),
                                  cautious_difference_of(sample.series[m], reference.series[m])});
  }
  comparison.cost = cost_per_leaker(metrics, reference, sample, batteries_cost);
  return comparison;
}

CostPerLeaker cost_per_leaker(const std::vector<MetricName>& metrics, const Sample& reference, const Sample& sample,
                              std::optional<double> batteries_cost) {
  const MetricName cost{"defender_cost", "all"};
  const MetricName leakers{"leakers", "all"};
  const Series& cost_now = series_of(metrics, sample, cost);
  const Series& cost_before = series_of(metrics, reference, cost);
  const Series& leakers_now = series_of(metrics, sample, leakers);
  const Series& leakers_before = series_of(metrics, reference, leakers);
  CostPerLeaker result;
  result.extra_cost = cautious_difference_of(cost_now, cost_before);
  result.leakers_avoided = cautious_difference_of(leakers_before, leakers_now);
  result.extra_batteries_cost = batteries_cost;
  const double extra = result.extra_cost.estimate.value + batteries_cost.value_or(0);
  const double avoided = result.leakers_avoided.estimate.value;
  result.ratio = extra / avoided;
  const bool may_be_none = result.leakers_avoided.interval.low <= 0 && result.leakers_avoided.interval.high >= 0;
  if (may_be_none) return result;
  const std::vector<double> cost_deviations = minus(deviations_of(cost_now), deviations_of(cost_before));
  const std::vector<double> leaker_deviations = minus(deviations_of(leakers_before), deviations_of(leakers_now));
  result.interval = fieller_interval({extra, avoided, cost_deviations, leaker_deviations});
  return result;
}

}  // namespace bulwark
