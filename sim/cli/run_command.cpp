#include <fmt/format.h>

#include <optional>
#include <utility>

#include "base/input_error.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/run_info.h"
#include "cli/sampling_options.h"
#include "cli/terminal.h"
#include "engine/precision.h"
#include "engine/run.h"
#include "inquiry/precision_option.h"
#include "output/per_trial_file.h"
#include "output/per_trial_table.h"
#include "output/result_folder.h"
#include "output/routes_table.h"
#include "output/table_json.h"
#include "output/tables.h"
#include "report/precision_report.h"
#include "report/run_report.h"
#include "tables/tables.h"

namespace bulwark {

namespace {

constexpr std::uint32_t usual_max_trials = 1'000'000;

struct RunArguments {
  ScenarioArguments scenario;
  SamplingOptions sampling;
  bool per_trial = false;
  std::string columns;                 // of per_trial.csv, as patterns; empty: all
  std::vector<std::string> precision;  // METRIC=HALF_WIDTH
  std::optional<std::uint32_t> max_trials;
};

bool keeps_trials(const RunArguments& arguments) {
  return arguments.per_trial || !arguments.columns.empty();
}

/// What CLI11 could refuse too, but without saying what to do instead.
void check_options(const RunArguments& arguments) {
  std::vector<InputError> errors;
  if (!arguments.precision.empty() && arguments.sampling.trials) {
    errors.push_back({"--trials", 0, 0, "", "--precision finds the number of trials; expected --max-trials beside it"});
  }
  if (arguments.precision.empty() && arguments.max_trials) {
    errors.push_back({"--max-trials", 0, 0, "", "expected beside --precision; --trials says how many trials to run"});
  }
  if (keeps_trials(arguments) && arguments.sampling.out.empty()) {
    const char* const option = arguments.per_trial ? "--per-trial" : "--per-trial-columns";
    errors.push_back({option, 0, 0, "", "expected --out, the folder for its table"});
  }
  if (!errors.empty()) throw InputErrors(errors);
}

/// The command that runs one trial again, for the message about a failure in it.
std::string reproduction(const RunArguments& arguments, std::uint64_t seed, std::uint32_t trial) {
  std::string command = fmt::format("bulwark trial '{}' --trial {} --seed {}", arguments.scenario.file, trial, seed);
  for (const std::string& set : arguments.scenario.set) command += fmt::format(" --set '{}'", set);
  for (const std::string& event : arguments.scenario.events) command += fmt::format(" --event '{}'", event);
  return command;
}

/// What a run leaves.
struct Finished {
  RunResult result;
  std::optional<PrecisionRecord> precision;
  double wall_time_s = 0;
};

void add_run_info(RunInfo& info, const RunPlan& plan, const Finished& finished) {
  info.seed = plan.seed;
  info.trials = finished.result.tallies.trials();
  info.threads = plan.threads;
  info.wall_time_s = finished.wall_time_s;
  info.partial = finished.result.partial;
  info.precision = finished.precision;
}

RunPlan plan_of(const RunArguments& arguments, const Scenario& scenario) {
  RunPlan plan;
  plan.seed = seed_of(arguments.sampling, scenario);
  plan.trials = arguments.precision.empty() ? arguments.sampling.trials.value_or(scenario.trials)
                                            : arguments.max_trials.value_or(usual_max_trials);
  plan.threads = threads_of(arguments.sampling);
  return plan;
}

Finished run_with_progress(const Tables& tables, const RunPlan& plan, const std::vector<PrecisionTarget>& targets,
                           RunHooks hooks, bool quiet) {
  Progress progress(plan.trials, quiet);
  const double start_s = progress.elapsed_s();
  hooks.trials_done = [&progress](std::uint64_t done) { progress.update(done); };
  if (targets.empty()) {
    RunResult result = run_trials(tables, plan, hooks);
    return {std::move(result), std::nullopt, progress.elapsed_s() - start_s};
  }
  PrecisionResult result = run_to_precision(tables, plan, targets, hooks);
  return {std::move(result.run), result.record, progress.elapsed_s() - start_s};
}

void print_results(const RunArguments& arguments, const Scenario& scenario, const Finished& finished) {
  print_text(run_report(scenario, finished.result.tallies));
  if (finished.precision) {
    print_out("\n{}", precision_report(*finished.precision, finished.result.tallies.trials()));
  }
  if (!arguments.sampling.out.empty()) print_out("\nTables: {}\n", arguments.sampling.out);
}

/// Says on stderr why a run is not what was asked for; nothing of one that is.
void print_shortfall(const Finished& finished, const RunPlan& plan) {
  if (finished.result.partial) {
    report("bulwark: interrupted after {} of {} trials\n", finished.result.tallies.trials(), plan.trials);
  } else if (finished.precision && !finished.precision->reached) {
    report("bulwark: not as precise as asked after {} trials (--max-trials)\n", plan.trials);
  }
}

void write_folder(FolderHold& hold, const Tables& tables, const Tallies& tallies, const RunInfo& info,
                  std::optional<PerTrialFile>& per_trial) {
  std::vector<ResultTable> results = result_tables(tables.scenario, tables.layout, tallies);
  results.push_back(routes_table(tables));
  std::vector<CsvFile*> streamed;
  if (per_trial) streamed.push_back(per_trial->table());
  write_results(hold, results, info, streamed);
}

int run(const RunArguments& arguments, const BuildInfo& build) {
  check_options(arguments);
  const LoadedScenario loaded = load(arguments.scenario, threads_of(arguments.sampling));
  const std::vector<PrecisionTarget> targets = parse_precisions(arguments.precision, loaded.scenario);
  const Tables tables = compile(loaded.scenario);
  const ColumnChoice columns("--per-trial-columns", arguments.columns, PerTrialRows::header(tables));
  Output output = prepare_out(arguments.sampling, build, "run", arguments.scenario, loaded);
  const RunPlan plan = plan_of(arguments, loaded.scenario);
  std::optional<PerTrialFile> per_trial;
  if (keeps_trials(arguments)) per_trial.emplace(arguments.sampling.out, tables, columns);
  const InterruptGuard interrupt;
  const RunHooks hooks{&interrupt.flag(), {}, per_trial ? per_trial->stream() : nullptr};
  try {
    const Finished finished = run_with_progress(tables, plan, targets, hooks, arguments.sampling.quiet);
    print_shortfall(finished, plan);
    if (finished.result.tallies.trials() == 0) return exit_interrupted;
    if (output.hold) {
      add_run_info(output.info, plan, finished);
      write_folder(*output.hold, tables, finished.result.tallies, output.info, per_trial);
    }
    if (arguments.sampling.json) {
      print_table(to_json(result_tables(tables.scenario, tables.layout, finished.result.tallies)));
    }
    if (arguments.sampling.talks()) print_results(arguments, tables.scenario, finished);
    return finished.result.partial ? exit_interrupted : exit_success;
  } catch (const TrialFailure& failure) {
    report("bulwark: trial {} failed: {}\nTo see it again: {}\n", failure.trial(), failure.what(),
           reproduction(arguments, plan.seed, failure.trial()));
    return exit_failure;
  }
}

constexpr const char* footer =
    "With --precision the run stops at 1000 trials or later, after a number of trials that is half as large again as "
    "the\n"
    "last; the tables are those of --trials with that number.\n\n"
    "Examples:\n"
    "  bulwark run configs/quickstart.yaml --out results/quickstart --trials 2000 --set batteries.north.channels=3\n"
    "  bulwark run configs/quickstart.yaml --precision leakage:all=0.5% --precision leakers=0.2\n"
    "  bulwark run configs/quickstart.yaml --trials 500 --per-trial --out results/per_trial";

void declare(Options& options, RunArguments& arguments) {
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
  line.add<RunArguments>({"run", "Run a scenario and write its result tables", footer}, declare,
                         [&build](const RunArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
