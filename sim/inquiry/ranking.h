// Improvements (marginal.h) ranked by how much of a metric they avoid, trial by trial under common random numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/sample_pool.h"
#include "inquiry/comparison.h"
#include "inquiry/marginal.h"

namespace bulwark {

/// One improvement and what it changes.
struct RankedImprovement {
  std::string what;  // as Improvement
  std::string of;
  double amount = 0;
  Difference difference;  // improved less as it stands; cautious_difference_of()
  CostPerLeaker cost;

  /// Avoided for each unit of `amount`.
  double per_unit() const { return -difference.estimate.value / amount + 0.0; }
};

struct Ranking {
  Figure as_it_stands;
  std::vector<RankedImprovement> improvements;  // most avoided first; equals in the order of the scenario
};

/// Ranks the improvements that were found of a scenario. Throws Stopped where it was stopped. Precondition: the
/// scenario has the metric's group.
Ranking rank_improvements(const Scenario& scenario, const std::vector<Improvement>& found, const MetricName& metric,
                          std::uint64_t seed, std::uint32_t trials, const PoolHooks& hooks);

}  // namespace bulwark
