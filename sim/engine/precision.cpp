#include "engine/precision.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/constants.h"
#include "base/input_error.h"
#include "base/phrase.h"
#include "statistics/intervals.h"
#include "tally/alike.h"
#include "tally/controlled.h"
#include "tally/written_figure.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

constexpr std::uint32_t first_wave = 1000;

/// The figure as it is now, and whether it is precise enough.
bool judge(const Scenario& scenario, const Tallies& tallies, PrecisionFigure& figure) {
  const MetricName& name = figure.target.metric;
  const auto judge_by = [&](const Estimate& estimate, const ConfidenceInterval& interval) {
    figure.value = estimate.value;
    figure.half_width = judged_half_width(estimate, interval, form_of(name), tallies.trials());
    return figure.half_width <= figure.target.half_width;
  };
  const std::optional<ControlledFigure> controlled = controlled_figure(tallies.controls(), name);
  figure.is_controlled = controlled.has_value();
  if (controlled) return judge_by(controlled->estimate, controlled->interval);
  const Metric metric = metric_of(scenario, tallies, name);
  return judge_by(metric.estimate, metric.interval);
}

bool judge_all(const Scenario& scenario, const Tallies& tallies, std::vector<PrecisionFigure>& figures) {
  bool reached = true;
  for (PrecisionFigure& figure : figures) reached = judge(scenario, tallies, figure) && reached;
  return reached;
}

/// The part of a plan from `done` trials on to the next look.
RunPlan wave_of(const RunPlan& plan, std::uint32_t done, std::uint32_t until) {
  return {plan.seed, plan.first_trial + done, until - done, plan.threads};
}

RunHooks hooks_after(std::uint32_t done, const RunHooks& hooks) {
  RunHooks later = hooks;
  if (hooks.trials_done) later.trials_done = [&hooks, done](std::uint64_t n) { hooks.trials_done(done + n); };
  return later;
}

}  // namespace

PrecisionTarget parse_precision(const std::string& text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos) {
    refuse(in_quotes(text) + " is not METRIC=HALF_WIDTH; expected one as leakage:all=0.5 % or leakers=0.2");
  }
  PrecisionTarget target{parse_metric(std::string(trimmed(text.substr(0, equals)))), 0};
  const std::string width(trimmed(std::string_view(text).substr(equals + 1)));
  const std::optional<double> level = written_level(width);
  if (!level || !(*level > 0)) {
    refuse(in_quotes(width) + " is no half-width of " + target.metric.text() +
           "; expected a number above 0, or a percentage");
  }
  check_figure(target.metric, width, FigureOf::difference);
  target.half_width = *level;
  return target;
}

std::uint32_t first_look(std::uint32_t most) {
  return std::min(first_wave, most);
}

std::uint32_t next_look(std::uint32_t trials, std::uint32_t most) {
  const std::uint64_t next = std::uint64_t{trials} + (std::uint64_t{trials} + 1) / 2;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(next, most));
}

double judged_half_width(const Estimate& estimate, const ConfidenceInterval& interval, const MetricForm& form,
                         std::uint64_t n) {
  const double half_width = (interval.high - interval.low) / 2;
  const bool is_count = !form.is_ratio && form.units == 1;
  if (is_count) return std::hypot(half_width, student_quantile(n - 1) / static_cast<double>(n));
  if (estimate.standard_error != 0) return half_width;
  if (form.is_fraction()) return std::max(half_width, most_share(0, n, usual_end_confidence) / 2);
  return estimate.value == 0 ? nan : half_width;
}

PrecisionResult run_to_precision(const Tables& tables, const RunPlan& plan, const std::vector<PrecisionTarget>& targets,
                                 const RunHooks& hooks) {
  PrecisionResult result{{Tallies(tables.scenario, tables.layout), false}, {false, plan.trials, {}}};
  for (const PrecisionTarget& target : targets) {
    check_observable(tables.scenario, {target.metric});
    result.record.figures.push_back({target});
  }
  std::uint32_t done = 0;
  while (!result.run.partial && !result.record.reached && done < plan.trials) {
    const std::uint32_t until = done == 0 ? first_look(plan.trials) : next_look(done, plan.trials);
    const RunResult wave = run_trials(tables, wave_of(plan, done, until), hooks_after(done, hooks));
    result.run.tallies.merge(wave.tallies);
    result.run.partial = wave.partial;
    done = until;
    result.record.reached = judge_all(tables.scenario, result.run.tallies, result.record.figures);
  }
  if (result.run.partial) result.record.reached = false;
  return result;
}

}  // namespace bulwark
