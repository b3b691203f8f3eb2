// The questions that are asked of one scenario or of several.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/input_error.h"
#include "decide/placing.h"
#include "inquiry/comparison.h"
#include "inquiry/metric_option.h"
#include "inquiry/race.h"
#include "inquiry/ranking.h"
#include "inquiry/saturation.h"
#include "inquiry/saturation_reader.h"
#include "inquiry/sobol_design.h"
#include "inquiry/valid_range.h"
#include "library/guarded.h"
#include "library/result_data.h"
#include "library/simulation_data.h"
#include "report/comparison_report.h"
#include "report/placing_report.h"
#include "report/saturation_report.h"
#include "report/selection_report.h"
#include "report/sensitivity_report.h"
#include "report/sobol_report.h"
#include "results/comparison_tables.h"
#include "results/placing_table.h"
#include "results/saturation_tables.h"
#include "results/selection_table.h"
#include "results/sensitivity_table.h"
#include "results/sobol_table.h"

namespace bulwark {

namespace {

MetricName metric_in(const std::string& text, const Scenario& scenario) {
  MetricName metric = read_metric("metric", text);
  check_metric("metric", metric, scenario);
  return metric;
}

/// What tables call each of several scenarios. Throws InputErrors where they are not several, or the names not theirs.
std::vector<std::string> names_of(const std::vector<Simulation>& scenarios, const std::vector<std::string>& names) {
  if (scenarios.size() < 2) refuse("scenarios", "fewer than two; expected the reference and others");
  if (names.size() == scenarios.size()) return names;
  if (!names.empty()) refuse("names", "not as many as scenarios; expected one each, or none");
  std::vector<std::string> files;
  files.reserve(scenarios.size());
  for (const Simulation& simulation : scenarios) files.push_back(simulation.file());
  return files;
}

/// The least that any of them may take.
double least_memory(const std::vector<Simulation>& scenarios) {
  double bytes = scenarios.front().data().most_bytes;
  for (const Simulation& simulation : scenarios) bytes = std::min(bytes, simulation.data().most_bytes);
  return bytes;
}

/// For the manifest: of the first, with the others beside it.
RunInfo info_of_all(const std::vector<Simulation>& scenarios, const RunOptions& options, std::uint64_t trials,
                    const Stopwatch& watch) {
  RunInfo info = info_of(scenarios[0].data(), options, trials, watch);
  for (std::size_t i = 1; i < scenarios.size(); ++i) info.others.push_back({scenarios[i].file(), scenarios[i].text()});
  return info;
}

void check_bounds(const std::vector<Simulation>& scenarios, std::uint32_t trials) {
  if (trials < 2 || trials > most_sample_trials) {
    refuse("bound", "expected 2 to " + std::to_string(most_sample_trials) + " trials");
  }
  for (const Simulation& simulation : scenarios) check_bound(simulation.file(), simulation.data().scenario());
}

RaceQuery race_query(const SelectionOptions& what, const RunOptions& options) {
  if (!(what.indifference > 0)) refuse("indifference", "expected a difference above 0");
  if (!(what.confidence > 0.5 && what.confidence < 1)) refuse("confidence", "expected more than 0.5, less than 1");
  if (what.first_stage < 2) refuse("first_stage", "expected 2 trials or more");
  check_trials(options, most_sample_trials);
  RaceQuery query;
  query.metric = read_metric("metric", what.metric);
  query.selection.indifference = what.indifference;
  query.selection.confidence = what.confidence;
  query.selection.is_largest = what.is_most_wanted;
  query.selection.first_stage = what.first_stage;
  query.selection.most_trials = options.trials.value_or(query.selection.most_trials);
  return query;
}

}  // namespace

ResultSet Simulation::saturate(const SaturationOptions& what, const RunOptions& options) const {
  return guarded([&] {
    const Stopwatch watch;
    SaturationQuery query =
        read_saturation_query({what.vary, what.from, what.to, what.until, what.second, what.tolerance});
    if (!(what.confidence > 0.5 && what.confidence < 1)) refuse("confidence", "expected more than 0.5, less than 1");
    query.confidence = what.confidence;
    query.seed = seed_of(options, data_->scenario());
    query.trials = sample_trials(options, data_->scenario());
    const PoolHooks hooks = hooks_of(options, data_->most_bytes);
    std::string report;
    for (const InputError& moved : narrow_to_valid(data_->text, data_->overrides, query)) {
      report += "warning: " + to_string(moved) + "\n";
    }
    check_saturation(data_->text, data_->overrides, query, hooks);
    const std::vector<Crossing> crossings = bulwark::saturate(data_->text, data_->overrides, query, hooks);
    return results_of("saturation", saturation_tables(query, crossings), report + saturation_report(query, crossings),
                      info_of(*data_, options, query.trials, watch));
  });
}

ResultSet Simulation::sensitivity(const std::string& metric, const RunOptions& options) const {
  return guarded([&] {
    const Stopwatch watch;
    const Scenario& scenario = data_->scenario();
    const MetricName name = metric_in(metric, scenario);
    const std::vector<Improvement> found = improvements(scenario);
    if (found.empty()) refuse(file(), "no batteries: there is nothing to improve");
    const std::uint32_t trials = sample_trials(options, scenario);
    const Ranking ranking = rank_improvements(scenario, found, name, seed_of(options, scenario), trials,
                                              hooks_of(options, data_->most_bytes));
    return results_of("sensitivity", {sensitivity_table(name, ranking, trials)}, sensitivity_report(name, ranking),
                      info_of(*data_, options, trials, watch));
  });
}

ResultSet Simulation::sobol(const std::string& metric, std::uint32_t rows, const RunOptions& options) const {
  return guarded([&] {
    const Stopwatch watch;
    const Scenario& scenario = data_->scenario();
    if (const std::string fault = fault_of_uncertain_inputs(scenario); !fault.empty()) refuse(file(), fault);
    if (rows < 2 || rows > max_sobol_rows) refuse("rows", "expected 2 to " + std::to_string(max_sobol_rows));
    const SobolPlan plan{metric_in(metric, scenario), seed_of(options, scenario), rows,
                         options.trials.value_or(SobolPlan{}.trials)};
    if (plan.trials < 2 || std::uint64_t{plan.rows} * plan.trials > 0xffffffffULL) {
      refuse("trials", "expected 2 or more, and in all rows no more than 2^32");
    }
    const std::unique_ptr<SobolDesign> design = uncertain_inputs(scenario, plan.seed, options.stop);
    const SobolIndices indices = run_sobol(*design, plan, hooks_of(options, data_->most_bytes));
    return results_of("sobol", {sobol_table(design->names(), plan, indices)},
                      sobol_report(design->names(), plan, indices), info_of(*data_, options, plan.trials, watch));
  });
}

ResultSet compare(const std::vector<Simulation>& scenarios, const RunOptions& options,
                  const std::vector<std::string>& given_names, std::uint32_t bound_trials) {
  return guarded([&] {
    const Stopwatch watch;
    const std::vector<std::string> names = names_of(scenarios, given_names);
    if (bound_trials > 0) check_bounds(scenarios, bound_trials);
    std::vector<Scenario> compared;
    compared.reserve(scenarios.size());
    for (const Simulation& simulation : scenarios) compared.push_back(simulation.data().scenario());
    const std::vector<MetricName> metrics = shared_metrics(compared);
    const std::uint32_t trials = sample_trials(options, compared[0]);
    const std::vector<Sample> samples = sample_all(compared, metrics, seed_of(options, compared[0]), trials,
                                                   hooks_of(options, least_memory(scenarios)));
    std::vector<Comparison> comparisons;
    std::string report;
    for (std::size_t i = 1; i < samples.size(); ++i) {
      comparisons.push_back(
          compare_samples(metrics, samples[0], samples[i], extra_batteries_cost(compared[0], compared[i])));
      report += comparison_report(names[i], names[0], comparisons.back());
    }
    std::vector<ResultTable> tables = comparison_tables(names, comparisons, trials);
    if (bound_trials > 0) {
      const BoundQuery query{seed_of(options, compared[0]), bound_trials};
      const std::vector<Placing> placings = place(compared, query, {threads_of(options), options.stop, {}});
      report += placing_report(names, placings, bound_trials);
      tables.push_back(placing_table(names, placings, bound_trials));
    }
    return results_of("comparison", std::move(tables), report, info_of_all(scenarios, options, trials, watch));
  });
}

ResultSet select_best(const std::vector<Simulation>& scenarios, const SelectionOptions& what, const RunOptions& options,
                      const std::vector<std::string>& given_names) {
  return guarded([&] {
    const Stopwatch watch;
    const std::vector<std::string> names = names_of(scenarios, given_names);
    RaceQuery query = race_query(what, options);
    std::vector<Alternative> alternatives;
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      const Scenario& scenario = scenarios[i].data().scenario();
      check_metric("metric", query.metric, scenario);
      alternatives.push_back({names[i], scenario});
    }
    query.seed = seed_of(options, alternatives[0].scenario);
    const Selection selection = race(alternatives, query, hooks_of(options, least_memory(scenarios)));
    const std::vector<Standing> rows = standings(selection);
    const std::uint64_t trials = selection.candidates[selection.best].series.trials();
    return results_of("selection", {selection_table(alternatives, query.metric, selection, rows)},
                      selection_report(alternatives, query, selection, rows),
                      info_of_all(scenarios, options, trials, watch));
  });
}

}  // namespace bulwark
