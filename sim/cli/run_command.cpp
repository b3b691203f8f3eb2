#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <optional>
#include <thread>

#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "output/manifest.h"
#include "output/report.h"
#include "output/result_folder.h"
#include "output/routes_table.h"
#include "output/tables.h"
#include "study/run.h"
#include "tables/tables.h"

namespace bulwark {

namespace {

struct RunArguments {
  ScenarioArguments scenario;
  std::string out;
  bool force = false;
  bool quiet = false;
  std::optional<std::uint32_t> trials;
  std::optional<std::uint64_t> seed;
  unsigned threads = std::max(1U, std::thread::hardware_concurrency());
};

/// The command that runs one trial again, for the message about a failure in it.
std::string reproduction(const RunArguments& arguments, std::uint64_t seed, std::uint32_t trial) {
  std::string command = fmt::format("bulwark trial '{}' --trial {} --seed {}", arguments.scenario.file, trial, seed);
  for (const std::string& set : arguments.scenario.set) command += fmt::format(" --set '{}'", set);
  return command;
}

RunInfo run_info(const RunArguments& arguments, const BuildInfo& build, const LoadedScenario& loaded,
                 const RunPlan& plan, const RunResult& result, double wall_time_s) {
  RunInfo info;
  info.version = build.version;
  info.revision = build.revision;
  info.build = build.build;
  info.scenario_name = loaded.scenario.name;
  info.scenario_file = arguments.scenario.file;
  info.scenario_text = loaded.text;
  info.overrides = arguments.scenario.set;
  info.seed = plan.seed;
  info.trials = result.tallies.trials();
  info.threads = plan.threads;
  info.wall_time_s = wall_time_s;
  info.command_line = build.command_line;
  info.partial = result.partial;
  return info;
}

int run(const RunArguments& arguments, const BuildInfo& build) {
  const LoadedScenario loaded = load(arguments.scenario, arguments.quiet);
  if (!arguments.out.empty()) prepare_result_folder(arguments.out, arguments.force);
  const Tables tables = compile(loaded.scenario);
  RunPlan plan;
  plan.seed = arguments.seed.value_or(loaded.scenario.seed);
  plan.trials = arguments.trials.value_or(loaded.scenario.trials);
  plan.threads = arguments.threads;

  const InterruptGuard interrupt;
  auto progress = std::make_unique<Progress>(plan.trials, arguments.quiet);
  const double start_s = progress->elapsed_s();
  std::optional<RunResult> result;
  try {
    result = run_trials(tables, plan, {&interrupt.flag(), [&](std::uint64_t done) { progress->update(done); }});
  } catch (const TrialFailure& failure) {
    progress.reset();
    fmt::print(stderr, "bulwark: trial {} failed: {}\nTo see it again: {}\n", failure.trial(), failure.what(),
               reproduction(arguments, plan.seed, failure.trial()));
    return exit_failure;
  }
  const double wall_time_s = progress->elapsed_s() - start_s;
  progress.reset();
  if (result->partial) {
    fmt::print(stderr, "bulwark: interrupted after {} of {} trials\n", result->tallies.trials(), plan.trials);
    if (result->tallies.trials() == 0) return exit_interrupted;
  }
  if (!arguments.out.empty()) {
    std::vector<ResultTable> results = result_tables(tables.scenario, tables.layout, result->tallies);
    results.push_back(routes_table(tables));
    write_results(arguments.out, results, run_info(arguments, build, loaded, plan, *result, wall_time_s));
  }
  if (!arguments.quiet) {
    fmt::print("{}", report(tables.scenario, result->tallies));
    if (!arguments.out.empty()) fmt::print("\nTables: {}\n", arguments.out);
  }
  return result->partial ? exit_interrupted : exit_success;
}

constexpr const char* footer =
    "Example:\n"
    "  bulwark run configs/quickstart.yaml --out results/quickstart --trials 2000 --set batteries.north.channels=3";

}  // namespace

void add_run_command(CLI::App& app, const BuildInfo& build, Action& action) {
  auto arguments = std::make_shared<RunArguments>();
  CLI::App* command = app.add_subcommand("run", "Run a scenario and write its result tables");
  command->footer(footer);
  add_scenario_arguments(*command, arguments->scenario);
  command->add_option("--out", arguments->out, "Folder for the result tables and the manifest")->type_name("DIR");
  command->add_flag("--force", arguments->force, "Write into a folder that holds other files too");
  command->add_option("--trials", arguments->trials, "Number of trials, in place of the scenario's")
      ->check(CLI::Range(std::uint32_t{1}, std::uint32_t{0xffffffff}))
      ->type_name("N");
  command->add_option("--seed", arguments->seed, "Base seed, in place of the scenario's")
      ->check(whole_number())
      ->type_name("N");
  command->add_option("--threads", arguments->threads, "Threads; results do not depend on it (default: all cores)")
      ->check(CLI::Range(1U, 4096U))
      ->type_name("N");
  command->add_flag("--quiet", arguments->quiet, "Print nothing but errors");
  command->callback([arguments, &build, &action] { action = [arguments, &build] { return run(*arguments, build); }; });
}

}  // namespace bulwark
