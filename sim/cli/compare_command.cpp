#include <fmt/format.h>

#include <cmath>
#include <set>

#include "base/phrase.h"
#include "cli/commands.h"
#include "cli/compare_best.h"
#include "cli/sampling_options.h"
#include "output/text_table.h"
#include "study/comparison.h"

namespace bulwark {

namespace {

struct CompareArguments {
  std::vector<std::string> files;
  std::vector<std::string> set;
  SamplingOptions sampling;
  BestOptions best;
};

ResultTable comparison_table(const std::vector<std::string>& files, const std::vector<Comparison>& comparisons,
                             std::uint32_t trials) {
  ResultTable table;
  table.name = "comparison";
  table.header = header_of(
      "scenario,reference,metric,group,mean,stderr,reference_mean,reference_stderr,difference,difference_stderr,ci_low,"
      "ci_high,variance_reduction,trials");
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    for (const ComparedMetric& row : comparisons[i].metrics) {
      const Difference& d = row.difference;
      table.rows.push_back({files[i + 1], files[0], row.metric.metric, row.metric.group, row.figure.estimate.value,
                            row.figure.estimate.standard_error, row.reference.estimate.value,
                            row.reference.estimate.standard_error, d.estimate.value, d.estimate.standard_error,
                            d.interval.low, d.interval.high, d.variance_reduction, std::uint64_t{trials}});
    }
  }
  return table;
}

ResultTable cost_table(const std::vector<std::string>& files, const std::vector<Comparison>& comparisons,
                       std::uint32_t trials) {
  ResultTable table;
  table.name = "cost";
  table.header = header_of(
      "scenario,reference,extra_cost,extra_cost_ci_low,extra_cost_ci_high,leakers_avoided,"
      "leakers_avoided_ci_low,leakers_avoided_ci_high,cost_per_leaker_avoided,ci_low,ci_high,trials");
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    const CostPerLeaker& cost = comparisons[i].cost;
    table.rows.push_back({files[i + 1], files[0], cost.extra_cost.estimate.value, cost.extra_cost.interval.low,
                          cost.extra_cost.interval.high, cost.leakers_avoided.estimate.value,
                          cost.leakers_avoided.interval.low, cost.leakers_avoided.interval.high, cost.ratio,
                          cost.interval ? TableCell(cost.interval->low) : TableCell(),
                          cost.interval ? TableCell(cost.interval->high) : TableCell(), std::uint64_t{trials}});
  }
  return table;
}

/// The rows that an analyst looks at first; the table has all of them.
bool is_in_report(const MetricName& metric) {
  static const std::set<std::string> of_families = {"leakage"};
  static const std::set<std::string> left_out = {"launched", "failed", "leaked_hit", "leaked_miss", "attacker_cost"};
  if (metric.group == "all") return !left_out.contains(metric.metric);
  return metric.group.starts_with("family:") && of_families.contains(metric.metric);
}

void print(const std::string& file, const std::string& reference, const Comparison& comparison) {
  fmt::print("{} against {}\n", file, reference);
  TextTable table({"", "reference", "here", "difference (95 %)", "gain"});
  for (const ComparedMetric& row : comparison.metrics) {
    if (!is_in_report(row.metric)) continue;
    const double gain = row.difference.variance_reduction;
    table.add({row.metric.text(), fmt::format("{:.4g}", row.reference.estimate.value),
               fmt::format("{:.4g}", row.figure.estimate.value),
               with_interval(row.difference.estimate.value, row.difference.interval),
               std::isfinite(gain) ? fmt::format("{:.1f}", gain) : "-"});
  }
  const CostPerLeaker& cost = comparison.cost;
  fmt::print("{}", table.text());
  fmt::print("cost per leaker avoided: {}\n",
             cost.interval ? with_interval(cost.ratio, *cost.interval)
                           : std::string("not determined: the leakers do not differ significantly"));
  fmt::print("gain: how many times more independent trials would be needed for the same interval\n\n");
}

/// Options of one of the two ways to compare without the other.
void check_options(const CompareArguments& arguments) {
  const BestOptions& best = arguments.best;
  if (best.is_asked()) return;
  std::vector<InputError> errors;
  if (!best.within.empty()) errors.push_back({"--within", 0, 0, "", "expected beside --least or --most"});
  if (arguments.files.size() < 2) {
    errors.push_back({arguments.files[0], 0, 0, "", "expected a scenario to compare it with, or --least METRIC"});
  }
  if (!errors.empty()) throw InputErrors(errors);
}

int run(const CompareArguments& arguments, const BuildInfo& build) {
  check_options(arguments);
  if (arguments.best.is_asked()) {
    return compare_best(arguments.files, arguments.set, arguments.best, arguments.sampling, build);
  }
  std::vector<LoadedScenario> loaded;
  std::vector<Scenario> scenarios;
  for (const std::string& file : arguments.files) {
    loaded.push_back(load({file, arguments.set}, arguments.sampling.quiet));
    scenarios.push_back(loaded.back().scenario);
  }
  prepare_out(arguments.sampling);
  const std::vector<MetricName> metrics = shared_metrics(scenarios);
  const std::vector<Sample> samples = sample_scenarios(arguments.sampling, scenarios, metrics);
  std::vector<Comparison> comparisons;
  for (std::size_t i = 1; i < samples.size(); ++i) {
    comparisons.push_back(compare_samples(metrics, samples[0], samples[i]));
    if (!arguments.sampling.quiet) print(arguments.files[i], arguments.files[0], comparisons.back());
  }
  const std::uint32_t trials = trials_of(arguments.sampling, scenarios[0]);
  write_out(arguments.sampling, build, {arguments.files[0], arguments.set}, loaded[0],
            seed_of(arguments.sampling, scenarios[0]), trials,
            {comparison_table(arguments.files, comparisons, trials), cost_table(arguments.files, comparisons, trials)});
  return exit_success;
}

constexpr const char* footer =
    "All scenarios run the same trials under the first one's seed (common random numbers): differences are taken trial "
    "by\n"
    "trial. Rows of families, salvos and assets that all have. cost counts rounds fired, not what batteries cost to "
    "have.\n"
    "Tables: comparison.csv, cost.csv.\n\n"
    "--least or --most asks which of many is best, as does a study in place of scenarios: which of its points. Trials "
    "go\n"
    "where they matter (Kim and Nelson 2001): one that falls behind is dropped. One that is best by --within or more "
    "is\n"
    "selected with the probability --confidence; --trials is then the most for each (default: 100000). A metric of "
    "rare\n"
    "events wants a larger --first. Table: selection.csv.\n\n"
    "Examples:\n"
    "  bulwark compare configs/quickstart.yaml with_guns.yaml --trials 5000 --out results/guns\n"
    "  bulwark compare configs/studies/layout.yaml --least leakage:all --within '0.5 %' --out results/layout";

void declare(Options& options, CompareArguments& arguments) {
  options.arguments({"SCENARIO", "Scenario files, the reference first; or with --least one study"}, arguments.files)
      .required()
      .takes(1, 1000);
  options.texts({"--set", "Put a value at a path in all of them; repeatable", "PATH=VALUE"}, arguments.set);
  add_best_options(options, arguments.best);
  add_sampling_options(options, arguments.sampling);
}

}  // namespace

void add_compare_command(CommandLine& line, const BuildInfo& build) {
  line.add<CompareArguments>({"compare", "Compare scenarios with the first, trial by trial", footer}, declare,
                             [&build](const CompareArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
