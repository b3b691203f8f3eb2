#include "base/input_error.h"
#include "base/phrase.h"
#include "calibrate/calibration_file.h"
#include "cli/commands.h"
#include "cli/input_file.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "format/load.h"
#include "format/paths.h"
#include "metrics/metric_slots.h"
#include "plan/plan_file.h"
#include "study/study_file.h"
#include "yaml/read_file.h"

namespace bulwark {

namespace {

struct CompleteArguments {
  std::string what;
  std::string file;
};

/// The scenario of any kind of file.
ScenarioText text_of(const std::string& file) {
  const InputFile input = read_input(file);
  switch (input.kind) {
    case FileKind::scenario:
      break;
    case FileKind::study:
      return load_study_text(input.text, file).scenario;
    case FileKind::plan:
      return load_plan_text(input.text, file).scenario;
    case FileKind::calibration: {
      const std::string scenario = load_calibration_text(input.text, file).scenario_file;
      return ScenarioText(read_scenario_file(scenario), scenario);
    }
  }
  return ScenarioText(input.text, name_of_input(file));
}

int complete(const CompleteArguments& arguments) {
  const bool are_paths = arguments.what == "paths";
  if (!are_paths && arguments.what != "metrics") {
    refuse("WHAT", in_quotes(arguments.what) + " is no list; expected paths or metrics");
  }
  const ScenarioText text = text_of(arguments.file);
  std::string lines;
  if (are_paths) {
    for (const std::string& path : paths_of(text)) lines += path + '\n';
  } else {
    for (const MetricSlot& slot : study_slots(text.with().scenario)) lines += slot.name.text() + '\n';
  }
  print_table(lines);
  return exit_success;
}

constexpr const char* complete_footer =
    "One a line, as the completions of the shells ask for them: the paths that --set, --vary and factors may name, "
    "those "
    "that the file does not write included; or every METRIC:GROUP of the scenario.\n\n"
    "Examples:\n"
    "  bulwark complete paths configs/quickstart.yaml\n"
    "  bulwark complete metrics configs/studies/policy.yaml";

void declare_complete(Options& options, CompleteArguments& arguments) {
  options.argument({"WHAT", "paths or metrics"}, arguments.what).required();
  options.argument({"FILE", "Scenario, or study, plan or calibration of one"}, arguments.file).required();
}

}  // namespace

void add_complete_command(CommandLine& line) {
  line.add<CompleteArguments>({"complete", "List the paths or the metrics of a scenario, for shells", complete_footer},
                              declare_complete, complete);
}

}  // namespace bulwark
