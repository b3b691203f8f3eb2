// `sensitivity --sobol ROWS`: which share of the metric's variance each uncertain input explains.
#pragma once

#include <optional>
#include <string>

#include "cli/commands.h"
#include "cli/sampling_options.h"

namespace bulwark {

/// Over a scenario's `uncertain:` parameters, or over the factors of a study.
int sensitivity_sobol(const ScenarioArguments& scenario, const std::string& metric, std::uint32_t rows,
                      const SamplingOptions& sampling, const BuildInfo& build);

}  // namespace bulwark
