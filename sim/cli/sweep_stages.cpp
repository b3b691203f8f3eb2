#include "cli/sweep_stages.h"

#include <algorithm>
#include <memory>

#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/run_info.h"
#include "cli/shard_option.h"
#include "cli/terminal.h"
#include "output/study_folder.h"
#include "output/table_json.h"
#include "report/hypotheses_report.h"
#include "report/sweep_report.h"
#include "study/mpi_ranks.h"
#include "study/sweep.h"

namespace bulwark {

namespace {

/// Runs what is left, here or on the other ranks; false where it was interrupted.
bool run_jobs_left(const SweepArguments& arguments, const SweepPlan& plan, const std::vector<SweepJob>& jobs,
                   const Ranks* ranks, Journal& journal, double& wall_time_s) {
  const InterruptGuard interrupt;
  Progress progress(static_cast<std::uint64_t>(jobs.size()) * plan.trials(), arguments.quiet);
  const PoolHooks hooks = arguments.hooks(&interrupt.flag(), [&](std::uint64_t done) { progress.update(done); });
  const bool is_whole = ranks != nullptr ? ranks->lead(plan, journal, hooks) : run_sweep(plan, jobs, journal, hooks);
  wall_time_s = progress.elapsed_s();
  return is_whole;
}

std::optional<std::vector<HypothesisTest>> test_claims(const SweepArguments& arguments, const SweepPlan& plan,
                                                       const Journal& journal) {
  const InterruptGuard interrupt;
  return test_hypotheses(plan, {&journal}, arguments.hooks(&interrupt.flag()));
}

/// What is known to be right before anything runs.
struct Prepared {
  Shard shard;
  std::unique_ptr<SweepPlan> plan;
  HeldJournal held;
};

Prepared prepare(const SweepArguments& arguments, const BuildInfo& build) {
  const Shard shard = parse_shard(arguments.shard);
  std::unique_ptr<SweepPlan> plan = plan_of(arguments.study);
  check_base(*plan, arguments.hooks(), arguments.study.scenario.werror);
  const JournalHeader header = journal_header(*plan, shard, build.version + " " + build.revision);
  // A sweep that goes on was checked when it began: the header has all that it was made from.
  std::optional<HeldJournal> held = earlier_journal(arguments.folder, header);
  if (held) {
    if (const auto fault = fault_of(held->journal, *plan)) {
      refuse(arguments.folder.path, *fault + "; --force begins anew");
    }
  } else {
    check_points(*plan, arguments.hooks(), arguments.quiet);
    held.emplace(new_journal(arguments.folder, *plan, header));
  }
  return {shard, std::move(plan), *std::move(held)};
}

/// Says why a sweep ends before its end, and how to go on with it.
int stop_early(const SweepArguments& arguments, const Prepared& prepared, const std::string& why, ExitCode code) {
  report("bulwark: {}{} of {} runs are in {}; --resume goes on from there\n", why, prepared.held.journal.finished(),
         prepared.plan->runs(), arguments.folder.path);
  return code;
}

void print_work(const SweepPlan& plan, std::size_t scenarios_run, double wall_time_s) {
  print_out("{}: {} points x {}{} trials x {} replicates; {} scenarios run in {:.1f} s\n", plan.study().name,
            plan.points(), plan.has_precision() ? "up to " : "", plan.trials(), plan.study().replicates, scenarios_run,
            wall_time_s);
}

/// Of a sweep in one piece, all of whose runs are there: its claims and its tables.
int conclude(const SweepArguments& arguments, const BuildInfo& build, Prepared& prepared, double wall_time_s) {
  const SweepPlan& plan = *prepared.plan;
  const auto tests = test_claims(arguments, plan, prepared.held.journal);
  if (!tests) return stop_early(arguments, prepared, "interrupted before the hypotheses; ", exit_interrupted);
  RunInfo info = program_info(build);
  info.threads = arguments.used_threads();
  info.wall_time_s = wall_time_s;
  const InterruptGuard until_written;
  write_study_results(prepared.held.hold, plan, {&prepared.held.journal}, *tests, info);
  if (arguments.json) print_table(to_json(study_tables(arguments.folder.path, plan)));
  if (arguments.talks()) {
    print_out("\n{}{}Tables: {}\n", sweep_report(plan, {&prepared.held.journal}), hypotheses_report(plan, *tests),
              arguments.folder.path);
  }
  return exit_success;
}

int run_prepared(const SweepArguments& arguments, const BuildInfo& build, Prepared& prepared, const Ranks* ranks) {
  const SweepPlan& plan = *prepared.plan;
  Journal& journal = prepared.held.journal;
  const std::vector<SweepJob> jobs = plan.jobs(prepared.shard, [&](std::size_t run) { return journal.has(run); });
  double wall_time_s = 0;
  try {
    if (!run_jobs_left(arguments, plan, jobs, ranks, journal, wall_time_s)) {
      return stop_early(arguments, prepared, "interrupted; ", exit_interrupted);
    }
  } catch (const std::exception& error) {
    return stop_early(arguments, prepared, std::string(error.what()) + "\n", exit_failure);
  }
  if (arguments.talks()) print_work(plan, jobs.size(), wall_time_s);
  if (prepared.shard.count == 1) return conclude(arguments, build, prepared, wall_time_s);
  if (arguments.talks() || arguments.json) {
    tell_of_shard(prepared.shard, arguments.folder.path, journal.finished(), arguments.json);
  }
  return exit_success;
}

/// Rank 0 prepares; if that fails, the others must not wait.
Prepared prepare_among(const Ranks& ranks, const SweepArguments& arguments, const BuildInfo& build) {
  try {
    if (arguments.shard != "1/1")
      refuse("sweep", "--shard is for processes that do not know of each other; expected none here");
    return prepare(arguments, build);
  } catch (...) {
    ranks.dismiss();
    throw;
  }
}

/// As one of the processes of mpirun: the first prepares, keeps and writes, the others run.
int run_among_ranks(SweepArguments arguments, const BuildInfo& build) {
  const Ranks ranks;
  if (!arguments.threads) arguments.threads = std::max(1U, all_cores() / ranks.here());
  if (!ranks.is_first()) {
    const InterruptGuard interrupt;
    ranks.follow([&] { return plan_of(arguments.study); }, arguments.hooks(&interrupt.flag()));
    return exit_success;
  }
  Prepared prepared = prepare_among(ranks, arguments, build);
  return run_prepared(arguments, build, prepared, &ranks);
}

}  // namespace

int run_sweep_command(const SweepArguments& arguments, const BuildInfo& build) {
  if (is_among_ranks()) return run_among_ranks(arguments, build);
  Prepared prepared = prepare(arguments, build);
  return run_prepared(arguments, build, prepared, nullptr);
}

}  // namespace bulwark
