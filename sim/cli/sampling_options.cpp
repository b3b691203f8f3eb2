#include "cli/sampling_options.h"

#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/run_info.h"
#include "cli/terminal.h"
#include "inquiry/comparison.h"
#include "output/result_folder.h"
#include "output/table_json.h"

namespace bulwark {

void add_sampling_options(Options& options, SamplingOptions& sampling) {
  add_folder_options(options, sampling.out, sampling.force, "Folder for the tables and the manifest");
  options.number({"--trials", "Trials of each scenario, in place of the file's", "N"}, sampling.trials,
                 {2, most_sample_trials});
  add_seed_option(options, sampling.seed);
  add_threads_option(options, sampling.threads);
  add_json_flag(options, sampling.json);
  add_quiet_flag(options, sampling.quiet);
}

unsigned threads_of(const SamplingOptions& options) {
  return options.threads.value_or(all_cores());
}

std::uint64_t seed_of(const SamplingOptions& options, const Scenario& scenario) {
  return options.seed.value_or(scenario.seed);
}

std::uint32_t trials_of(const SamplingOptions& options, const Scenario& scenario) {
  return options.trials.value_or(usual_sample_trials(scenario));
}

std::vector<Sample> sample_scenarios(const SamplingOptions& options, const std::vector<Scenario>& scenarios,
                                     const std::vector<MetricName>& metrics, const std::string& max_memory) {
  const InterruptGuard interrupt;
  const std::uint32_t trials = trials_of(options, scenarios[0]);
  Progress progress(std::uint64_t{trials} * scenarios.size(), options.quiet);
  const PoolHooks hooks = hooks_within(max_memory, threads_of(options), &interrupt.flag(),
                                       [&](std::uint64_t done) { progress.update(done); });
  return sample_all(scenarios, metrics, seed_of(options, scenarios[0]), trials, hooks);
}

Output prepare_out(const SamplingOptions& options, const BuildInfo& build, const std::string& kind,
                   const ScenarioArguments& arguments, const LoadedScenario& loaded) {
  Output output;
  output.info = scenario_info(build, arguments, loaded);
  output.info.kind = kind;
  output.info.threads = threads_of(options);
  if (!options.out.empty()) {
    output.hold.emplace(prepare_result_folder(options.out, identity_of(output.info), options.force));
  }
  return output;
}

void write_out(const SamplingOptions& options, Output& output, std::uint64_t seed, std::uint32_t trials,
               const std::vector<ResultTable>& tables) {
  if (options.json) print_table(to_json(tables));
  if (!output.hold) return;
  const InterruptGuard until_written;
  output.info.seed = seed;
  output.info.trials = trials;
  output.info.wall_time_s = output.watch.elapsed_s();
  write_results(*output.hold, tables, output.info);
  if (options.talks()) print_out("\nTables: {}\n", options.out);
}

}  // namespace bulwark
