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

Scenario flagship_of(const std::string& file) {
  if (file.empty()) return load_scenario_text(flagship_text(), "configs/winter_grid.yaml").scenario;
  return load_scenario(file).scenario;
}

Backtest backtest_of(const ValidateArguments& arguments, const Effort& effort) {
  const Scenario scenario = flagship_of(arguments.flagship);
  try {
    return run_backtest(scenario, effort);
  } catch (const InputErrors& fault) {
    refuse(arguments.flagship, fault.what());
  }
}

/// Prints family by family, as results come. Returns the number of failures.
std::size_t print_tables(const std::vector<ValidationCase>& cases, const Effort& effort) {
  std::size_t failures = 0;
  for (std::size_t begin = 0; begin < cases.size();) {
    std::size_t end = begin;
    std::vector<CaseResult> results;
    while (end < cases.size() && cases[end].title == cases[begin].title && cases[end].source == cases[begin].source) {
      results.push_back(run_case(cases[end++], effort));
      failures += passes(results.back()) ? 0 : 1;
    }
    print_out("{}{}\n", validation_head(cases[begin]), validation_table(results));
    begin = end;
  }
  return failures;
}

int print_report(const ValidateArguments& arguments, const std::vector<ValidationCase>& cases, const Effort& effort) {
  std::size_t failures = print_tables(cases, effort);
  std::size_t count = cases.size();
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
  std::vector<CaseResult> results;
  bool all_pass = true;
  for (const ValidationCase& validation : cases) {
    results.push_back(run_case(validation, effort));
    all_pass = all_pass && passes(results.back());
  }
  const Backtest backtest = backtest_of(arguments, effort);
  print_text(validation_chapter(results, backtest));
  return all_pass && passes(backtest) ? exit_success : exit_failure;
}

int print_json(const ValidateArguments& arguments, const std::vector<ValidationCase>& cases, const Effort& effort) {
  std::vector<CaseResult> results;
  bool all_pass = true;
  for (const ValidationCase& validation : cases) {
    results.push_back(run_case(validation, effort));
    all_pass = all_pass && passes(results.back());
  }
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
  const std::vector<ValidationCase> cases = cases_beginning(arguments.only);
  const InterruptGuard interrupt;
  const Effort effort{arguments.quick ? quick_share : 1, arguments.threads.value_or(all_cores()), &interrupt.flag()};
  if (arguments.json) return print_json(arguments, cases, effort);
  return arguments.markdown ? print_chapter(arguments, cases, effort) : print_report(arguments, cases, effort);
}

constexpr const char* footer =
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

void declare(Options& options, ValidateArguments& arguments) {
  options.flag({"--quick", "A tenth of the trials: the same test, less precise"}, arguments.quick);
  options.text({"--case", "Only the cases whose name begins so", "ID"}, arguments.only);
  options.text(
      {"--flagship", "Scenario of the backtest, in place of configs/winter_grid.yaml, which the program holds", "FILE"},
      arguments.flagship);
  add_threads_option(options, arguments.threads);
  const Option markdown = options.flag({"--markdown", "Write the manual's chapter on validation"}, arguments.markdown);
  options.flag({"--json", "Print tables cases and backtest as JSON, in place of words"}, arguments.json)
      .excludes(markdown);
}

}  // namespace

void add_validate_command(CommandLine& line) {
  line.add<ValidateArguments>({"validate", "Reproduce published and exact results", footer}, declare, validate);
}

}  // namespace bulwark
