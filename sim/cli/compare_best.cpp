#include "cli/compare_best.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "base/phrase.h"
#include "cli/interrupt.h"
#include "cli/metric_option.h"
#include "engine/sample_pool.h"
#include "output/text_table.h"
#include "study/selection.h"
#include "study/study_file.h"
#include "study/sweep_plan.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

constexpr std::uint32_t usual_most_trials = 100'000;
constexpr std::size_t most_alternatives = 1000;

/// What is to be chosen from.
struct Alternatives {
  std::vector<std::string> names;
  std::vector<Scenario> scenarios;
  ScenarioArguments source;  // for the manifest, with what was loaded of it
  LoadedScenario loaded;
};

Alternatives points_of(const std::string& file, unsigned threads) {
  const SweepPlan plan(load_study(file), std::nullopt);
  const Study& study = plan.study();
  if (plan.points() < 2 || plan.points() > most_alternatives) {
    refuse(file, fmt::format("{} points; expected 2 to {} to choose from", plan.points(), most_alternatives));
  }
  if (const auto faults = plan.check(threads); !faults.empty()) throw InputErrors(faults);
  Alternatives found;
  for (std::size_t p = 0; p < plan.points(); ++p) {
    const DesignPoint point = plan.point(p);
    found.names.push_back(in_words(study, point));
    found.scenarios.push_back(study.scenario.with(overrides_of(study, point)).scenario);
  }
  found.source = {file, {}};
  found.loaded.scenario.name = study.name;
  found.loaded.scenario.seed = plan.seed();
  found.loaded.text = study.text;
  return found;
}

Alternatives scenarios_of(const std::vector<std::string>& files, const std::vector<std::string>& set, bool quiet) {
  Alternatives found;
  for (const std::string& file : files) {
    LoadedScenario loaded = load({file, set}, quiet);
    found.names.push_back(file);
    found.scenarios.push_back(loaded.scenario);
    if (found.names.size() == 1) found.loaded = std::move(loaded);
  }
  found.source = {files[0], set};
  return found;
}

Alternatives read_alternatives(const std::vector<std::string>& files, const std::vector<std::string>& set,
                               const SamplingOptions& sampling) {
  const auto study = std::find_if(files.begin(), files.end(), is_study_file);
  if (study == files.end()) {
    if (files.size() < 2) refuse(files[0], "expected a scenario to choose it from, or a study instead");
    return scenarios_of(files, set, sampling.quiet);
  }
  if (files.size() > 1) refuse(*study, "a study stands for all of its points; expected no other file beside it");
  if (!set.empty()) refuse("--set", "a study sets its own points; expected scenarios beside it");
  return points_of(files[0], threads_of(sampling));
}

const char* metric_option(const BestOptions& options) {
  return options.least.empty() ? "--most" : "--least";
}

MetricName wanted_metric(const BestOptions& options) {
  return read_metric(metric_option(options), options.least.empty() ? options.most : options.least);
}

void check_metric_of_all(const BestOptions& options, const MetricName& metric, const Alternatives& alternatives) {
  ErrorCollector errors;
  for (const Scenario& scenario : alternatives.scenarios) {
    errors.collect([&] { check_metric(metric_option(options), metric, scenario); });
  }
  errors.finish();
}

SelectionQuery read_query(const BestOptions& options, const SamplingOptions& sampling) {
  SelectionQuery query;
  const auto within = written_level(options.within);
  if (!within || !(*within > 0)) {
    refuse("--within", options.within.empty()
                           ? "missing; expected a difference that does not matter, as 0.01 or 1 %"
                           : in_quotes(options.within) + " will not do; expected a difference above 0");
  }
  query.indifference = *within;
  query.confidence = options.confidence;
  query.is_largest = options.least.empty();
  query.first_stage = options.first_stage;
  query.most_trials = sampling.trials.value_or(usual_most_trials);
  return query;
}

/// Runs what the selection asks for.
class Racer {
 public:
  Racer(const Alternatives& alternatives, MetricName metric, std::uint64_t seed, unsigned threads)
      : names_(alternatives.names), metric_(std::move(metric)), seed_(seed), threads_(threads) {
    GeometryCache geometries;
    for (const Scenario& scenario : alternatives.scenarios) {
      tables_.push_back(std::make_shared<const Tables>(compile(scenario, geometries)));
    }
  }

  std::vector<Series> run(const std::vector<std::size_t>& wanted, std::uint32_t first, std::uint32_t trials) const {
    std::vector<Series> series(wanted.size());
    const bool is_whole = run_jobs(
        wanted.size(),
        [&](std::size_t i) {
          return SampleJob{tables_[wanted[i]], {metric_}, seed_, first, trials};
        },
        [&](std::size_t i, Sample sample) { series[i] = std::move(sample.series[0]); },
        {threads_, &interrupt_.flag(), {}});
    if (!is_whole) throw Interrupted();
    if (first == 0) check_existence(series);
    return series;
  }

 private:
  /// What does not exist is neither less nor more than anything. All take part in the first stage.
  void check_existence(const std::vector<Series>& series) const {
    for (std::size_t i = 0; i < series.size(); ++i) {
      if (std::isfinite(estimate_of(series[i]).value)) continue;
      throw std::runtime_error(fmt::format("{}: {} does not exist: nothing of its group appears in the first {} trials",
                                           names_[i], metric_.text(), series[i].trials()));
    }
  }

  const std::vector<std::string>& names_;
  MetricName metric_;
  std::uint64_t seed_;
  unsigned threads_;
  std::vector<std::shared_ptr<const Tables>> tables_;
  InterruptGuard interrupt_;
};

