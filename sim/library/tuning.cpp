#include "inquiry/tuning.h"

#include <utility>

#include "base/input_error.h"
#include "base/stopwatch.h"
#include "engine/memory.h"
#include "inquiry/metric_option.h"
#include "library/build.h"
#include "library/guarded.h"
#include "library/result_data.h"
#include "library/simulation_data.h"
#include "report/tuning_report.h"
#include "results/tuning_table.h"
#include "study/study_file.h"
#include "study/sweep.h"

namespace bulwark {

namespace {

TuningQuery query_of(const TuningOptions& what, const SweepPlan& plan) {
  if (what.search_trials < 16 || what.search_trials > most_sweep_trials) {
    refuse("search_trials", "expected 16 to " + std::to_string(most_sweep_trials));
  }
  if (what.rounds < 1 || what.rounds > 1000) refuse("rounds", "expected 1 to 1000");
  TuningQuery query;
  query.metric = read_metric("metric", what.metric);
  query.is_largest = what.is_most_wanted;
  query.search_trials = what.search_trials;
  query.rounds = what.rounds;
  query.trials = plan.trials();
  check_metric("metric", query.metric, plan.study().base().scenario);
  return query;
}

RunInfo info_of(const SweepPlan& plan, const RunOptions& options, const Stopwatch& watch) {
  RunInfo info = library_info();
  info.scenario_name = plan.study().name;
  info.scenario_file = plan.study().file;
  info.scenario_text = plan.study().text;
  name_scenario(info, {plan.study().scenario.file(), plan.study().scenario.text()});
  info.seed = plan.seed();
  info.trials = plan.trials();
  info.threads = threads_of(options);
  info.wall_time_s = watch.elapsed_s();
  return info;
}

ResultSet search(Study study, const TuningOptions& what, const RunOptions& options, double most_bytes) {
  const Stopwatch watch;
  check_trials(options, most_sweep_trials);
  without_comparisons(study);
  if (options.seed) study.seed = options.seed;
  const SweepPlan plan(std::move(study), options.trials);
  const TuningQuery query = query_of(what, plan);
  const PoolHooks hooks = hooks_of(options, most_bytes);
  check_memory(plan.study().scenario.file(), plan.study().base().scenario, hooks.threads, most_bytes);
  const Tuning tuning = bulwark::tune(plan, query, hooks);
  return results_of("tuning", {tuning_table(plan.study(), tuning)}, tuning_report(plan.study(), query, tuning),
                    info_of(plan, options, watch));
}

}  // namespace

ResultSet tune(const std::string& study, const TuningOptions& what, const RunOptions& options) {
  return guarded([&] { return search(load_study(study), what, options, memory_allowed(what.max_memory)); });
}

ResultSet tune_text(const std::string& text, const std::string& name, const Simulation& scenario,
                    const TuningOptions& what, const RunOptions& options) {
  return guarded([&] {
    Study study = load_study_text(text, name, ScenarioText(scenario.json(), scenario.file()));
    return search(std::move(study), what, options, memory_allowed(what.max_memory, &scenario));
  });
}

}  // namespace bulwark
