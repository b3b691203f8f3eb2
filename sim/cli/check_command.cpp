#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/study_options.h"
#include "cli/terminal.h"
#include "report/check_report.h"
#include "report/grid_report.h"
#include "report/plan_report.h"
#include "report/study_report.h"
#include "study/study_file.h"
#include "tables/review.h"
#include "tables/tables.h"
#include "yaml/read_file.h"

namespace bulwark {

namespace {

void append(const std::vector<std::string>& more, std::vector<std::string>& warnings) {
  warnings.insert(warnings.end(), more.begin(), more.end());
}

/// Prints what there is of them; returns what to warn of.
std::vector<std::string> check_campaign_and_grid(const Tables& tables) {
  const Scenario& scenario = tables.scenario;
  std::vector<std::string> warnings;
  std::optional<double> first_raid_s;
  if (scenario.campaign) {
    const PlanReview plan = review_plan(tables);
    print_out("\n{}", plan_report(tables, plan));
    append(warnings_of(plan, *scenario.campaign), warnings);
    first_raid_s = plan.first_raid_s;
  }
  if (scenario.grid) {
    const GridReview grid = review_grid(scenario);
    print_out("\n{}", grid_report(*scenario.grid, grid));
    append(warnings_of(grid, scenario, first_raid_s), warnings);
  }
  return warnings;
}

int check_scenario(const ScenarioArguments& arguments) {
  const LoadedScenario loaded = load(arguments, 1);
  const Tables tables = compile(loaded.scenario);
  print_text(check_report(tables));
  std::vector<std::string> warnings = review(tables);
  append(check_campaign_and_grid(tables), warnings);
  const std::string file = name_of_input(arguments.file);
  for (std::string& warning : warnings) warning = file + ": " + warning;
  print_out("\n{}: no errors, {} warnings\n", file, loaded.warnings.size() + warnings.size());
  warn(warnings, arguments.werror);
  return exit_success;
}

int check_study(const ScenarioArguments& arguments) {
  const StudyArguments study{arguments, std::nullopt, std::nullopt};
  const std::unique_ptr<SweepPlan> plan = plan_of(study);
  const PoolHooks hooks = hooks_within(arguments.max_memory, all_cores());
  check_base(study, *plan, hooks);
  check_points(*plan, hooks, false);
  print_text(study_report(*plan));
  print_out("\n{}: no errors, {} warnings\n", arguments.file, plan->study().base().warnings.size());
  return exit_success;
}

int check(const ScenarioArguments& arguments) {
  return is_study_file(arguments.file) ? check_study(arguments) : check_scenario(arguments);
}

constexpr const char* footer =
    "Prints every error at once, each as file:line:col: path: what is wrong and what was expected (exit status 2);\n"
    "with none, what was compiled, and on stderr warnings of what can be of no effect. Of a campaign also the "
    "occasions\n"
    "of its strikes, planned raids and stocks by the day, of a grid its islands and what it serves undamaged. Of a "
    "study,\n"
    "each of whose points is read, its design and factors.\n\n"
    "Examples:\n"
    "  bulwark check configs/winter_grid.yaml --werror\n"
    "  bulwark check configs/studies/policy.yaml";

}  // namespace

void add_check_command(CommandLine& line) {
  line.add<ScenarioArguments>({"check", "Check a scenario, and say what it compiles to, or a study", footer},
                              add_scenario_arguments, check);
}

}  // namespace bulwark
