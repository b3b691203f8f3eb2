#include "study/sweep.h"

#include <utility>
#include <vector>

#include "base/input_error.h"
#include "base/stopwatch.h"
#include "library/build.h"
#include "library/guarded.h"
#include "library/result_data.h"
#include "library/simulation_data.h"
#include "output/study_folder.h"
#include "output/sweep_folder.h"
#include "report/hypotheses_report.h"
#include "report/sweep_report.h"
#include "study/hypotheses.h"
#include "study/study_file.h"

namespace bulwark {

namespace {

void check(const SweepPlan& plan, const PoolHooks& hooks) {
  std::vector<InputError> faults = check_hypotheses(plan, hooks);
  for (const InputError& fault : plan.check(hooks)) faults.push_back(fault);
  if (!faults.empty()) throw InputErrors(faults);
}

HeldJournal journal_of(const SweepPlan& plan, const SweepFolder& folder, const RunInfo& info, const PoolHooks& hooks) {
  const JournalHeader header = journal_header(plan, {}, program_of(info));
  if (std::optional<HeldJournal> held = earlier_journal(folder, header)) return *std::move(held);
  check(plan, hooks);
  return new_journal(folder, plan, header);
}

/// Throws InputErrors where a study has no use for an option.
void check(const SweepOptions& options) {
  if (options.run.seed) refuse("seed", "a study has its own; expected none");
  check_trials(options.run, most_sweep_trials);
}

ResultSet run_into(const std::string& folder, const SweepPlan& plan, const SweepOptions& options, double most_bytes) {
  const Stopwatch watch;
  const PoolHooks hooks = hooks_of(options.run, most_bytes);
  RunInfo info = library_info();
  info.threads = hooks.threads;
  HeldJournal held = journal_of(plan, {folder, options.resume, options.force}, info, hooks);
  Journal& journal = held.journal;
  const std::vector<SweepJob> jobs = plan.jobs({}, [&](std::size_t run) { return journal.has(run); });
  if (!run_sweep(plan, jobs, journal, hooks)) throw_interrupted();
  const auto tests = test_hypotheses(plan, {&journal}, hooks);
  if (!tests) throw_interrupted();
  info.wall_time_s = watch.elapsed_s();
  write_study_results(held.hold, plan, {&journal}, *tests, info);
  ResultSet::Data data;
  data.tables = study_tables(folder, plan);  // and none of another's that lies there
  data.report = sweep_report(plan, {&journal}) + hypotheses_report(plan, *tests);
  return make_result_set(std::move(data));
}

}  // namespace

ResultSet sweep(const std::string& study, const std::string& folder, const SweepOptions& options) {
  return guarded([&] {
    check(options);
    return run_into(folder, SweepPlan(load_study(study), options.run.trials), options,
                    memory_allowed(options.max_memory));
  });
}

ResultSet sweep_text(const std::string& text, const std::string& name, const Simulation& scenario,
                     const std::string& folder, const SweepOptions& options) {
  return guarded([&] {
    check(options);
    Study study = load_study_text(text, name, ScenarioText(scenario.json(), scenario.file()));
    return run_into(folder, SweepPlan(std::move(study), options.run.trials), options,
                    memory_allowed(options.max_memory, &scenario));
  });
}

}  // namespace bulwark
