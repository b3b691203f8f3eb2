#include <utility>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/sampling_options.h"
#include "cli/study_options.h"
#include "cli/terminal.h"
#include "inquiry/metric_option.h"
#include "inquiry/tuning.h"
#include "report/tuning_report.h"
#include "results/tuning_table.h"
#include "study/study_file.h"

namespace bulwark {

namespace {

struct TuneArguments {
  ScenarioArguments study;  // of which the file is the study; settings and events are those of its scenario
  std::string least;
  std::string most;
  TuningQuery query;
  SamplingOptions sampling;
};

Study read_study(const TuneArguments& arguments) {
  Study study = load_study(arguments.study.file);
  study.settings = overrides_for(arguments.study, study.scenario.root());
  without_comparisons(study);
  if (arguments.sampling.seed) study.seed = arguments.sampling.seed;
  return study;
}

TuningQuery read_query(const TuneArguments& arguments, const SweepPlan& plan) {
  const bool is_largest = arguments.least.empty();
  const char* const option = is_largest ? "--most" : "--least";
  TuningQuery query = arguments.query;
  query.is_largest = is_largest;
  query.metric = read_metric(option, is_largest ? arguments.most : arguments.least);
  query.trials = plan.trials();
  check_metric(option, query.metric, plan.study().base().scenario);
  return query;
}

Tuning tune_unless_stopped(const SweepPlan& plan, const TuningQuery& query, PoolHooks hooks) {
  const InterruptGuard interrupt;
  hooks.stop = &interrupt.flag();
  return tune(plan, query, hooks);
}

int run(const TuneArguments& arguments, const BuildInfo& build) {
  if (arguments.least.empty() && arguments.most.empty())
    refuse("--least", "missing; expected --least or --most METRIC");
  const SweepPlan plan(read_study(arguments), arguments.sampling.trials);
  const PoolHooks hooks = hooks_within(arguments.study.max_memory, threads_of(arguments.sampling));
  check_base(plan, hooks, arguments.study.werror);
  const TuningQuery query = read_query(arguments, plan);
  LoadedScenario source;
  source.scenario.name = plan.study().name;
  source.scenario.seed = plan.seed();
  source.text = plan.study().text;
  Output output = prepare_out(arguments.sampling, build, "tuning", arguments.study, source);
  name_scenario(output.info, {plan.study().scenario.file(), plan.study().scenario.text()});
  const Tuning tuning = tune_unless_stopped(plan, query, hooks);
  if (arguments.sampling.talks()) print_text(tuning_report(plan.study(), query, tuning));
  write_out(arguments.sampling, output, plan.seed(), query.trials, {tuning_table(plan.study(), tuning)});
  return exit_success;
}

constexpr const char* tune_footer =
    "Looks for the levels of a study's factors that make a metric least or most, one factor after another on common\n"
    "random numbers, from the first level of each: where a grid of all of them has too many points to run. Prints what "
    "to\n"
    "--set, and the figures before and after, from --trials trials that the search has not seen. Table: tuning.csv.\n\n"
    "Example:\n"
    "  bulwark tune configs/studies/sparing.yaml --least leakers:all --trials 4000 --out results/sparing";

void declare_tune(Options& options, TuneArguments& arguments) {
  options.argument({"STUDY", "Study file (YAML), whose factors list their values"}, arguments.study.file).required();
  add_settings_options(options, arguments.study);
  add_event_option(options, arguments.study.events);
  const Option least = options.text({"--least", "Look for the least of this metric", "METRIC:GROUP"}, arguments.least);
  options.text({"--most", "Look for the most of it", "METRIC:GROUP"}, arguments.most).excludes(least);
  options.number({"--search-trials", "Trials of each point that is tried (default: 1000)", "N"},
                 arguments.query.search_trials, {16, 1'000'000});
  options.number({"--rounds", "Most rounds through all factors (default: 5)", "N"}, arguments.query.rounds, {1, 1000});
  add_sampling_options(options, arguments.sampling);
}

}  // namespace

void add_tune_command(CommandLine& line, const BuildInfo& build) {
  line.add<TuneArguments>({"tune", "Find good levels of a study's factors", tune_footer}, declare_tune,
                          [&build](const TuneArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