/// A row of the table: an alternative, its figures, and how it stands to the best over their common trials.
struct Standing {
  std::size_t index = 0;
  Figure figure;
  Difference to_best;
};

/// The best first, then those that held out longest, the nearer to the best before the others.
std::vector<Standing> standings(const Selection& selection) {
  const Series& best = selection.candidates[selection.best].series;
  std::vector<Standing> rows;
  for (std::size_t i = 0; i < selection.candidates.size(); ++i) {
    const Series& series = selection.candidates[i].series;
    rows.push_back({i, figure_of(series), difference_of(series, first_trials(best, series.trials()))});
  }
  const auto place = [&](const Standing& row) {
    const auto trials = static_cast<std::ptrdiff_t>(selection.candidates[row.index].series.trials());
    return std::tuple(row.index != selection.best, -trials, std::abs(row.to_best.estimate.value));
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const Standing& a, const Standing& b) { return place(a) < place(b); });
  return rows;
}

std::string verdict(const Selection& selection, std::size_t index) {
  if (selection.candidates[index].dropped_by) return "dropped";
  return selection.is_decided ? "selected" : "undecided";
}

ResultTable selection_table(const std::vector<std::string>& names, const MetricName& metric, const Selection& selection,
                            const std::vector<Standing>& rows) {
  ResultTable table;
  table.name = "selection";
  table.header = header_of(
      "rank,scenario,verdict,dropped_by,metric,group,trials,mean,stderr,ci_low,ci_high,difference,difference_stderr,"
      "difference_ci_low,difference_ci_high,equal_allocation");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Standing& row = rows[r];
    const Candidate& candidate = selection.candidates[row.index];
    const Difference& d = row.to_best;
    table.rows.push_back({std::uint64_t{r + 1}, names[row.index], verdict(selection, row.index),
                          candidate.dropped_by ? TableCell(names[*candidate.dropped_by]) : TableCell(), metric.metric,
                          metric.group, std::uint64_t{candidate.series.trials()}, row.figure.estimate.value,
                          row.figure.estimate.standard_error, row.figure.interval.low, row.figure.interval.high,
                          d.estimate.value, d.estimate.standard_error, d.interval.low, d.interval.high,
                          selection.equal_allocation});
  }
  return table;
}

void print(const std::vector<std::string>& names, const MetricName& metric, const SelectionQuery& query,
           const Selection& selection, const std::vector<Standing>& rows) {
  TextTable table({"", "verdict", "trials", metric.text() + " (95 %)", "less the best (95 %)"});
  for (const Standing& row : rows) {
    const bool is_best = row.index == selection.best;
    table.add({names[row.index], verdict(selection, row.index),
               fmt::format("{}", selection.candidates[row.index].series.trials()),
               with_interval(row.figure.estimate.value, row.figure.interval),
               is_best ? "" : with_interval(row.to_best.estimate.value, row.to_best.interval)});
  }
  fmt::print("{}\n", table.text());
  const std::string promise =
      fmt::format("one that is best by {:g} or more is among {} with probability {:g} % or more", query.indifference,
                  selection.is_decided ? "the selected" : "the undecided", 100 * query.confidence);
  fmt::print("{}: {}\n", selection.is_decided ? "Decided" : "Not decided within --trials", promise);
  fmt::print("{} trials; equally many of each would take {} for the same promise\n", selection.trials(),
             selection.equal_allocation * names.size());
}

}  // namespace

void add_best_options(Options& options, BestOptions& best) {
  const Option least =
      options.text({"--least", "Select the scenario with the least of this metric", "METRIC:GROUP"}, best.least);
  options.text({"--most", "Select the scenario with the most of it", "METRIC:GROUP"}, best.most).excludes(least);
  options.text({"--within", "With --least or --most: a difference that does not matter", "DELTA"}, best.within);
  options.number({"--confidence", "Probability with which the best is to be selected (default: 0.95)", "P"},
                 best.confidence, {0.55, 0.999999});
  options.number({"--first", "Trials before any is dropped (default: 128)", "N"}, best.first_stage, {16, 1'000'000});
}

int compare_best(const std::vector<std::string>& files, const std::vector<std::string>& set, const BestOptions& options,
                 const SamplingOptions& sampling, const BuildInfo& build) {
  Alternatives alternatives;
  MetricName metric;
  SelectionQuery query;
  ErrorCollector errors;
  errors.collect([&] { metric = wanted_metric(options); });
  errors.collect([&] { query = read_query(options, sampling); });
  errors.collect([&] { alternatives = read_alternatives(files, set, sampling); });
  errors.finish();
  check_metric_of_all(options, metric, alternatives);
  prepare_out(sampling);
  const std::uint64_t seed = seed_of(sampling, alternatives.loaded.scenario);
  const Racer racer(alternatives, metric, seed, threads_of(sampling));
  const Selection selection =
      select_best(alternatives.names.size(), query,
                  [&](const auto& wanted, auto first, auto trials) { return racer.run(wanted, first, trials); });
  const std::vector<Standing> rows = standings(selection);
  if (!sampling.quiet) print(alternatives.names, metric, query, selection, rows);
  const std::size_t most = selection.candidates[selection.best].series.trials();
  write_out(sampling, build, alternatives.source, alternatives.loaded, seed, static_cast<std::uint32_t>(most),
            {selection_table(alternatives.names, metric, selection, rows)});
  return exit_success;
}

}  // namespace bulwark
