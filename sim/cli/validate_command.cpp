#include <algorithm>
#include <optional>

#include "base/input_error.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/interrupt.h"
#include "cli/terminal.h"
#include "format/load.h"
#include "output/table_json.h"
#include "report/validation_report.h"
#include "report/validation_tables.h"
#include "validation/backtest.h"
#include "validation/case.h"

namespace bulwark {

namespace {

struct ValidateArguments {
  bool quick = false;
  bool markdown = false;
  bool json = false;
  std::string only;
  std::string flagship;  // a file, or empty for the one in the program
  std::optional<unsigned> threads;
};

Backtest backtest_of(const ValidateArguments& arguments, const Effort& effort) {
  const std::string& file = arguments.flagship;
  const Scenario scenario = (file.empty() ? flagship() : load_scenario(file)).scenario;
  try {
    return run_backtest(scenario, effort);
  } catch (const InputErrors& fault) {
    refuse(arguments.flagship, fault.what());
  }
}

/// Those of one title and source stand together.
std::vector<std::vector<ValidationCase>> families_of(const std::vector<ValidationCase>& cases) {
  std::vector<std::vector<ValidationCase>> families;
  for (const ValidationCase& next : cases) {
    const bool is_of_last =
        !families.empty() && families.back()[0].title == next.title && families.back()[0].source == next.source;
    if (!is_of_last) families.emplace_back();
    families.back().push_back(next);
  }
  return families;
}

/// Prints family by family, as results come.
int print_report(const ValidateArguments& arguments, const std::vector<ValidationCase>& cases, const Effort& effort) {
  std::ptrdiff_t failures = 0;
  std::size_t count = cases.size();
  for (const std::vector<ValidationCase>& family : families_of(cases)) {
    const std::vector<CaseResult> results = run_cases(family, effort);
    failures += std::count_if(results.begin(), results.end(), [](const CaseResult& r) { return !passes(r); });
    print_out("{}{}\n", validation_head(family[0]), validation_table(results));
  }
  if (is_backtest(arguments.only)) {
    const Backtest backtest = backtest_of(arguments, effort);
    print_out("{}\n", backtest_report(backtest));
    failures += passes(backtest) ? 0 : 1;
    ++count;
  }
  print_out("{} cases, {} failed\n", count, failures);
  return failures == 0 ? exit_success : exit_failure;
}

int print_chapter(const ValidateArguments& arguments, const std::vector<ValidationCase>& cases, const Effort& effort) {
  const std::vector<CaseResult> results = run_cases(cases, effort);
  const Backtest backtest = backtest_of(arguments, effort);
  print_text(validation_chapter(results, backtest));
  return pass(results) && passes(backtest) ? exit_success : exit_failure;
}

int print_json(const ValidateArguments& arguments, const std::vector<ValidationCase>& cases, const Effort& effort) {
  const std::vector<CaseResult> results = run_cases(cases, effort);
  bool all_pass = pass(results);
  std::vector<ResultTable> tables{cases_table(results)};
  if (is_backtest(arguments.only)) {
    const Backtest backtest = backtest_of(arguments, effort);
    tables.push_back(backtest_table(backtest));
    all_pass = all_pass && passes(backtest);
  }
  print_table(to_json(tables));
  return all_pass ? exit_success : exit_failure;
}

int validate(const ValidateArguments& arguments) {
  if (!arguments.flagship.empty() && !is_backtest(arguments.only)) {
    refuse("--flagship", "is of the backtest; expected no other --case");
  }
  const std::vector<ValidationCase> cases = cases_beginning(arguments.only);
  const InterruptGuard interrupt;
  const Effort effort{arguments.quick ? quick_share : 1, arguments.threads.value_or(all_cores()), &interrupt.flag()};
  if (arguments.json) return print_json(arguments, cases, effort);
  return arguments.markdown ? print_chapter(arguments, cases, effort) : print_report(arguments, cases, effort);
}

constexpr const char* validate_footer =
    "Each case is a scenario with a published or exact answer. Columns: figure, expected, computed, its 95 % "
    "interval,\n"
    "z = (computed - expected) / standard error, 4.5 standard errors (what difference would be noticed), verdict: ok "
    "where\n"
    "|z| <= 4.5. The last case, backtest, sets a night of 521 objects against reported raids: leakage by family and "
    "its\n"
    "spread from raid to raid. Exit status 1 if a case fails.\n\n"
    "Example:\n"
    "  bulwark validate --quick\n"
    "  bulwark validate --case erlang\n"
    "  bulwark validate --case backtest --flagship configs/winter_grid.yaml";

void declare_validate(Options& options, ValidateArguments& arguments) {
  options.flag({"--quick", "A tenth of the trials: the same test, less precise"}, arguments.quick);
  options.text(
      {"--flagship", "Scenario of the backtest, in place of configs/winter_grid.yaml, which the program holds", "FILE"},
      arguments.flagship);
  add_threads_option(options, arguments.threads);
  const Option markdown = options.flag({"--markdown", "Write the manual's chapter on validation"}, arguments.markdown);
  options.text({"--case", "Only the cases whose name begins so", "ID"}, arguments.only).excludes(markdown);
  options.flag({"--json", "Print tables cases and backtest as JSON, in place of words"}, arguments.json)
      .excludes(markdown);
}

}  // namespace

void add_validate_command(CommandLine& line) {
  line.add<ValidateArguments>({"validate", "Reproduce published and exact results", validate_footer}, declare_validate,
                              validate);
}

}  // namespace bulwark
