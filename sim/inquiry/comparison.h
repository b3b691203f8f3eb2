// Scenarios side by side: every metric that they share, paired trial by trial against the first.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/sample_pool.h"
#include "scenario/scenario.h"
#include "tally/sample.h"

namespace bulwark {

struct ComparedMetric {
  MetricName metric;
  Figure figure;          // of this scenario
  Figure reference;       // of the first
  Difference difference;  // this one less the first
};

/// What the difference costs: rounds fired, in money, for each leaker fewer (all but decoys). Ratio of mean
/// differences, with Fieller's interval where leakers differ significantly.
struct CostPerLeaker {
  Difference extra_cost;
  Difference leakers_avoided;
  double ratio = 0;
  std::optional<ConfidenceInterval> interval;
};

struct Comparison {
  std::vector<ComparedMetric> metrics;
  CostPerLeaker cost;
};

/// The metrics of groups that all scenarios have, in the order of summary.csv, causes last.
std::vector<MetricName> shared_metrics(const std::vector<Scenario>& scenarios);

/// Samples of the scenarios under one seed. None where it was stopped.
std::optional<std::vector<Sample>> sample_all(const std::vector<Scenario>& scenarios,
                                              const std::vector<MetricName>& metrics, std::uint64_t seed,
                                              std::uint32_t trials, const PoolHooks& hooks);

/// `metrics` must include leakers:all and defender_cost:all.
Comparison compare_samples(const std::vector<MetricName>& metrics, const Sample& reference, const Sample& sample);

CostPerLeaker cost_per_leaker(const std::vector<MetricName>& metrics, const Sample& reference, const Sample& sample);

}  // namespace bulwark
