#include "cli/trial_stages.h"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <stdexcept>

#include "base/input_error.h"
#include "campaign/player.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "columns/csv.h"
#include "inquiry/first_trial.h"
#include "output/events_file.h"
#include "results/routes_table.h"
#include "statistics/intervals.h"
#include "tables/tables.h"

namespace bulwark {

namespace {

void check_options(const TrialArguments& arguments) {
  if (!arguments.trial && arguments.first.empty()) {
    refuse("--trial", "missing; expected the number of a trial, or --first EVENT");
  }
  if (arguments.trial && !arguments.first.empty()) refuse("--first", "finds the trial; expected no --trial beside it");
  if (arguments.within && arguments.first.empty()) refuse("--within", "expected beside --first");
}

/// Says on stderr which it is: what goes to the standard output is a table.
std::uint32_t find_first(const TrialArguments& arguments, const std::shared_ptr<const Tables>& tables,
                         std::uint64_t seed) {
  const FirstTrialQuery query{arguments.first, seed, arguments.within.value_or(FirstTrialQuery{}.most_trials)};
  const InterruptGuard interrupt;
  Progress progress(query.most_trials, false);
  const PoolHooks hooks{all_cores(), &interrupt.flag(), [&](std::uint64_t done) { progress.update(done); }};
  const std::optional<std::uint32_t> found = first_trial(tables, query, hooks);
  if (!found) {
    throw std::runtime_error(fmt::format(
        "event {} happened in none of the first {} trials (--within): its probability is below {:.2g} % (95 %)",
        query.event, query.most_trials, 100 * wilson_interval(0, query.most_trials).high));
  }
  report("trial {} is the first with event {}\n", *found, query.event);
  return *found;
}

}  // namespace

int run_trial_command(const TrialArguments& arguments) {
  check_options(arguments);
  const LoadedScenario loaded = load(arguments.scenario, arguments.first.empty() ? 1 : all_cores(), true);
  const auto tables = std::make_shared<const Tables>(compile(loaded.scenario));
  const std::uint64_t seed = arguments.seed.value_or(loaded.scenario.seed);
  const std::uint32_t trial = arguments.trial ? *arguments.trial : find_first(arguments, tables, seed);
  Player player(*tables);
  EventLog log;
  player.play(seed, trial, &log);
  const std::string csv = to_csv(events_table(*tables, trial, log));
  if (arguments.out.empty() || arguments.out == "-") {
    print_table(csv);
  } else {
    write_events(arguments.out, csv, arguments.force);
  }
  return exit_success;
}

}  // namespace bulwark
