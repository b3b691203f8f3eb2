#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>

#include "cli/commands.h"
#include "cli/hypotheses_report.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/ranks.h"
#include "cli/shard_option.h"
#include "output/result_folder.h"
#include "output/study_folder.h"
#include "scenario/study_file.h"
#include "study/sweep.h"

namespace bulwark {

namespace {

struct SweepArguments {
  std::string study;
  std::string out;
  std::string shard = "1/1";
  std::optional<std::uint32_t> trials;
  bool resume = false;
  bool force = false;
  bool quiet = false;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  bool has_threads = false;
};

/// An earlier journal that is to be continued, or a new one.
Journal open_journal(const SweepArguments& arguments, const SweepPlan& plan, const JournalHeader& header) {
  const std::filesystem::path path = journal_path(arguments.out);
  remove_leftovers(arguments.out);
  if (!std::filesystem::exists(path)) {
    prepare_result_folder(arguments.out, arguments.force);
  } else if (arguments.resume) {
    Journal journal = Journal::open_to_append(path);
    std::string changed;
    for (const std::string& change : changes(journal.header(), header)) changed += "\n  " + change;
    if (!changed.empty()) {
      refuse("sweep",
             path.string() + " is of another sweep; --force begins anew, without what is in it. Changed:" + changed);
    }
    return journal;
  } else if (!arguments.force) {
    refuse("sweep", arguments.out + " holds a sweep already; --resume goes on with it, --force begins anew");
  }
  remove_study_results(arguments.out);
  return Journal::create(path, header, plan.runs(), numbers_of(plan.metrics().size()));
}

RunInfo run_info(const BuildInfo& build, unsigned threads, double wall_time_s) {
  RunInfo info;
  info.version = build.version;
  info.revision = build.revision;
  info.build = build.build;
  info.threads = threads;
  info.wall_time_s = wall_time_s;
  info.command_line = build.command_line;
  return info;
}

/// Runs what is left, here or on the other ranks; false where it was interrupted.
bool run_jobs_left(const SweepArguments& arguments, const SweepPlan& plan, const std::vector<SweepJob>& jobs,
                   const Ranks* ranks, Journal& journal, double& wall_time_s) {
  const InterruptGuard interrupt;
  Progress progress(static_cast<std::uint64_t>(jobs.size()) * plan.trials(), arguments.quiet);
  const PoolHooks hooks{arguments.threads, &interrupt.flag(), [&](std::uint64_t done) { progress.update(done); }};
  const bool is_whole = ranks != nullptr ? ranks->lead(plan, journal, hooks) : run_sweep(plan, jobs, journal, hooks);
  wall_time_s = progress.elapsed_s();
  return is_whole;
}

std::optional<std::vector<HypothesisTest>> test_claims(const SweepArguments& arguments, const SweepPlan& plan) {
  const InterruptGuard interrupt;
  return test_hypotheses(plan, {arguments.threads, &interrupt.flag(), {}});
}

/// What is known to be right before anything runs.
struct Prepared {
  Shard shard;
  std::unique_ptr<SweepPlan> plan;
  Journal journal;
};

std::unique_ptr<SweepPlan> make_plan(const SweepArguments& arguments) {
  return std::make_unique<SweepPlan>(load_study(arguments.study), arguments.trials);
}

Prepared prepare(const SweepArguments& arguments, const BuildInfo& build) {
  const Shard shard = parse_shard(arguments.shard);
  std::unique_ptr<SweepPlan> plan = make_plan(arguments);
  std::vector<InputError> faults = check_hypotheses(*plan);
  for (const InputError& fault : plan->check(arguments.threads)) faults.push_back(fault);
  if (!faults.empty()) throw InputErrors(faults);
  Journal journal = open_journal(arguments, *plan, journal_header(*plan, shard, build.version + " " + build.revision));
  return {shard, std::move(plan), std::move(journal)};
}

int run_prepared(const SweepArguments& arguments, const BuildInfo& build, Prepared& prepared, const Ranks* ranks) {
  const SweepPlan& plan = *prepared.plan;
  const Shard& shard = prepared.shard;
  Journal& journal = prepared.journal;
  const std::vector<SweepJob> jobs = plan.jobs(shard, [&](std::size_t run) { return journal.has(run); });

  double wall_time_s = 0;
  bool is_whole = false;
  const auto kept = [&] {
    return fmt::format("{} of {} runs are in {}", journal.finished(), plan.runs(), arguments.out);
  };
  try {
    is_whole = run_jobs_left(arguments, plan, jobs, ranks, journal, wall_time_s);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bulwark: {}\n{}; --resume goes on from there\n", error.what(), kept());
    return exit_failure;
  }
  if (!is_whole) {
    fmt::print(stderr, "bulwark: interrupted; {}; --resume goes on from there\n", kept());
    return exit_interrupted;
  }
  const auto tests = shard.count == 1 ? test_claims(arguments, plan) : std::vector<HypothesisTest>();
  if (!tests) {
    fmt::print(stderr, "bulwark: interrupted before the hypotheses; {}; --resume goes on from there\n", kept());
    return exit_interrupted;
  }
  if (shard.count == 1) {
    write_study_results(arguments.out, plan, {&journal}, *tests, run_info(build, arguments.threads, wall_time_s));
  }
  if (arguments.quiet) return exit_success;
  fmt::print("{}: {} points x {}{} trials x {} replicates; {} scenarios run in {:.1f} s\n", plan.study().name,
             plan.points(), plan.has_precision() ? "up to " : "", plan.trials(), plan.study().replicates, jobs.size(),
             wall_time_s);
  if (shard.count == 1) fmt::print("{}", hypotheses_report(plan, *tests));
  if (shard.count == 1) {
    fmt::print("Tables: {}\n", arguments.out);
  } else {
    fmt::print("Shard {} is done; when all are: bulwark merge DIR... --out DIR\n", arguments.shard);
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
  if (!arguments.has_threads) arguments.threads = std::max(1U, arguments.threads / ranks.here());
  if (!ranks.is_first()) {
    const InterruptGuard interrupt;
    ranks.follow([&] { return make_plan(arguments); }, {arguments.threads, &interrupt.flag(), {}});
    return exit_success;
  }
  Prepared prepared = prepare_among(ranks, arguments, build);
  return run_prepared(arguments, build, prepared, &ranks);
}

int run(const SweepArguments& arguments, const BuildInfo& build) {
  if (is_among_ranks()) return run_among_ranks(arguments, build);
  Prepared prepared = prepare(arguments, build);
  return run_prepared(arguments, build, prepared, nullptr);
}

constexpr const char* footer =
    "STUDY names a scenario, factors by path, and a design. Every invalid design point is listed before anything "
    "runs.\n"
    "What is finished is in DIR/journal.bin, whatever happens; --resume goes on, to the same bytes. Tables:\n"
    "  points.csv       a row a design point and metric\n"
    "  differences.csv  the same against the study's baseline, trial by trial under common random numbers\n"
    "  hypotheses.csv   the study's hypotheses, each at the points that it is about, and whether they are supported\n\n"
    "Example:\n"
    "  bulwark sweep configs/studies/raid_size_channels.yaml --out results/raid_size --threads 8 --resume";

}  // namespace

void add_sweep_command(CLI::App& app, const BuildInfo& build, Action& action) {
  auto arguments = std::make_shared<SweepArguments>();
  CLI::App* command = app.add_subcommand("sweep", "Run a study: a scenario at many design points");
  command->footer(footer);
  command->add_option("STUDY", arguments->study, "Study file (YAML)")->required();
  command->add_option("--out", arguments->out, "Folder for the journal and the tables")->required()->type_name("DIR");
  command->add_flag("--resume", arguments->resume, "Go on with what the folder holds");
  command->add_flag("--force", arguments->force, "Begin anew in a folder that holds a sweep or other files");
  command->add_option("--shard", arguments->shard, "Do part I of N, to be merged with the others")->type_name("I/N");
  command->add_option("--trials", arguments->trials, "Trials a point, in place of the study's")
      ->check(CLI::Range(std::uint32_t{2}, std::uint32_t{1'000'000}))
      ->type_name("N");
  CLI::Option* threads =
      command->add_option("--threads", arguments->threads, "Threads; results do not depend on it (default: all cores)")
          ->check(CLI::Range(1U, 4096U))
          ->type_name("N");
  command->add_flag("--quiet", arguments->quiet, "Print nothing but errors");
  command->callback([arguments, threads, &build, &action] {
    arguments->has_threads = threads->count() > 0;
    action = [arguments, &build] { return run(*arguments, build); };
  });
}

}  // namespace bulwark
