// `compare --least METRIC --within DELTA`: which scenario, or which point of a study, is best.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/sampling_options.h"
#include "inquiry/selection.h"

namespace bulwark {

struct BestOptions {
  std::string least;
  std::string most;
  std::string within;
  std::optional<double> confidence;  // none: the query's own
  std::optional<std::uint32_t> first_stage;

  bool is_asked() const { return !least.empty() || !most.empty(); }
};

void add_best_options(Options& options, BestOptions& best);

/// Selects among scenarios under the settings of `under`, or among the points of a study, which then is the only file.
int compare_best(const std::vector<std::string>& files, const ScenarioArguments& under, const BestOptions& options,
                 const SamplingOptions& sampling, const BuildInfo& build);

}  // namespace bulwark
