#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/input_error.h"
#include "calibrate/calibration_file.h"
#include "cli/commands.h"
#include "cli/input_file.h"
#include "cli/study_options.h"
#include "cli/terminal.h"
#include "columns/columns.h"
#include "engine/memory.h"
#include "inquiry/memory_option.h"
#include "output/table_json.h"
#include "plan/plan_file.h"
#include "report/check_report.h"
#include "report/grid_report.h"
#include "report/plan_report.h"
#include "report/problem_report.h"
#include "report/record_report.h"
#include "report/study_report.h"
#include "study/study_file.h"
#include "tables/review.h"
#include "tables/tables.h"
#include "yaml/read_file.h"

namespace bulwark {

namespace {

struct CheckArguments {
  ScenarioArguments scenario;  // or another kind of file, and the settings of its scenario
  bool json = false;
};

/// What a file says where nothing is wrong with it.
struct Checked {
  std::string report;
  std::vector<InputError> warnings;
};

void append(const std::vector<std::string>& texts, const std::string& file, Checked& checked) {
  for (const std::string& text : texts) checked.warnings.push_back({file, 0, 0, "", text});
}

void check_campaign_and_grid(const Tables& tables, const std::string& file, Checked& checked) {
  const Scenario& scenario = tables.scenario;
  std::optional<double> first_raid_s;
  if (scenario.campaign) {
    const PlanReview plan = review_plan(tables);
    checked.report += "\n" + plan_report(tables, plan);
    append(warnings_of(plan, *scenario.campaign), file, checked);
    first_raid_s = plan.first_raid_s;
  }
  if (scenario.grid) {
    const GridReview grid = review_grid(scenario);
    checked.report += "\n" + grid_report(*scenario.grid, grid);
    append(warnings_of(grid, scenario, first_raid_s), file, checked);
  }
}

Checked check_scenario(const ScenarioArguments& arguments) {
  const LoadedScenario loaded = load_quietly(arguments, 1);
  const Tables tables = compile(loaded.scenario);
  Checked checked{check_report(tables), loaded.warnings};
  const std::string file = name_of_input(arguments.file);
  append(review(tables), file, checked);
  check_campaign_and_grid(tables, file, checked);
  return checked;
}

Checked check_study(const ScenarioArguments& arguments) {
  const StudyArguments study{arguments, std::nullopt, std::nullopt};
  const std::unique_ptr<SweepPlan> plan = plan_of(study);
  const PoolHooks hooks = hooks_within(arguments.max_memory, all_cores());
  check_memory(*plan, hooks);
  check_points(*plan, hooks, false);
  return {study_report(*plan), plan->study().base().warnings};
}

/// A plan's scenario is as its own file has it.
void expect_no_settings(const ScenarioArguments& arguments) {
  if (!arguments.set.empty()) refuse("--set", "a plan sets what its options say; expected no other");
  if (!arguments.events.empty()) refuse("--event", "a plan takes events from its scenario; expected none here");
}

Checked check_plan(const ScenarioArguments& arguments) {
  expect_no_settings(arguments);
  const double most_bytes = memory_limit("--max-memory", arguments.max_memory);
  const PlanProblem problem = load_plan_text(*arguments.text, arguments.file);
  const LoadedScenario loaded = problem.scenario.with();
  check_memory(problem.scenario.file(), loaded.scenario, all_cores(), most_bytes);
  return {problem_report(problem), loaded.warnings};
}

Checked check_calibration(const ScenarioArguments& arguments) {
  const double most_bytes = memory_limit("--max-memory", arguments.max_memory);
  const Calibration calibration = load_calibration_text(*arguments.text, arguments.file, overrides_of(arguments));
  check_memory(calibration.scenario_file, calibration.scenario.scenario, all_cores(), most_bytes);
  return {record_report(calibration), calibration.scenario.warnings};
}

Checked check_file(const ScenarioArguments& arguments, FileKind kind) {
  switch (kind) {
    case FileKind::scenario:
      return check_scenario(arguments);
    case FileKind::study:
      return check_study(arguments);
    case FileKind::plan:
      return check_plan(arguments);
    case FileKind::calibration:
      return check_calibration(arguments);
  }
  return {};
}

ResultTable faults_table(const std::string& name, const std::vector<InputError>& faults) {
  return Columns<InputError>()
      .text("file", [](const InputError& fault) { return fault.file; })
      .count("line", [](const InputError& fault) { return static_cast<std::uint64_t>(fault.line); })
      .count("column", [](const InputError& fault) { return static_cast<std::uint64_t>(fault.column); })
      .text("path", [](const InputError& fault) { return fault.path; })
      .text("message", [](const InputError& fault) { return fault.message; })
      .table(name, faults);
}

/// `kind` is none of a file that cannot be read.
void print_json(const std::string& file, std::optional<FileKind> kind, const std::vector<InputError>& errors,
                const std::vector<InputError>& warnings) {
  const std::string name = kind ? name_of(*kind) : "";
  const ResultTable what{"check", {"file", "kind"}, {{name_of_input(file), name}}};
  print_table(to_json({what, faults_table("errors", errors), faults_table("warnings", warnings)}));
}

int check(const CheckArguments& arguments) {
  const std::string& file = arguments.scenario.file;
  std::optional<FileKind> kind;
  Checked checked;
  try {
    const InputFile input = read_input(file);
    kind = input.kind;
    ScenarioArguments read = arguments.scenario;
    read.text = input.text;
    checked = check_file(read, input.kind);
  } catch (const InputErrors& faults) {
    if (arguments.json) print_json(file, kind, faults.errors(), {});
    throw;
  }
  if (arguments.json) {
    print_json(file, kind, {}, checked.warnings);
  } else {
    print_out("{}\n{}: no errors, {} warnings\n", checked.report, name_of_input(file), checked.warnings.size());
  }
  warn(checked.warnings, arguments.scenario.werror);
  return exit_success;
}

constexpr const char* check_footer =
    "Prints every error at once, each as file:line:col: path: what is wrong and what was expected (exit status 2);\n"
    "with none, what was compiled, and on stderr warnings of what can be of no effect. Of a campaign also the "
    "occasions\n"
    "of its strikes, planned raids and stocks by the day, of a grid its islands and what it serves undamaged. Of a "
    "study,\n"
    "each of whose points is read, its design and factors; of a plan, with what each purchase makes of the scenario, "
    "what\n"
    "there is to buy; of a calibration its record. --json has tables check, errors and warnings, also where there are\n"
    "errors.\n\n"
    "Examples:\n"
    "  bulwark check configs/winter_grid.yaml --werror\n"
    "  bulwark check configs/studies/policy.yaml\n"
    "  bulwark check configs/plans/quickstart.yaml --json";

void declare_check(Options& options, CheckArguments& arguments) {
  ScenarioArguments& scenario = arguments.scenario;
  options
      .argument({"FILE", "Scenario, study, plan or calibration file (YAML), or - for the standard input"},
                scenario.file)
      .required();
  add_settings_options(options, scenario);
  add_event_option(options, scenario.events);
  add_json_flag(options, arguments.json);
}

}  // namespace

void add_check_command(CommandLine& line) {
  line.add<CheckArguments>(
      {"check", "Check a scenario, and say what it compiles to, or a study, plan or calibration", check_footer},
      declare_check, check);
}

}  // namespace bulwark
