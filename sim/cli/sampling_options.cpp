#include "cli/sampling_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/manifest.h"
#include "output/result_folder.h"

namespace bulwark {

namespace {
constexpr std::uint32_t max_trials = 1'000'000;
}  // namespace

void add_sampling_options(CLI::App& command, SamplingOptions& options) {
  command.add_option("--out", options.out, "Folder for the tables and the manifest")->type_name("DIR");
  command.add_flag("--force", options.force, "Write into a folder that holds other files too");
  command.add_option("--trials", options.trials, "Trials of each scenario, in place of the file's")
      ->check(CLI::Range(std::uint32_t{2}, max_trials))
      ->type_name("N");
  command.add_option("--seed", options.seed, "Base seed, in place of the scenario's")->type_name("N");
  command.add_option("--threads", options.threads, "Threads; results do not depend on it (default: all cores)")
      ->check(CLI::Range(1U, 4096U))
      ->type_name("N");
  command.add_flag("--quiet", options.quiet, "Print nothing but errors");
}

std::uint32_t trials_of(const SamplingOptions& options, const Scenario& scenario) {
  return options.trials.value_or(std::clamp(scenario.trials, std::uint32_t{2}, max_trials));
}

void prepare_out(const SamplingOptions& options) {
  if (!options.out.empty()) prepare_result_folder(options.out, options.force);
}

void write_out(const SamplingOptions& options, const BuildInfo& build, const ScenarioArguments& arguments,
               const LoadedScenario& loaded, std::uint64_t seed, std::uint32_t trials,
               const std::vector<ResultTable>& tables) {
  if (options.out.empty()) return;
  RunInfo info;
  info.version = build.version;
  info.revision = build.revision;
  info.build = build.build;
  info.scenario_name = loaded.scenario.name;
  info.scenario_file = arguments.file;
  info.scenario_text = loaded.text;
  info.overrides = arguments.set;
  info.seed = seed;
  info.trials = trials;
  info.threads = options.threads;
  info.command_line = build.command_line;
  write_results(options.out, tables, info);
  if (!options.quiet) fmt::print("\nTables: {}\n", options.out);
}

std::string with_interval(double value, const ConfidenceInterval& interval) {
  if (!std::isfinite(value)) return "-";
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return fmt::format("{:.4g}", value);
  // Adding 0 makes 0 of -0.
  return fmt::format("{:.4g} ({:.4g} to {:.4g})", value + 0.0, interval.low + 0.0, interval.high + 0.0);
}

}  // namespace bulwark
