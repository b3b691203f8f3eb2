#include <utility>

#include "base/input_error.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/sampling_options.h"
#include "cli/sensitivity_sobol.h"
#include "cli/terminal.h"
#include "inquiry/metric_option.h"
#include "inquiry/ranking.h"
#include "inquiry/sobol_indices.h"
#include "report/sensitivity_report.h"
#include "results/sensitivity_table.h"

namespace bulwark {

namespace {

struct SensitivityArguments {
  ScenarioArguments scenario;
  SamplingOptions sampling;
  std::string metric = "leakage:all";
  std::uint32_t sobol_rows = 0;
};

Ranking rank_with_progress(const SensitivityArguments& arguments, const Scenario& scenario,
                           const std::vector<Improvement>& found, const MetricName& metric) {
  const SamplingOptions& sampling = arguments.sampling;
  const std::uint32_t trials = trials_of(sampling, scenario);
  const InterruptGuard interrupt;
  Progress progress(std::uint64_t{trials} * (found.size() + 1), sampling.quiet);
  const PoolHooks hooks = hooks_within(arguments.scenario.max_memory, threads_of(sampling), &interrupt.flag(),
                                       [&](std::uint64_t done) { progress.update(done); });
  return rank_improvements(scenario, found, metric, seed_of(sampling, scenario), trials, hooks);
}

int run(const SensitivityArguments& arguments, const BuildInfo& build) {
  const SamplingOptions& sampling = arguments.sampling;
  if (arguments.sobol_rows > 0) {
    return sensitivity_sobol(arguments.scenario, arguments.metric, arguments.sobol_rows, sampling, build);
  }
  const LoadedScenario loaded = load(arguments.scenario, threads_of(sampling));
  const Scenario& scenario = loaded.scenario;
  const MetricName metric = read_metric("--metric", arguments.metric);
  check_metric("--metric", metric, scenario);
  const std::vector<Improvement> found = improvements(scenario);
  if (found.empty()) refuse(arguments.scenario.file, "no batteries: there is nothing to improve");
  Output output = prepare_out(sampling, build, "sensitivity", arguments.scenario, loaded);
  const Ranking ranking = rank_with_progress(arguments, scenario, found, metric);
  if (sampling.talks()) print_text(sensitivity_report(metric, ranking));
  const std::uint32_t trials = trials_of(sampling, scenario);
  write_out(sampling, output, seed_of(sampling, scenario), trials, {sensitivity_table(metric, ranking, trials)});
  return exit_success;
}

constexpr const char* sensitivity_footer =
    "Runs the scenario once more for each improvement, trial by trial with the same draws: one more battery beside "
    "each\n"
    "there is; one more channel, a tenth more rounds, stock for one reload more, a second less reaction for each "
    "system;\n"
    "a second less latency. Of a campaign also ten rounds a week to each depot, a repair crew, a spare of each kind, a "
    "day\n"
    "between raids. What there is none of, as reloads or latency, has no row.\n"
    "Ranked by how much of the metric they avoid. Table: sensitivity.csv.\n\n"
    "--sobol asks instead what is worth knowing: the share of the metric's variance that each `uncertain:` parameter\n"
    "explains alone (first order) and with all others known (total); of a study, each factor. ROWS times two more "
    "than\n"
    "there are inputs are the points, each of --trials trials (default: 100), whose noise is taken out. Take 100 rows "
    "or\n"
    "more, better 250: of fewer the intervals cover less than 95 %. Table: sobol.csv.\n\n"
    "Examples:\n"
    "  bulwark sensitivity configs/quickstart.yaml --trials 5000 --out results/help_most\n"
    "  bulwark sensitivity configs/studies/raid_size_channels.yaml --sobol 250 --trials 50";

void declare_sensitivity(Options& options, SensitivityArguments& arguments) {
  add_scenario_arguments(options, arguments.scenario);
  options.text({"--metric", "What is to be avoided (default: leakage:all)", "METRIC:GROUP"}, arguments.metric);
  options.number(
      {"--sobol", "Sobol' indices of the uncertain parameters, or of a study's factors, from so many rows", "ROWS"},
      arguments.sobol_rows, {2, max_sobol_rows});
  add_sampling_options(options, arguments.sampling);
}

}  // namespace

void add_sensitivity_command(CommandLine& line, const BuildInfo& build) {
  line.add<SensitivityArguments>(
      {"sensitivity", "Rank what would help most: batteries, channels, rounds, seconds", sensitivity_footer},
      declare_sensitivity, [&build](const SensitivityArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
