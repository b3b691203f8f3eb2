#include "cli/run_stages.h"

#include <fmt/format.h>

#include <optional>

#include "base/input_error.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "inquiry/precision_option.h"
#include "output/run_folder.h"
#include "output/table_json.h"
#include "report/precision_report.h"
#include "report/run_report.h"
#include "results/per_trial_table.h"
#include "results/tables.h"

namespace bulwark {

namespace {

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

RunPlan plan_of(const RunArguments& arguments, const Scenario& scenario) {
  RunPlan plan;
  plan.seed = seed_of(arguments.sampling, scenario);
  plan.trials = arguments.precision.empty() ? arguments.sampling.trials.value_or(scenario.trials)
                                            : arguments.max_trials.value_or(usual_max_trials);
  plan.threads = threads_of(arguments.sampling);
  return plan;
}

FinishedRun run_with_progress(const Tables& tables, const RunPlan& plan, const std::vector<PrecisionTarget>& targets,
                              RunHooks hooks, bool quiet) {
  Progress progress(plan.trials, quiet);
  hooks.trials_done = [&progress](std::uint64_t done) { progress.update(done); };
  return run_plan(tables, plan, targets, hooks);
}

void print_results(const RunArguments& arguments, const Scenario& scenario, const FinishedRun& finished) {
  print_text(run_report(scenario, finished.result.tallies));
  if (finished.precision) {
    print_out("\n{}", precision_report(*finished.precision, finished.result.tallies.trials()));
  }
  if (!arguments.sampling.out.empty()) print_out("\nTables: {}\n", arguments.sampling.out);
}

/// Says on stderr why a run is not what was asked for; nothing of one that is.
void print_shortfall(const FinishedRun& finished, const RunPlan& plan) {
  if (finished.result.partial) {
    report("bulwark: interrupted after {} of {} trials\n", finished.result.tallies.trials(), plan.trials);
  } else if (finished.precision && !finished.precision->reached) {
    report("bulwark: not as precise as asked after {} trials (--max-trials)\n", plan.trials);
  }
}

/// Tables, words or JSON of a run that has any trials.
void tell(const RunArguments& arguments, const Tables& tables, const RunPlan& plan, const FinishedRun& finished,
          Output& output, PerTrialFile* per_trial) {
  const Tallies& tallies = finished.result.tallies;
  if (output.hold) {
    add_run(plan, finished, output.info);
    write_run(*output.hold, run_tables(tables, tallies), output.info, per_trial);
  }
  if (arguments.sampling.json) print_table(to_json(result_tables(tables.scenario, tables.layout, tallies)));
  if (arguments.sampling.talks()) print_results(arguments, tables.scenario, finished);
}

}  // namespace

int run_run_command(const RunArguments& arguments, const BuildInfo& build) {
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
    const FinishedRun finished = run_with_progress(tables, plan, targets, hooks, arguments.sampling.quiet);
    print_shortfall(finished, plan);
    if (finished.result.tallies.trials() == 0) return exit_interrupted;
    tell(arguments, tables, plan, finished, output, per_trial ? &*per_trial : nullptr);
    return finished.result.partial ? exit_interrupted : exit_success;
  } catch (const TrialFailure& failure) {
    report("bulwark: trial {} failed: {}\nTo see it again: {}\n", failure.trial(), failure.what(),
           reproduction(arguments, plan.seed, failure.trial()));
    return exit_failure;
  }
}

}  // namespace bulwark
