#include <fmt/format.h>

#include <cstdio>

#include "cli/check_campaign.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "report/check_report.h"
#include "tables/review.h"
#include "tables/tables.h"

namespace bulwark {

namespace {

int check(const ScenarioArguments& arguments) {
  const LoadedScenario loaded = load(arguments);
  const Tables tables = compile(loaded.scenario);
<<<<<<< HEAD
  print_summary(tables);
  print_reach(tables);
  std::vector<std::string> warnings = review(tables);
  const std::vector<std::string> more = print_campaign_and_grid(tables);
  warnings.insert(warnings.end(), more.begin(), more.end());
=======
  fmt::print("{}", check_report(tables));
  const std::vector<std::string> warnings = review(tables);
>>>>>>> main
  for (const std::string& warning : warnings) fmt::print(stderr, "warning: {}: {}\n", arguments.file, warning);
  fmt::print("\n{}: no errors, {} warnings\n", arguments.file, loaded.warnings.size() + warnings.size());
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
