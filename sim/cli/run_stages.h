// What `bulwark run` does, once its command line is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/sampling_options.h"

namespace bulwark {

struct RunArguments {
  ScenarioArguments scenario;
  SamplingOptions sampling;
  bool per_trial = false;
  std::string columns;                 // of per_trial.csv, as patterns; empty: all
  std::vector<std::string> precision;  // METRIC=HALF_WIDTH
  std::optional<std::uint32_t> max_trials;
};

/// The exit code. Throws InputErrors with all that is wrong, before anything runs.
int run_run_command(const RunArguments& arguments, const BuildInfo& build);

}  // namespace bulwark
