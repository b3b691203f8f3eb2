#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/terminal.h"
#include "report/check_report.h"
#include "report/grid_report.h"
#include "report/plan_report.h"
#include "tables/review.h"
#include "tables/tables.h"

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

int check(const ScenarioArguments& arguments) {
  const LoadedScenario loaded = load(arguments, false, 1);
  const Tables tables = compile(loaded.scenario);
  print_text(check_report(tables));
  std::vector<std::string> warnings = review(tables);
  append(check_campaign_and_grid(tables), warnings);
  for (const std::string& warning : warnings) report("warning: {}: {}\n", arguments.file, warning);
  print_out("\n{}: no errors, {} warnings\n", arguments.file, loaded.warnings.size() + warnings.size());
  return exit_success;
}

constexpr const char* footer =
    "Prints every error at once, each as file:line:col: path: what is wrong and what was expected (exit status 2);\n"
    "with none, what was compiled, and on stderr warnings of what can be of no effect. Of a campaign also the "
    "occasions\n"
    "of its strikes, planned raids and stocks by the day, of a grid its islands and what it serves undamaged.\n\n"
    "Example:\n"
    "  bulwark check configs/winter_grid.yaml";

}  // namespace

void add_check_command(CommandLine& line) {
  line.add<ScenarioArguments>({"check", "Check a scenario and say what it compiles to", footer}, add_scenario_arguments,
                              check);
}

}  // namespace bulwark
