#include "cli/commands.h"
#include "cli/run_stages.h"

namespace bulwark {

namespace {

constexpr const char* run_footer =
    "With --precision the run stops at 1000 trials or later, after a number of trials that is half as large again as "
    "the\n"
    "last; the tables are those of --trials with that number.\n\n"
    "Examples:\n"
    "  bulwark run configs/quickstart.yaml --out results/quickstart --trials 2000 --set batteries.north.channels=3\n"
    "  bulwark run configs/quickstart.yaml --precision leakage:all=0.5% --precision leakers=0.2\n"
    "  bulwark run configs/quickstart.yaml --trials 500 --per-trial --out results/per_trial";

void declare_run(Options& options, RunArguments& arguments) {
  SamplingOptions& sampling = arguments.sampling;
  add_scenario_arguments(options, arguments.scenario);
  add_folder_options(options, sampling.out, sampling.force, "Folder for the result tables and the manifest");
  options.number({"--trials", "Number of trials, in place of the scenario's", "N"}, sampling.trials, any_trials);
  options.texts({"--precision",
                 "In place of a number of trials: run until the 95 % interval of METRIC:GROUP is this narrow, half its "
                 "length, e.g. leakage:all=0.5 %; repeatable",
                 "METRIC=HALF_WIDTH"},
                arguments.precision);
  options.number({"--max-trials", "With --precision: most trials to run (default: 1000000)", "N"}, arguments.max_trials,
                 any_trials);
  options.flag({"--per-trial", "Write per_trial.csv too: every trial, one a row"}, arguments.per_trial);
  options.text({"--per-trial-columns",
                "Of per_trial.csv only the columns that match, e.g. 'leakers:*,defender_cost:all' (default: all)",
                "PATTERN,..."},
               arguments.columns);
  add_seed_option(options, sampling.seed);
  add_threads_option(options, sampling.threads);
  add_json_flag(options, sampling.json);
  add_quiet_flag(options, sampling.quiet);
}

}  // namespace

void add_run_command(CommandLine& line, const BuildInfo& build) {
  line.add<RunArguments>({"run", "Run a scenario and write its result tables", run_footer}, declare_run,
                         [&build](const RunArguments& arguments) { return run_run_command(arguments, build); });
}

}  // namespace bulwark
