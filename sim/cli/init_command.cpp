#include <filesystem>

#include "base/atomic_file.h"
#include "base/input_error.h"
#include "cli/commands.h"
#include "cli/init_templates.h"
#include "cli/options.h"
#include "cli/terminal.h"

namespace bulwark {

namespace {

struct InitArguments {
  std::string file = "-";
  bool campaign = false;
  bool study = false;
  bool plan = false;
  bool calibration = false;
  bool force = false;
};

std::string template_of(const InitArguments& arguments) {
  if (arguments.study) return study_template();
  if (arguments.plan) return plan_template();
  if (arguments.calibration) return calibration_template();
  return arguments.campaign ? campaign_template() : scenario_template();
}

int init(const InitArguments& arguments) {
  const std::string text = template_of(arguments);
  if (arguments.file == "-") {
    print_table(text);
    return exit_success;
  }
  if (!arguments.force && std::filesystem::exists(arguments.file)) {
    refuse(arguments.file, "there is such a file already; expected another name, or --force to replace it");
  }
  write_file(arguments.file, text);
  return exit_success;
}

constexpr const char* init_footer =
    "What it writes has comments on every section, no errors and no warnings, and runs as it is. Studies, plans and "
    "calibrations are of a scenario.yaml beside them.\n\n"
    "Examples:\n"
    "  bulwark init scenario.yaml --force\n"
    "  bulwark init --study my_study.yaml --force\n"
    "  bulwark init --plan my_plan.yaml --force\n"
    "  bulwark init --campaign | bulwark check -";

void declare_init(Options& options, InitArguments& arguments) {
  options.argument({"FILE", "File to write; without it, or as -, the standard output"}, arguments.file);
  const Option campaign =
      options.flag({"--campaign", "Raids over a month, with stocks and repair"}, arguments.campaign);
  Option study = options.flag({"--study", "A study in place of a scenario"}, arguments.study);
  study.excludes(campaign);
  Option plan = options.flag({"--plan", "A plan of purchases in place of a scenario"}, arguments.plan);
  plan.excludes(campaign).excludes(study);
  Option calibration = options.flag({"--calibration", "A calibration in place of a scenario"}, arguments.calibration);
  calibration.excludes(campaign).excludes(study).excludes(plan);
  options.flag({"--force", "Replace a file that is there"}, arguments.force);
}

}  // namespace

void add_init_command(CommandLine& line) {
  line.add<InitArguments>({"init", "Write a file to start from, with comments", init_footer}, declare_init, init);
}

}  // namespace bulwark
