#include <fmt/format.h>

#include <optional>

#include "campaign/player.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "output/atomic_file.h"
#include "output/csv.h"
#include "output/routes_table.h"
#include "tables/tables.h"

namespace bulwark {

namespace {

struct TrialArguments {
  ScenarioArguments scenario;
  std::uint32_t trial = 0;
  std::optional<std::uint64_t> seed;
  std::string out;
};

int run(const TrialArguments& arguments) {
  const LoadedScenario loaded = load(arguments.scenario);
  const Tables tables = compile(loaded.scenario);
  Player player(tables);
  EventLog log;
  player.play(arguments.seed.value_or(loaded.scenario.seed), arguments.trial, &log);
  const std::string csv = to_csv(events_table(tables, arguments.trial, log));
  if (arguments.out.empty()) {
    fmt::print("{}", csv);
  } else {
    write_file(arguments.out, csv);
  }
  return exit_success;
}

constexpr const char* footer =
    "Columns: trial, time_s, event, salvo, threat (index in its salvo), type, lane, target, battery, sensor, x_m, "
    "y_m,\n"
    "z_m (of the threat), probability, draw (the thing happens where draw < probability), result. Events: stand (what\n"
    "a battery begins with), launch, detect, track, engage, fire, intercept, assess, release (of a channel),\n"
    "soft_kill, reload, arrive (result: why it leaked), damage.\n\n"
    "Example:\n"
    "  bulwark trial configs/quickstart.yaml --trial 7 --out events.csv";

void declare(Options& options, TrialArguments& arguments) {
  add_scenario_arguments(options, arguments.scenario);
  options.whole_number({"--trial", "Number of the trial, from 0", "N"}, arguments.trial).required();
  add_seed_option(options, arguments.seed);
  options.text({"--out", "File for the events; without it they go to the standard output", "FILE"}, arguments.out);
}

}  // namespace

void add_trial_command(CommandLine& line) {
  line.add<TrialArguments>({"trial", "Run one trial again, exactly as in a run, and write its events as CSV", footer},
                           declare, run);
}

}  // namespace bulwark
