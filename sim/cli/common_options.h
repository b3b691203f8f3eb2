// Options that several commands have, each with its limits and its words in one place.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "engine/sample_pool.h"
#include "format/load.h"

namespace bulwark {

/// SCENARIO, --set and --event, which every command that reads a scenario has.
struct ScenarioArguments {
  std::string file;
  std::vector<std::string> set;
  std::vector<std::string> events = {};
  std::string max_memory = {};  // as "8 GB"; empty: as much as there is
  bool werror = false;
  std::optional<std::string> text = {};  // of the file, where it was read already
};
void add_scenario_arguments(Options& options, ScenarioArguments& arguments);
/// Without --event, for a command that has another of that name.
void add_scenario_without_events(Options& options, ScenarioArguments& arguments);

/// --set, --max-memory, --werror.
void add_settings_options(Options& options, ScenarioArguments& arguments);

void add_event_option(Options& options, std::vector<std::string>& events);

/// Those of --set, then those of --event. Throws InputErrors where one is none.
std::vector<Override> overrides_of(const ScenarioArguments& arguments);

/// The same for a scenario whose events are known: none may be defined twice. Throws InputErrors (file `--event`).
std::vector<Override> overrides_for(const ScenarioArguments& arguments, const Node& scenario);
/// The same as texts PATH=VALUE.
std::vector<std::string> settings_of(const ScenarioArguments& arguments);

/// Threads unless told otherwise.
unsigned all_cores();

/// Loads, and warns. Throws InputErrors also where so many threads, or a log of a trial, would take more memory than
/// may be.
LoadedScenario load(const ScenarioArguments& arguments, unsigned threads, bool with_log = false);

/// The same without a word of warnings.
LoadedScenario load_quietly(const ScenarioArguments& arguments, unsigned threads, bool with_log = false);

/// Warnings go to stderr, with --quiet too. Throws InputErrors where there are some and --werror was given.
void warn(const std::vector<std::string>& warnings, bool werror);
void warn(const std::vector<InputError>& warnings, bool werror);
void add_json_flag(Options& options, bool& json);
void add_werror_flag(Options& options, bool& werror);

/// --max-memory, and hooks that allow no more. Throws InputErrors where it is no size.
void add_memory_option(Options& options, std::string& max_memory);
PoolHooks hooks_within(const std::string& max_memory, unsigned threads, StopFlag stop = nullptr,
                       std::function<void(std::uint64_t)> trials_done = {});

/// --out, which is returned, and --force.
Option add_folder_options(Options& options, std::string& out, bool& force, const std::string& what);

/// Limits of a number of trials.
using TrialRange = Limits<std::uint32_t>;
constexpr TrialRange any_trials = {1, 0xffffffff};

void add_seed_option(Options& options, std::optional<std::uint64_t>& seed);
void add_threads_option(Options& options, std::optional<unsigned>& threads);
void add_quiet_flag(Options& options, bool& quiet);

}  // namespace bulwark
