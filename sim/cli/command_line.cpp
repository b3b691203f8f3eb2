#include <fmt/format.h>

#include <exception>
#include <new>
#include <variant>

#include "base/input_error.h"
#include "base/stop.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/options.h"
#include "cli/terminal.h"

namespace bulwark {

namespace {

constexpr const char* description =
    "Bulwark: air-defence saturation by Monte Carlo. How many threats of a raid get through, why, what is lost,\n"
    "and what it costs. All values are notional; see sim/README.md for the model and the file format.";

constexpr const char* program_footer =
    "Example:\n"
    "  bulwark check configs/quickstart.yaml\n"
    "  bulwark run configs/quickstart.yaml --out results/quickstart\n\n"
    "`bulwark help COMMAND` is `bulwark COMMAND --help`. A file named - is read from the standard "
    "input.\n\n"
    "Exit status: 0 success, 1 failure, 2 wrong usage or input, 130 interrupted (128 + the signal).";

int say_interrupted() {
  report("bulwark: interrupted; nothing is written\n");
  return exit_interrupted;
}

int act_safely(const Action& action) {
  try {
    return action();
  } catch (const InputErrors& errors) {
    report("{}\n", errors.what());
    return exit_bad_input;
  } catch (const Stopped&) {
    return say_interrupted();
  } catch (const std::bad_alloc&) {
    report_text("bulwark: not enough memory; fewer --threads take less\n");
    return exit_failure;
  } catch (const std::exception& error) {
    report("bulwark: {}\n", error.what());
    return exit_failure;
  }
}

}  // namespace

int run_command_line(int argc, const char* const* argv, const BuildInfo& build) {
  prepare_standard_streams();
  CommandLine line({"bulwark", description, program_footer},
                   fmt::format("bulwark {} ({}, {})", build.version, build.revision, build.build));
  add_run_command(line, build);
  add_check_command(line);
  add_trial_command(line);
  add_sweep_command(line, build);
  add_merge_command(line, build);
  add_saturate_command(line, build);
  add_compare_command(line, build);
  add_sensitivity_command(line, build);
  add_bound_command(line, build);
  add_tune_command(line, build);
  add_rare_command(line, build);
  add_calibrate_command(line, build);
  add_plan_command(line, build);
  add_validate_command(line);
  add_init_command(line);
  add_schema_command(line);
  add_complete_command(line);
  const std::variant<Action, int> chosen = line.parse(argc, argv);
  const int* const ended = std::get_if<int>(&chosen);
  const int code = ended != nullptr ? *ended : act_safely(std::get<Action>(chosen));
  return finish_output(code == exit_interrupted ? exit_code_of_interrupt() : code);
}

}  // namespace bulwark
