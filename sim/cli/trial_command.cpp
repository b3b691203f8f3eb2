#include "cli/commands.h"
#include "cli/trial_stages.h"

namespace bulwark {

namespace {

constexpr const char* trial_footer =
    "Columns: trial, time_s, event, salvo, threat (index in its salvo), type, lane, target, battery, sensor, x_m, "
    "y_m,\n"
    "z_m (of the threat), probability, draw (the thing happens where draw < probability), result. Events: stand (what\n"
    "a battery begins with), launch, detect, track, engage, fire, intercept, assess, release (of a channel),\n"
    "soft_kill, reload, arrive (result: why it leaked), damage, destroyed, cut\n"
    "(an engagement, by its battery's destruction).\n\n"
    "--first finds the first trial in which an event of the scenario, or of --event, happened.\n\n"
    "Examples:\n"
    "  bulwark trial configs/quickstart.yaml --trial 7 --out events.csv\n"
    "  bulwark trial configs/quickstart.yaml --event 'many=leakers >= 10' --first many --out events.csv";

void declare_trial(Options& options, TrialArguments& arguments) {
  add_scenario_arguments(options, arguments.scenario);
  options.whole_number({"--trial", "Number of the trial, from 0", "N"}, arguments.trial);
  options.text({"--first", "In place of a number: the first trial in which this event happened", "EVENT"},
               arguments.first);
  options.number({"--within", "With --first: how many trials to look through (default: 100000)", "N"}, arguments.within,
                 any_trials);
  add_seed_option(options, arguments.seed);
  options.text({"--out", "File for the events; without it, or as -, they go to the standard output", "FILE"},
               arguments.out);
  options.flag({"--force", "Replace a file that is no table of events"}, arguments.force);
}

}  // namespace

void add_trial_command(CommandLine& line) {
  line.add<TrialArguments>(
      {"trial", "Run one trial again, exactly as in a run, and write its events as CSV", trial_footer}, declare_trial,
      run_trial_command);
}

}  // namespace bulwark
