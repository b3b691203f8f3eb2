#include <optional>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/run_info.h"
#include "cli/shard_option.h"
#include "cli/terminal.h"
#include "engine/memory.h"
#include "inquiry/memory_option.h"
#include "output/plan_folder.h"
#include "output/table_json.h"
#include "plan/plan_file.h"
#include "report/purchase_report.h"
#include "results/plan_tables.h"

namespace bulwark {

namespace {

struct PlanArguments {
  std::string file;
  SweepFolder folder{"", false, false, "plan"};
  std::string shard = "1/1";
  std::optional<std::uint64_t> seed;
  std::optional<unsigned> threads;
  std::string max_memory;
  bool quiet = false;
  bool json = false;
  bool werror = false;

  unsigned used_threads() const { return threads.value_or(all_cores()); }
  bool talks() const { return !quiet && !json; }
};

/// What a search came to, and how long it took.
struct Searched {
  PlanResults results;
  double wall_time_s = 0;
};

Searched search(const PlanArguments& arguments, const PlanProblem& problem, const Shard& shard, TrialLog* log) {
  const InterruptGuard interrupt;
  Progress progress(0, arguments.quiet);
  const PoolHooks pool = hooks_within(arguments.max_memory, arguments.used_threads(), &interrupt.flag(),
                                      [&](std::uint64_t done) { progress.update(done); });
  const auto entitle = [&](double budget) { progress.entitle(fmt::format("budget {:g}: ", budget)); };
  PlanResults results = best_plans(problem, shard, {pool, entitle}, log);
  return {std::move(results), progress.elapsed_s()};
}

/// Tables of a whole search, or of the budgets that an interrupt left, and then the manifest says so.
void write(const PlanArguments& arguments, const BuildInfo& build, const PlanProblem& problem, const Searched& found,
           FolderHold& hold) {
  RunInfo info = program_info(build);
  info.threads = arguments.used_threads();
  info.wall_time_s = found.wall_time_s;
  const InterruptGuard until_written;
  write_plan_results(hold, problem, found.results, info);
  if (arguments.talks()) print_out("\nTables: {}\n", arguments.folder.path);
}

int stop_early(const PlanArguments& arguments, const PlanProblem& problem, const Shard& shard, HeldJournal* held,
               const Searched& found) {
  if (held == nullptr && found.results.budgets.empty()) throw Stopped();
  const std::string kept =
      held == nullptr ? "" : fmt::format("; what was run is in {}, and --resume goes on", arguments.folder.path);
  report("bulwark: interrupted after {} of {} budgets{}\n", found.results.budgets.size(),
         budgets_of(problem, shard).size(), kept);
  return exit_interrupted;
}

int run(const PlanArguments& arguments, const BuildInfo& build) {
  const Shard shard = parse_shard(arguments.shard);
  check_has_folder(arguments.folder.path, arguments.folder.resume, shard);
  PlanProblem problem = load_plan(arguments.file);
  const LoadedScenario base = problem.scenario.with();
  check_memory(problem.scenario.file(), base.scenario, arguments.used_threads(),
               memory_limit("--max-memory", arguments.max_memory));
  warn(base.warnings, arguments.werror);
  if (arguments.seed) problem.seed = *arguments.seed;
  std::optional<HeldJournal> held;
  std::optional<TrialLog> log;
  if (!arguments.folder.path.empty()) {
    const JournalHeader header = plan_journal_header(problem, shard, build.version + " " + build.revision);
    held.emplace(plan_journal(arguments.folder, problem, header));
    log.emplace(held->journal);
  }
  const Searched found = search(arguments, problem, shard, log ? &*log : nullptr);
  if (held) held->journal.flush();
  const bool is_part = shard.count > 1;
  if (!is_part && !found.results.budgets.empty()) {
    if (arguments.json) print_table(to_json(plan_tables(problem, found.results)));
    if (arguments.talks()) print_text(purchase_report(problem, found.results));
    if (held) write(arguments, build, problem, found, held->hold);
  }
  if (found.results.is_partial) return stop_early(arguments, problem, shard, held ? &*held : nullptr, found);
  if (is_part && (arguments.talks() || arguments.json)) {
    tell_of_shard(shard, arguments.folder.path, held->journal.finished(), arguments.json);
  }
  return exit_success;
}

constexpr const char* plan_footer =
    "PLAN names a scenario, sites, options with their costs, budgets, and a metric to be made least or most. For each\n"
    "budget a plan is searched by gain for its cost and improved by swaps; every figure that is reported comes from "
    "fresh\n"
    "trials. What is wrong anywhere in the file is listed before anything runs. What was run is in DIR/journal.bin, "
    "even\n"
    "after a kill; --resume goes on, to the same bytes; shards have budgets of their own. Tables:\n"
    "  frontier.csv    cost against the metric and the constraints\n"
    "  purchases.csv   what is bought at each budget\n"
    "  choices.csv     how it was found, and how much a single swap could gain at most\n"
    "  marginal.csv    what to buy next: gain, and gain for its cost\n"
    "  worst_case.csv, mix.csv  with raids: each plan's worst case, and the best mixture\n"
    "See sim/manual/plan.md.\n\n"
    "Examples:\n"
    "  bulwark plan configs/plans/quickstart.yaml\n"
    "  bulwark plan configs/plans/quickstart.yaml --out results/quickstart_plan --threads 2";

void declare_plan(Options& options, PlanArguments& arguments) {
  options.argument({"PLAN", "Plan file (YAML), or - for the standard input"}, arguments.file).required();
  options.text({"--out", "Folder for the journal and the tables", "DIR"}, arguments.folder.path);
  options.flag({"--resume", "Go on with what the folder holds"}, arguments.folder.resume);
  options.flag({"--force", "Begin anew in a folder that holds a plan or other files"}, arguments.folder.force);
  options.text({"--shard", "Do part I of N, to be merged with the others", "I/N"}, arguments.shard);
  add_seed_option(options, arguments.seed);
  add_threads_option(options, arguments.threads);
  add_memory_option(options, arguments.max_memory);
  add_json_flag(options, arguments.json);
  add_werror_flag(options, arguments.werror);
  add_quiet_flag(options, arguments.quiet);
}

}  // namespace

void add_plan_command(CommandLine& line, const BuildInfo& build) {
  line.add<PlanArguments>({"plan", "Find what to buy for a budget", plan_footer}, declare_plan,
                          [&build](const PlanArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
