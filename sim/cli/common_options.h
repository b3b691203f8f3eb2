// Options that several commands have, each with its limits and its words in one place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "scenario/load.h"

namespace bulwark {

/// SCENARIO, --set and --event, which every command that reads a scenario has.
struct ScenarioArguments {
  std::string file;
  std::vector<std::string> set;
  std::vector<std::string> events = {};
};
void add_scenario_arguments(Options& options, ScenarioArguments& arguments);
/// Without --event, for a command that has another of that name.
void add_scenario_without_events(Options& options, ScenarioArguments& arguments);

void add_event_option(Options& options, std::vector<std::string>& events);

/// Those of --set, then those of --event. Throws InputErrors where one is none.
std::vector<Override> overrides_of(const ScenarioArguments& arguments);
/// The same as texts PATH=VALUE.
std::vector<std::string> settings_of(const ScenarioArguments& arguments);

/// Loads; warnings go to stderr unless quiet.
LoadedScenario load(const ScenarioArguments& arguments, bool quiet = false);

/// Threads unless told otherwise.
unsigned all_cores();

/// --out, which is returned, and --force.
Option add_folder_options(Options& options, std::string& out, bool& force, const std::string& what);

/// Limits of a number of trials.
using TrialRange = Limits<std::uint32_t>;
constexpr TrialRange any_trials = {1, 0xffffffff};

void add_seed_option(Options& options, std::optional<std::uint64_t>& seed);
void add_threads_option(Options& options, std::optional<unsigned>& threads);
void add_quiet_flag(Options& options, bool& quiet);

}  // namespace bulwark
