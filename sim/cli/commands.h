// The command line: one file a command. A command adds itself to the application and says what to do when it is chosen.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "scenario/load.h"

namespace bulwark {

/// What is known of this build.
struct BuildInfo {
  std::string version;
  std::string revision;
  std::string build;
  std::vector<std::string> command_line;
};

enum ExitCode : int { exit_success = 0, exit_failure = 1, exit_bad_input = 2, exit_interrupted = 130 };

/// Runs the chosen command and returns its exit code.
using Action = std::function<int()>;

/// Each adds its subcommand and options to `app`, and sets `action` when the subcommand is parsed.
void add_run_command(CLI::App& app, const BuildInfo& build, Action& action);
void add_check_command(CLI::App& app, const BuildInfo& build, Action& action);
void add_trial_command(CLI::App& app, const BuildInfo& build, Action& action);
void add_sweep_command(CLI::App& app, const BuildInfo& build, Action& action);
void add_merge_command(CLI::App& app, const BuildInfo& build, Action& action);
void add_saturate_command(CLI::App& app, const BuildInfo& build, Action& action);
void add_compare_command(CLI::App& app, const BuildInfo& build, Action& action);
void add_sensitivity_command(CLI::App& app, const BuildInfo& build, Action& action);
void add_validate_command(CLI::App& app, const BuildInfo& build, Action& action);

/// Parses and runs; never throws. Errors go to stderr, results to stdout.
int run_command_line(int argc, const char* const* argv, const BuildInfo& build);

/// SCENARIO and --set, which every command that reads a scenario has.
struct ScenarioArguments {
  std::string file;
  std::vector<std::string> set;
};
void add_scenario_arguments(CLI::App& command, ScenarioArguments& arguments);

/// Loads; warnings go to stderr unless quiet.
LoadedScenario load(const ScenarioArguments& arguments, bool quiet = false);

}  // namespace bulwark
