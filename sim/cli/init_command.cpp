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
  bool force = false;
};

std::string template_of(const InitArguments& arguments) {
  if (arguments.study) return study_template();
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

constexpr const char* footer =
    "What it writes has comments on every section, no errors and no warnings, and runs as it is. The study is of a "
    "scenario.yaml beside it.\n\n"
    "Examples:\n"
    "  bulwark init scenario.yaml --force\n"
    "  bulwark init --study my_study.yaml --force\n"
    "  bulwark init --campaign | bulwark check -";

void declare(Options& options, InitArguments& arguments) {
  options.argument({"FILE", "File to write; without it, or as -, the standard output"}, arguments.file);
  const Option campaign =
      options.flag({"--campaign", "Raids over a month, with stocks and repair"}, arguments.campaign);
  options.flag({"--study", "A study in place of a scenario"}, arguments.study).excludes(campaign);
  options.flag({"--force", "Replace a file that is there"}, arguments.force);
}

}  // namespace

void add_init_command(CommandLine& line) {
  line.add<InitArguments>({"init", "Write a scenario or a study to start from, with comments", footer}, declare, init);
}

}  // namespace bulwark
