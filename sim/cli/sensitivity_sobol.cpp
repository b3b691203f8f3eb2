#include "cli/sensitivity_sobol.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "cli/interrupt.h"
#include "cli/metric_option.h"
#include "cli/progress.h"
#include "output/text_table.h"
#include "study/sobol_design.h"
#include "study/study_file.h"
#include "study/sweep_plan.h"

namespace bulwark {

namespace {

constexpr std::uint32_t usual_trials = 100;

/// What is varied, and where it was read.
struct Source {
  ScenarioArguments arguments;
  LoadedScenario loaded;
  MetricName metric;
  Study study;  // of factors
  std::uint64_t seed = 0;
  std::unique_ptr<SobolDesign> design;
};

void read_scenario(Source& source, const SamplingOptions& sampling) {
  const std::string& file = source.arguments.file;
  source.loaded = load(source.arguments, sampling.quiet);
  if (source.loaded.scenario.uncertain.empty()) {
    refuse(file, "no `uncertain:` parameters; expected some, or a study with factors instead");
  }
  check_metric("--metric", source.metric, source.loaded.scenario);
  source.seed = seed_of(sampling, source.loaded.scenario);
  source.design = uncertain_inputs(source.loaded.scenario, source.seed);
}

void read_study(Source& source, const SamplingOptions& sampling) {
  if (!source.arguments.set.empty()) refuse("--set", "a study sets its own points; expected a scenario beside it");
  source.study = load_study(source.arguments.file);
  source.loaded.scenario = source.study.scenario.with().scenario;
  check_metric("--metric", source.metric, source.loaded.scenario);
  // Of the study only the factors matter: at its points the metric asked for must exist, not those it records.
  source.study.metrics = {{source.metric.text(), 0, 0, "--metric"}};
  source.study.precision.clear();
  const SweepPlan plan(source.study, std::nullopt);
  if (const auto faults = plan.check(threads_of(sampling)); !faults.empty()) throw InputErrors(faults);
  source.loaded.scenario.name = source.study.name;
  source.loaded.text = source.study.text;
  source.seed = sampling.seed.value_or(plan.seed());
  source.design = factor_inputs(source.study, source.seed);
}

std::unique_ptr<Source> read_source(const ScenarioArguments& arguments, const std::string& metric,
                                    const SamplingOptions& sampling) {
  auto source = std::make_unique<Source>();
  source->arguments = arguments;
  source->metric = read_metric("--metric", metric);
  if (is_study_file(arguments.file)) {
    read_study(*source, sampling);
  } else {
    read_scenario(*source, sampling);
  }
  return source;
}

/// Inputs by their total index, largest first.
std::vector<std::size_t> ranked(const SobolIndices& indices) {
  std::vector<std::size_t> order(indices.total.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return indices.total[a].value > indices.total[b].value; });
  return order;
}

void append(std::vector<TableCell>& row, const SobolIndex& index) {
  row.emplace_back(index.value);
  if (!index.interval) {
    row.resize(row.size() + 2);
    return;
  }
  row.emplace_back(index.interval->low);
  row.emplace_back(index.interval->high);
}

ResultTable sobol_table(const std::vector<std::string>& names, const SobolPlan& plan, const SobolIndices& indices) {
  ResultTable table;
  table.name = "sobol";
  table.header = header_of(
      "rank,input,metric,group,first,first_ci_low,first_ci_high,total,total_ci_low,total_ci_high,mean,"
      "standard_deviation,rows,trials");
  std::uint64_t rank = 0;
  for (const std::size_t i : ranked(indices)) {
    std::vector<TableCell> row = {++rank, names[i], plan.metric.metric, plan.metric.group};
    append(row, indices.first[i]);
    append(row, indices.total[i]);
    for (const double value : {indices.mean, indices.standard_deviation}) row.emplace_back(value);
    for (const std::uint32_t count : {plan.rows, plan.trials}) row.emplace_back(std::uint64_t{count});
    table.rows.push_back(row);
  }
  return table;
}

std::string in_words(const SobolIndex& index) {
  if (!index.interval) return std::isnan(index.value) ? "-" : fmt::format("{:.3g}", index.value);
  return with_interval(index.value, *index.interval);
}

void print(const std::vector<std::string>& names, const SobolPlan& plan, const SobolIndices& indices) {
  fmt::print("{} over the inputs: mean {:.4g}, standard deviation {}\n\n", plan.metric.text(), indices.mean,
             std::isnan(indices.standard_deviation) ? std::string("lost in the noise; more rows or --trials")
                                                    : fmt::format("{:.4g}", indices.standard_deviation));
  TextTable table({"input", "first order (95 %)", "total (95 %)"});
  for (const std::size_t i : ranked(indices)) {
    table.add({names[i], in_words(indices.first[i]), in_words(indices.total[i])});
  }
  fmt::print(
      "{}\nfirst order: share of the variance that knowing this input alone would take away\n"
      "total: share that not knowing this input alone would leave\n",
      table.text());
}

/// None where it was interrupted.
std::optional<SobolIndices> run_with_progress(const SobolDesign& design, const SobolPlan& plan, std::size_t points,
                                              const SamplingOptions& sampling) {
  const InterruptGuard interrupt;
  Progress progress(std::uint64_t{plan.rows} * points * plan.trials, sampling.quiet);
  return run_sobol(design, plan,
                   {threads_of(sampling), &interrupt.flag(), [&](std::uint64_t done) { progress.update(done); }});
}

}  // namespace

int sensitivity_sobol(const ScenarioArguments& scenario, const std::string& metric, std::uint32_t rows,
                      const SamplingOptions& sampling, const BuildInfo& build) {
  const std::unique_ptr<Source> source = read_source(scenario, metric, sampling);
  const SobolPlan plan{source->metric, source->seed, rows, sampling.trials.value_or(usual_trials)};
  if (static_cast<std::uint64_t>(plan.rows) * plan.trials > 0xffffffffULL) {
    refuse("--sobol", "more than 2^32 trials in all rows; expected fewer rows or --trials");
  }
  prepare_out(sampling);
  const std::vector<std::string> names = source->design->names();
  const auto indices = run_with_progress(*source->design, plan, names.size() + 2, sampling);
  if (!indices) throw Interrupted();
  if (!sampling.quiet) print(names, plan, *indices);
  write_out(sampling, build, source->arguments, source->loaded, source->seed, plan.trials,
            {sobol_table(names, plan, *indices)});
  return exit_success;
}

}  // namespace bulwark
