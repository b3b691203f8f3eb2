// The command line: one file a command. A command adds itself to the line and says what to do when it is chosen.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.h"

namespace bulwark {

class CommandLine;

/// What is known of this build.
struct BuildInfo {
  std::string version;
  std::string revision;
  std::string build;
  std::vector<std::string> command_line;
};

/// Each adds its command. `build` must outlive the line.
void add_run_command(CommandLine& line, const BuildInfo& build);
void add_check_command(CommandLine& line);
void add_trial_command(CommandLine& line);
void add_sweep_command(CommandLine& line, const BuildInfo& build);
void add_merge_command(CommandLine& line, const BuildInfo& build);
void add_saturate_command(CommandLine& line, const BuildInfo& build);
void add_compare_command(CommandLine& line, const BuildInfo& build);
void add_bound_command(CommandLine& line, const BuildInfo& build);
void add_tune_command(CommandLine& line, const BuildInfo& build);
void add_sensitivity_command(CommandLine& line, const BuildInfo& build);
void add_plan_command(CommandLine& line, const BuildInfo& build);
void add_rare_command(CommandLine& line, const BuildInfo& build);
void add_calibrate_command(CommandLine& line, const BuildInfo& build);
void add_validate_command(CommandLine& line);
void add_init_command(CommandLine& line);
void add_schema_command(CommandLine& line);
void add_complete_command(CommandLine& line);

/// Parses and runs; never throws. Errors go to stderr, results to stdout.
int run_command_line(int argc, const char* const* argv, const BuildInfo& build);

}  // namespace bulwark
