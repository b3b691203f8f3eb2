// What a command says of itself in the manifest.
#pragma once

#include "cli/commands.h"
#include "cli/common_options.h"
#include "output/manifest.h"

namespace bulwark {

/// The program and its command line.
RunInfo program_info(const BuildInfo& build);

/// The same with the scenario that was read.
RunInfo scenario_info(const BuildInfo& build, const ScenarioArguments& arguments, const LoadedScenario& loaded);

}  // namespace bulwark
