#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <system_error>

#include "base/input_error.h"
#include "base/suggest.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/interrupt.h"
#include "tally/observer.h"

namespace bulwark {

namespace {

constexpr const char* description =
    "Bulwark: air-defence saturation by Monte Carlo. How many threats of a raid get through, why, what is lost,\n"
    "and what it costs. All values are notional; see sim/README.md for the model and the file format.";

constexpr const char* footer =
    "Example:\n"
    "  bulwark check configs/quickstart.yaml\n"
    "  bulwark run configs/quickstart.yaml --out results/quickstart\n\n"
    "Exit status: 0 success, 1 failure, 2 wrong usage or input, 130 interrupted.";

/// What was printed is a result: that it got nowhere, say on a full disk, is known only once it is flushed.
void flush_output() {
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    throw std::system_error(errno, std::generic_category(), "cannot write to the standard output");
  }
}

int act_safely(const Action& action) {
  try {
    const int code = action();
    flush_output();
    return code;
  } catch (const InputErrors& errors) {
    fmt::print(stderr, "{}\n", errors.what());
    return exit_bad_input;
  } catch (const Interrupted&) {
    fmt::print(stderr, "bulwark: interrupted; nothing is written\n");
    return exit_interrupted;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bulwark: {}\n", error.what());
    return exit_failure;
  }
}

/// CLI11 would say of `bulwark rum` only that a command is required.
void refuse_unknown_command(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (word.starts_with('-') || std::find(names.begin(), names.end(), word) != names.end()) return;
  throw CLI::ParseError("no command '" + word + "'" + suggestion(word, names), exit_bad_input);
}

/// What no reader of scenarios can know: the steps that results count money and power in.
void check_costs(const ScenarioArguments& arguments, const Scenario& scenario) {
  try {
    check_observable(scenario, {});
  } catch (const std::invalid_argument& fault) {
    refuse(arguments.file, fault.what());
  }
}

}  // namespace

void add_scenario_arguments(CLI::App& command, ScenarioArguments& arguments) {
  command.add_option("SCENARIO", arguments.file, "Scenario file (YAML)")->required();
  make_repeatable(
      command
          .add_option("--set", arguments.set,
                      "Put a value at a path before anything is checked, e.g. batteries.north.channels=6; repeatable")
          ->type_name("PATH=VALUE"));
}

LoadedScenario load(const ScenarioArguments& arguments, bool quiet) {
  std::vector<Override> overrides;
  for (const std::string& text : arguments.set) overrides.push_back(parse_override(text));
  LoadedScenario loaded = load_scenario(arguments.file, overrides);
  check_costs(arguments, loaded.scenario);
  if (!quiet) {
    for (const InputError& warning : loaded.warnings) fmt::print(stderr, "warning: {}\n", to_string(warning));
  }
  return loaded;
}

int run_command_line(int argc, const char* const* argv, const BuildInfo& build) {
  CLI::App app(description, "bulwark");
  app.footer(footer);
  app.require_subcommand(1);
  app.set_version_flag("--version", fmt::format("bulwark {} ({}, {})", build.version, build.revision, build.build));
  Action action;
  add_run_command(app, build, action);
  add_check_command(app, build, action);
  add_trial_command(app, build, action);
  add_sweep_command(app, build, action);
  add_merge_command(app, build, action);
  add_saturate_command(app, build, action);
  add_compare_command(app, build, action);
  add_sensitivity_command(app, build, action);
  add_validate_command(app, build, action);
  try {
    if (argc > 1) refuse_unknown_command(app, argv[1]);
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_success : exit_bad_input;
  }
  return act_safely(action);
}

}  // namespace bulwark
