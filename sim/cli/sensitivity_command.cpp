#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/commands.h"
#include "cli/metric_option.h"
#include "cli/sampling_options.h"
#include "cli/sensitivity_sobol.h"
#include "output/text_table.h"
#include "study/comparison.h"
#include "study/marginal.h"
#include "study/sobol_indices.h"

namespace bulwark {

namespace {

struct SensitivityArguments {
  ScenarioArguments scenario;
  SamplingOptions sampling;
  std::string metric = "leakage:all";
  std::uint32_t sobol_rows = 0;
};

/// One improvement and what it changes.
struct Value {
  const Improvement* improvement = nullptr;
  Difference difference;  // improved less as it stands
  CostPerLeaker cost;
  double per_unit() const { return -difference.estimate.value / improvement->amount + 0.0; }
};

/// Ranked by what is avoided, most first; equals in the order of the scenario.
std::vector<Value> ranked(const std::vector<Improvement>& found, const std::vector<MetricName>& metrics,
                          const std::vector<Sample>& samples) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < found.size(); ++i) {
    values.push_back({&found[i], difference_of(samples[i + 1].series[0], samples[0].series[0]),
                      cost_per_leaker(metrics, samples[0], samples[i + 1])});
  }
  std::stable_sort(values.begin(), values.end(), [](const Value& a, const Value& b) {
    return a.difference.estimate.value < b.difference.estimate.value;
  });
  return values;
}

ResultTable sensitivity_table(const MetricName& metric, const std::vector<Value>& values, std::uint32_t trials) {
  ResultTable table;
  table.name = "sensitivity";
  table.header = header_of(
      "rank,what,of,amount,metric,group,avoided,stderr,ci_low,ci_high,avoided_per_unit,variance_reduction,extra_cost,"
      "extra_cost_ci_low,extra_cost_ci_high,leakers_avoided,leakers_avoided_ci_low,leakers_avoided_ci_high,trials");
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    const Difference& d = value.difference;
    const Difference& cost = value.cost.extra_cost;
    const Difference& leakers = value.cost.leakers_avoided;
    table.rows.push_back({std::uint64_t{i + 1}, value.improvement->what, value.improvement->of,
                          value.improvement->amount, metric.metric, metric.group, -d.estimate.value,
                          d.estimate.standard_error, -d.interval.high, -d.interval.low, value.per_unit(),
                          d.variance_reduction, cost.estimate.value, cost.interval.low, cost.interval.high,
                          leakers.estimate.value, leakers.interval.low, leakers.interval.high, std::uint64_t{trials}});
  }
  return table;
}

void print(const MetricName& metric, const Sample& base, const std::vector<Value>& values) {
  const Figure figure = figure_of(base.series[0]);
  fmt::print("{} as it stands: {}\n\n", metric.text(), with_interval(figure.estimate.value, figure.interval));
  TextTable table({"one step more of", "amount", "avoided (95 %)", "per unit"});
  for (const Value& value : values) {
    const Difference& d = value.difference;
    const std::string of = value.improvement->of.empty() ? "" : ", " + value.improvement->of;
    table.add({value.improvement->what + of, fmt::format("{:g}", value.improvement->amount),
               with_interval(-d.estimate.value, {-d.interval.high, -d.interval.low}),
               std::isfinite(value.per_unit()) ? fmt::format("{:.3g}", value.per_unit()) : "-"});
  }
  fmt::print("{}", table.text());
}

int run(const SensitivityArguments& arguments, const BuildInfo& build) {
  if (arguments.sobol_rows > 0) {
    return sensitivity_sobol(arguments.scenario, arguments.metric, arguments.sobol_rows, arguments.sampling, build);
  }
  const LoadedScenario loaded = load(arguments.scenario, arguments.sampling.quiet);
  const MetricName metric = read_metric("--metric", arguments.metric);
  check_metric("--metric", metric, loaded.scenario);
  const std::vector<MetricName> metrics = {metric, {"leakers", "all"}, {"defender_cost", "all"}};
  const std::vector<Improvement> found = improvements(loaded.scenario);
  if (found.empty()) refuse(arguments.scenario.file, "no batteries: there is nothing to improve");
  prepare_out(arguments.sampling);
  std::vector<Scenario> scenarios = {loaded.scenario};
  for (const Improvement& improvement : found) scenarios.push_back(improvement.scenario);
  const std::vector<Sample> samples = sample_scenarios(arguments.sampling, scenarios, metrics);
  const std::vector<Value> values = ranked(found, metrics, samples);
  if (!arguments.sampling.quiet) print(metric, samples[0], values);
  const std::uint32_t trials = trials_of(arguments.sampling, loaded.scenario);
  write_out(arguments.sampling, build, arguments.scenario, loaded, seed_of(arguments.sampling, loaded.scenario), trials,
            {sensitivity_table(metric, values, trials)});
  return exit_success;
}

constexpr const char* footer =
    "Runs the scenario once more for each improvement, trial by trial with the same draws: one more battery beside "
    "each\n"
    "there is; one more channel, a tenth more rounds, stock for one reload more, a second less reaction for each "
    "system;\n"
    "a second less latency. What there is none of, as reloads or latency, has no row.\n"
    "Ranked by how much of the metric they avoid. Table: sensitivity.csv.\n\n"
    "--sobol asks instead what is worth knowing: the share of the metric's variance that each `uncertain:` parameter\n"
    "explains alone (first order) and with all others known (total); of a study, each factor. ROWS times two more "
    "than\n"
    "there are inputs are the points, each of --trials trials (default: 100), whose noise is taken out. Table: "
    "sobol.csv.\n\n"
    "Examples:\n"
    "  bulwark sensitivity configs/quickstart.yaml --trials 5000 --out results/help_most\n"
    "  bulwark sensitivity configs/studies/raid_size_channels.yaml --sobol 250 --trials 50";

void declare(Options& options, SensitivityArguments& arguments) {
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
      {"sensitivity", "Rank what would help most: batteries, channels, rounds, seconds", footer}, declare,
      [&build](const SensitivityArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
