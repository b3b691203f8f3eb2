#include "base/stop.h"
#include "base/stopwatch.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/interrupt.h"
#include "cli/rare_stages.h"
#include "cli/run_info.h"
#include "cli/terminal.h"
#include "output/plan_folder.h"
#include "output/result_folder.h"
#include "output/study_folder.h"
#include "output/sweep_folder.h"
#include "output/table_json.h"
#include "plan/plan_parts.h"
#include "report/hypotheses_report.h"
#include "report/purchase_report.h"
#include "report/sweep_report.h"
#include "results/plan_tables.h"
#include "study/merge.h"

namespace bulwark {

namespace {

struct MergeArguments {
  std::vector<std::string> folders;
  std::string out;
  bool force = false;
  bool json = false;
};

/// The wall time is that of the merging; the shards had their own, elsewhere.
RunInfo merging_info(const BuildInfo& build, const Stopwatch& watch) {
  RunInfo info = program_info(build);
  info.threads = all_cores();
  info.wall_time_s = watch.elapsed_s();
  return info;
}

/// Shards of a search for plans.
int merge_plans(const MergeArguments& arguments, const BuildInfo& build, const std::vector<SweepPart>& parts,
                const Stopwatch& watch) {
  const MergedPlans merged = merged_plans(parts, build.version + " " + build.revision);
  FolderHold hold = prepare_result_folder(arguments.out, identity_of(merged.problem), arguments.force);
  const InterruptGuard until_written;
  write_plan_results(hold, merged.problem, merged.results, merging_info(build, watch));
  if (arguments.json) {
    print_table(to_json(plan_tables(merged.problem, merged.results)));
    return exit_success;
  }
  print_out("{}: {} shards merged\n\n", merged.problem.name, parts.size());
  print_text(purchase_report(merged.problem, merged.results));
  print_out("\nTables: {}\n", arguments.out);
  return exit_success;
}

int run(const MergeArguments& arguments, const BuildInfo& build) {
  const Stopwatch watch;
  const std::vector<SweepPart> parts = open_parts(arguments.folders);
  if (is_of_rare(parts[0])) {
    SamplingOptions options;
    options.out = arguments.out;
    options.force = arguments.force;
    options.json = arguments.json;
    return merge_rare(parts, options, build);
  }
  if (is_of_plan(parts[0])) return merge_plans(arguments, build, parts, watch);
  const std::unique_ptr<SweepPlan> plan = plan_of_parts(parts, build.version + " " + build.revision);
  FolderHold hold = prepare_result_folder(arguments.out, identity_of(plan->study()), arguments.force);
  std::vector<const Journal*> journals;
  for (const SweepPart& part : parts) journals.push_back(&part.journal);
  const InterruptGuard interrupt;
  const auto tests = test_hypotheses(*plan, journals, {all_cores(), &interrupt.flag(), {}});
  if (!tests) throw Stopped();
  write_study_results(hold, *plan, journals, *tests, merging_info(build, watch));
  if (arguments.json) {
    print_table(to_json(study_tables(arguments.out, *plan)));
    return exit_success;
  }
  print_out("{}: {} shards merged\n\n{}{}Tables: {}\n", plan->study().name, parts.size(), sweep_report(*plan, journals),
            hypotheses_report(*plan, *tests), arguments.out);
  return exit_success;
}

constexpr const char* merge_footer =
    "The tables are the same, byte for byte, as those of the whole in one piece. A shard that is missing, unfinished,\n"
    "there twice or of another sweep is named, and nothing is written. What the shards of a rare event did not foresee "
    "is\n"
    "played here.\n\n"
    "Example:\n"
    "  bulwark sweep study.yaml --shard 1/2 --out part1      # on one machine\n"
    "  bulwark sweep study.yaml --shard 2/2 --out part2      # on another\n"
    "  bulwark merge part1 part2 --out whole";

void declare_merge(Options& options, MergeArguments& arguments) {
  options.arguments({"DIR", "Folders of all shards"}, arguments.folders).required();
  add_folder_options(options, arguments.out, arguments.force, "Folder for the tables").required();
  add_json_flag(options, arguments.json);
}

}  // namespace

void add_merge_command(CommandLine& line, const BuildInfo& build) {
  line.add<MergeArguments>({"merge", "Put the shards of a sweep, a plan or a rare event together", merge_footer},
                           declare_merge, [&build](const MergeArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
