#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>

#include "base/input_error.h"
#include "cli/commands.h"
#include "output/validation_report.h"
#include "study/validation/case.h"

namespace bulwark {

namespace {

constexpr double quick_share = 0.1;

struct ValidateArguments {
  bool quick = false;
  bool markdown = false;
  std::string only;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
};

std::vector<ValidationCase> chosen_cases(const std::string& only) {
  std::vector<ValidationCase> cases = validation_cases();
  std::erase_if(cases, [&](const ValidationCase& c) { return !c.id.starts_with(only); });
  return cases;
}

/// Prints family by family, as results come.
int print_tables(const std::vector<ValidationCase>& cases, const Effort& effort) {
  std::size_t failures = 0;
  for (std::size_t begin = 0; begin < cases.size();) {
    std::size_t end = begin;
    std::vector<CaseResult> results;
    while (end < cases.size() && cases[end].title == cases[begin].title && cases[end].source == cases[begin].source) {
      results.push_back(run_case(cases[end++], effort));
      failures += passes(results.back()) ? 0 : 1;
    }
    fmt::print("{}{}\n", validation_head(cases[begin]), validation_table(results));
    std::fflush(stdout);
    begin = end;
  }
  fmt::print("{} cases, {} failed\n", cases.size(), failures);
  return failures == 0 ? exit_success : exit_failure;
}

int print_chapter(const std::vector<ValidationCase>& cases, const Effort& effort) {
  std::vector<CaseResult> results;
  bool all_pass = true;
  for (const ValidationCase& validation : cases) {
    results.push_back(run_case(validation, effort));
    all_pass = all_pass && passes(results.back());
  }
  fmt::print("{}", validation_chapter(results));
  return all_pass ? exit_success : exit_failure;
}

int validate(const ValidateArguments& arguments) {
  const std::vector<ValidationCase> cases = chosen_cases(arguments.only);
  if (cases.empty()) {
    fmt::print(stderr, "bulwark: no case begins with '{}'; there are:", arguments.only);
    for (const ValidationCase& validation : validation_cases()) fmt::print(stderr, " {}", validation.id);
    fmt::print(stderr, "\n");
    return exit_bad_input;
  }
  const Effort effort{arguments.quick ? quick_share : 1, arguments.threads};
  return arguments.markdown ? print_chapter(cases, effort) : print_tables(cases, effort);
}

constexpr const char* footer =
    "Each case is a scenario with a published or exact answer. Columns: figure, expected, computed, its 95 % "
    "interval,\n"
    "z = (computed - expected) / standard error, 4.5 standard errors (what difference would be noticed), verdict: ok "
    "where\n"
    "|z| <= 4.5. Exit status 1 if a case fails.\n\n"
    "Example:\n"
    "  bulwark validate --quick\n"
    "  bulwark validate --case erlang";

}  // namespace

void add_validate_command(CLI::App& app, const BuildInfo& build, Action& action) {
  (void)build;
  auto arguments = std::make_shared<ValidateArguments>();
  CLI::App* command = app.add_subcommand("validate", "Reproduce published and exact results");
  command->footer(footer);
  command->add_flag("--quick", arguments->quick, "A tenth of the trials: the same test, less precise");
  command->add_option("--case", arguments->only, "Only the cases whose name begins so")->type_name("ID");
  command->add_option("--threads", arguments->threads, "Threads; results do not depend on it (default: all cores)")
      ->check(CLI::Range(1U, 4096U))
      ->type_name("N");
  command->add_flag("--markdown", arguments->markdown, "Write the manual's chapter on validation");
  command->callback([arguments, &action] { action = [arguments] { return validate(*arguments); }; });
}

}  // namespace bulwark
