#include "output/run_folder.h"

#include <utility>

#include "base/stopwatch.h"
#include "output/result_folder.h"
#include "results/routes_table.h"
#include "results/tables.h"

namespace bulwark {

FinishedRun run_plan(const Tables& tables, const RunPlan& plan, const std::vector<PrecisionTarget>& targets,
                     const RunHooks& hooks) {
  const Stopwatch watch;
  if (targets.empty()) {
    RunResult result = run_trials(tables, plan, hooks);
    return {std::move(result), std::nullopt, watch.elapsed_s()};
  }
  PrecisionResult reached = run_to_precision(tables, plan, targets, hooks);
  return {std::move(reached.run), std::move(reached.record), watch.elapsed_s()};
}

void add_run(const RunPlan& plan, const FinishedRun& finished, RunInfo& info) {
  info.seed = plan.seed;
  info.trials = finished.result.tallies.trials();
  info.threads = plan.threads;
  info.wall_time_s = finished.wall_time_s;
  info.partial = finished.result.partial;
  info.precision = finished.precision;
}

std::vector<ResultTable> run_tables(const Tables& tables, const Tallies& tallies) {
  std::vector<ResultTable> results = result_tables(tables.scenario, tables.layout, tallies);
  results.push_back(routes_table(tables));
  return results;
}

void write_run(FolderHold& hold, const std::vector<ResultTable>& tables, const RunInfo& info, PerTrialFile* per_trial) {
  std::vector<CsvFile*> streamed;
  if (per_trial != nullptr) streamed.push_back(per_trial->table());
  write_results(hold, tables, info, streamed);
}

}  // namespace bulwark
