#include <memory>
#include <optional>
#include <utility>

#include "base/input_error.h"
#include "base/stopwatch.h"
#include "engine/memory.h"
#include "library/build.h"
#include "library/guarded.h"
#include "library/result_data.h"
#include "library/simulation_data.h"
#include "output/plan_folder.h"
#include "output/result_folder.h"
#include "plan/plan_file.h"
#include "report/purchase_report.h"
#include "results/plan_tables.h"

namespace bulwark {

namespace {

/// Of a plan: its tables, and how they go into a folder of their own.
ResultSet results_of(const PlanProblem& problem, const PlanResults& results, const RunInfo& info) {
  ResultSet::Data data;
  data.tables = plan_tables(problem, results);
  data.report = purchase_report(problem, results);
  data.info = info;
  data.info->trials = results.search_trials + results.fresh_trials;
  const auto kept = std::make_shared<const std::pair<PlanProblem, PlanResults>>(problem, results);
  data.write_own = [kept, info](const std::string& folder, bool force) {
    FolderHold hold = prepare_result_folder(folder, identity_of(kept->first), force);
    write_plan_results(hold, kept->first, kept->second, info);
  };
  return make_result_set(std::move(data));
}

/// With `folder` what is run is kept there as it comes.
ResultSet search(PlanProblem problem, const PlanOptions& options, double most_bytes) {
  const Stopwatch watch;
  if (options.run.trials) refuse("trials", "a plan has its own; expected none");
  if (options.folder.empty() && options.resume) refuse("resume", "expected beside a folder");
  if (options.run.seed) problem.seed = *options.run.seed;
  check_memory(problem.scenario.file(), problem.scenario.with().scenario, threads_of(options.run), most_bytes);
  RunInfo info = library_info();
  info.threads = threads_of(options.run);
  std::optional<HeldJournal> held;
  std::optional<TrialLog> log;
  if (!options.folder.empty()) {
    const JournalHeader header = plan_journal_header(problem, {}, program_of(info));
    held.emplace(plan_journal({options.folder, options.resume, options.force, "plan"}, problem, header));
    log.emplace(held->journal);
  }
  const PlanResults results = best_plans(problem, {}, {hooks_of(options.run, most_bytes), {}}, log ? &*log : nullptr);
  if (held) held->journal.flush();
  if (results.is_partial) throw_interrupted();
  info.wall_time_s = watch.elapsed_s();
  if (held) write_plan_results(held->hold, problem, results, info);
  return results_of(problem, results, info);
}

}  // namespace

ResultSet plan(const std::string& file, const PlanOptions& options) {
  return guarded([&] { return search(load_plan(file), options, memory_allowed(options.max_memory)); });
}

ResultSet plan_text(const std::string& text, const std::string& name, const Simulation& scenario,
                    const PlanOptions& options) {
  return guarded([&] {
    PlanProblem problem = load_plan_text(text, name, scenario.json(), scenario.file());
    return search(std::move(problem), options, memory_allowed(options.max_memory, &scenario));
  });
}

}  // namespace bulwark
