#include "cli/compare_best.h"

#include <algorithm>
#include <utility>

#include "base/phrase.h"
#include "cli/interrupt.h"
#include "cli/study_options.h"
#include "cli/terminal.h"
#include "inquiry/metric_option.h"
#include "inquiry/race.h"
#include "report/selection_report.h"
#include "results/selection_table.h"
#include "study/study_file.h"
#include "tally/written_figure.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

/// What is to be chosen from, and where it was read: for the manifest.
struct Choice {
  std::vector<Alternative> alternatives;
  ScenarioArguments source;
  LoadedScenario loaded;
  std::vector<ScenarioSource> others = {};
};

Choice points_of(const std::string& file, const PoolHooks& hooks, bool werror) {
  const SweepPlan plan(load_study(file), std::nullopt);
  check_base(plan, hooks, werror);
  Choice choice{alternatives_of(plan, hooks), {file, {}}, {}};
  choice.loaded.scenario.name = plan.study().name;
  choice.loaded.scenario.seed = plan.seed();
  choice.loaded.text = plan.study().text;
  return choice;
}

Choice scenarios_of(const std::vector<std::string>& files, const ScenarioArguments& under, unsigned threads) {
  Choice choice{{}, {files[0], under.set, under.events}, {}};
  for (const std::string& file : files) {
    LoadedScenario loaded = load({file, under.set, under.events, under.max_memory, under.werror}, threads);
    choice.alternatives.push_back({file, loaded.scenario});
    if (choice.alternatives.size() == 1) {
      choice.loaded = std::move(loaded);
    } else {
      choice.others.push_back({file, loaded.text});
    }
  }
  return choice;
}

Choice read_choice(const std::vector<std::string>& files, const ScenarioArguments& under,
                   const SamplingOptions& sampling) {
  const auto study = std::find_if(files.begin(), files.end(), is_study_file);
  if (study == files.end()) {
    if (files.size() < 2) refuse(files[0], "expected a scenario to choose it from, or a study instead");
    return scenarios_of(files, under, threads_of(sampling));
  }
  if (files.size() > 1) refuse(*study, "a study stands for all of its points; expected no other file beside it");
  if (!under.set.empty()) refuse("--set", "a study sets its own points; expected scenarios beside it");
  if (!under.events.empty()) refuse("--event", "a study takes events from its scenario; expected scenarios beside it");
  return points_of(files[0], hooks_within(under.max_memory, threads_of(sampling)), under.werror);
}

const char* metric_option(const BestOptions& options) {
  return options.least.empty() ? "--most" : "--least";
}

void check_metric_of_all(const BestOptions& options, const MetricName& metric,
                         const std::vector<Alternative>& alternatives) {
  ErrorCollector errors;
  for (const Alternative& alternative : alternatives) {
    errors.collect([&] { check_metric(metric_option(options), metric, alternative.scenario); });
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
  query.confidence = options.confidence.value_or(query.confidence);
  query.is_largest = options.least.empty();
  query.first_stage = options.first_stage.value_or(query.first_stage);
  query.most_trials = sampling.trials.value_or(query.most_trials);
  return query;
}

Selection race_with_interrupt(const std::vector<Alternative>& alternatives, const RaceQuery& query,
                              const std::string& max_memory, unsigned threads) {
  const InterruptGuard interrupt;
  return race(alternatives, query, hooks_within(max_memory, threads, &interrupt.flag()));
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

int compare_best(const std::vector<std::string>& files, const ScenarioArguments& under, const BestOptions& options,
                 const SamplingOptions& sampling, const BuildInfo& build) {
  Choice choice;
  RaceQuery query;
  ErrorCollector errors;
  errors.collect([&] {
    query.metric = read_metric(metric_option(options), options.least.empty() ? options.most : options.least);
  });
  errors.collect([&] { query.selection = read_query(options, sampling); });
  const bool is_metric = !query.metric.metric.empty();
  const auto fault = is_metric ? figure_fault(query.metric, options.within, FigureOf::difference) : std::nullopt;
  if (fault) errors.add({"--within", 0, 0, "", *fault});
  errors.collect([&] { choice = read_choice(files, under, sampling); });
  errors.finish();
  check_metric_of_all(options, query.metric, choice.alternatives);
  Output output = prepare_out(sampling, build, "selection", choice.source, choice.loaded);
  output.info.others = choice.others;
  query.seed = seed_of(sampling, choice.loaded.scenario);
  const Selection selection = race_with_interrupt(choice.alternatives, query, under.max_memory, threads_of(sampling));
  const std::vector<Standing> rows = standings(selection);
  if (sampling.talks()) print_text(selection_report(choice.alternatives, query, selection, rows));
  const std::size_t most = selection.candidates[selection.best].series.trials();
  write_out(sampling, output, query.seed, static_cast<std::uint32_t>(most),
            {selection_table(choice.alternatives, query.metric, selection, rows)});
  return exit_success;
}

}  // namespace bulwark
