// Scenarios side by side: every metric that they share, paired trial by trial against the first.
#pragma once

#include <cstddef>
#include <cstdint>
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
  Difference difference;  // this one less the first; cautious_difference_of()
};

/// What the difference costs, in money, for each leaker fewer (all but decoys): rounds fired, and, where batteries have
/// a cost, those that there are more of. Ratio of mean differences, with Fieller's interval where leakers differ
/// significantly. A modelling assumption: all that a battery costs to have is set against the leakers of one
/// trial; of one that is to serve in n such raids the author states an n-th.
struct CostPerLeaker {
  Difference extra_cost;                       // of rounds fired
  std::optional<double> extra_batteries_cost;  // of batteries to have; none where no cost of theirs is stated
  Difference leakers_avoided;
  double ratio = 0;
  std::optional<ConfidenceInterval> interval;
};

struct Comparison {
  std::vector<ComparedMetric> metrics;
  CostPerLeaker cost;
};

/// More are not kept one by one.
constexpr std::uint32_t most_sample_trials = 1'000'000;

/// How many are, unless told otherwise: as many as the scenario says, within limits.
std::uint32_t usual_sample_trials(const Scenario& scenario);

/// The metrics of groups that all scenarios have, in the order of summary.csv, causes last.
std::vector<MetricName> shared_metrics(const std::vector<Scenario>& scenarios);

/// Samples of the scenarios under one seed. Throws InputErrors, without a place, where those that are held at once
/// would take more memory than hooks.most_bytes, before any is compiled; Stopped where it was stopped.
std::vector<Sample> sample_all(const std::vector<Scenario>& scenarios, const std::vector<MetricName>& metrics,
                               std::uint64_t seed, std::uint32_t trials, const PoolHooks& hooks);

/// What the batteries of one scenario cost to have more than those of another; none where neither states any.
std::optional<double> extra_batteries_cost(const Scenario& reference, const Scenario& scenario);

/// `metrics` must include leakers:all and defender_cost:all; `batteries_cost` is extra_batteries_cost() of the two.
Comparison compare_samples(const std::vector<MetricName>& metrics, const Sample& reference, const Sample& sample,
                           std::optional<double> batteries_cost);

CostPerLeaker cost_per_leaker(const std::vector<MetricName>& metrics, const Sample& reference, const Sample& sample,
                              std::optional<double> batteries_cost);

}  // namespace bulwark
