// The points of Sobol' indices: where the inputs come from, and running them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/sample_pool.h"
#include "inquiry/sobol_indices.h"
#include "scenario/scenario.h"
#include "study/study.h"
#include "tally/observer.h"

namespace bulwark {

/// Inputs to be varied. Both sides of a row are drawn by input and row, so that a longer design begins as a shorter
/// one.
class SobolDesign {
 public:
  virtual ~SobolDesign() = default;
  virtual std::vector<std::string> names() const = 0;
  /// The scenario where input i of a row is from side `sides[i]`, 0 or 1, ready to run under the hooks.
  virtual std::shared_ptr<const Tables> tables(std::uint32_t row, const std::vector<int>& sides,
                                               const PoolHooks& hooks) const = 0;
};

/// The scenario's `uncertain:` parameters, with their distributions: each is fixed at what it is drawn to be. The
/// scenario is copied. Throws Stopped soon after the flag turns true.
std::unique_ptr<SobolDesign> uncertain_inputs(const Scenario& scenario, std::uint64_t seed, StopFlag stop = nullptr);

/// Why Sobol' indices of the scenario's `uncertain:` would say nothing, with what was expected; empty where they would.
std::string fault_of_uncertain_inputs(const Scenario& scenario);

/// The factors of a study: uniform over a range, in its logarithm for `log`; levels equally likely. The study must
/// outlive the design.
std::unique_ptr<SobolDesign> factor_inputs(const Study& study, std::uint64_t seed);

/// The study asked about this metric alone: neither what it records nor its precision matters, only its factors. Throws
/// InputErrors with all that is wrong at any of its points.
Study with_metric_alone(Study study, const PlacedText& metric, const PoolHooks& hooks);

struct SobolPlan {
  MetricName metric;
  std::uint64_t seed = 0;
  std::uint32_t rows = 0;
  std::uint32_t trials = 100;  // a point; row r runs trials r·n … (r + 1)·n - 1
};

/// Throws Stopped where it was stopped, std::runtime_error where a point cannot be run, or where the metric does not
/// exist at one (a ratio of nothing).
SobolIndices run_sobol(const SobolDesign& design, const SobolPlan& plan, const PoolHooks& hooks);

}  // namespace bulwark
