#include "study/precision.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "base/phrase.h"
#include "scenario/factor_reader.h"
#include "statistics/intervals.h"

namespace bulwark {

namespace {

constexpr std::uint32_t first_wave = 1000;

/// The figures as they are now, and whether all are precise enough.
void judge(const Tallies& tallies, PrecisionRecord& record) {
  record.reached = true;
  for (PrecisionFigure& figure : record.figures) {
    const Metric metric = metric_of(tallies, figure.target.metric);
    figure.half_width =
        judged_half_width(metric.estimate, metric.interval, form_of(figure.target.metric), tallies.trials());
    if (!(figure.half_width <= figure.target.half_width)) record.reached = false;
  }
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
    throw std::invalid_argument(in_quotes(text) +
                                " is not METRIC=HALF_WIDTH; expected one as leakage:all=0.5 % or leakers=0.2");
  }
  PrecisionTarget target{parse_metric(std::string(trimmed(text.substr(0, equals)))), 0};
  const std::string width(trimmed(std::string_view(text).substr(equals + 1)));
  const std::optional<double> level = written_level(width);
  if (!level || !(*level > 0)) {
    throw std::invalid_argument(in_quotes(width) + " is no half-width of " + target.metric.text() +
                                "; expected a number above 0, or a percentage");
  }
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
  const auto trials = static_cast<double>(n);
  if (form.is_share && (estimate.value <= 0 || estimate.value >= 1)) {
    const ConfidenceInterval wider = share_interval(estimate, n, trials);
    return (wider.high - wider.low) / 2;
  }
  const double half_width = (interval.high - interval.low) / 2;
  const bool is_count = !form.is_ratio && form.units == 1;
  return is_count ? std::hypot(half_width, student_quantile(n - 1) / trials) : half_width;
}

PrecisionResult run_to_precision(const Tables& tables, const RunPlan& plan, const std::vector<PrecisionTarget>& targets,
                                 const RunHooks& hooks) {
  PrecisionResult result{{Tallies(tables.scenario, tables.layout), false}, {false, plan.trials, {}}};
  for (const PrecisionTarget& target : targets) {
    result.record.figures.push_back({target, 0});
    Observer(tables.scenario, tables.layout, {target.metric});  // knows the groups
  }
  std::uint32_t done = 0;
  while (!result.run.partial && !result.record.reached && done < plan.trials) {
    const std::uint32_t until = done == 0 ? first_look(plan.trials) : next_look(done, plan.trials);
    const RunResult wave = run_trials(tables, wave_of(plan, done, until), hooks_after(done, hooks));
    result.run.tallies.merge(wave.tallies);
    result.run.partial = wave.partial;
    done = until;
    judge(result.run.tallies, result.record);
  }
  if (result.run.partial) result.record.reached = false;
  return result;
}

}  // namespace bulwark
