#include "study/sweep_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <utility>

#include "base/input_error.h"
#include "engine/memory.h"
#include "engine/parallel_tasks.h"
#include "study/point_faults.h"

namespace bulwark {

namespace {

std::uint64_t seed_of(const Study& study) {
  if (study.seed) return *study.seed;
  return study.base().scenario.seed;
}

/// Levels as one text, equal for equal points.
std::string key_of(const DesignPoint& point) {
  std::string key;
  for (const Level& level : point.levels) key += level.label + '\n';
  return key;
}

template <class Check>
std::optional<std::string> fault_of(const Check& check) {
  try {
    check();
  } catch (const InputErrors& fault) {
    return fault.what();
  }
  return std::nullopt;
}

/// Every complaint of check_observable(), where that has any.
std::vector<std::string> faults_of(const Scenario& scenario, const std::vector<MetricName>& metrics) {
  std::vector<std::string> faults;
  const auto is_wrong = [&](const std::vector<MetricName>& asked) {
    return fault_of([&] { check_observable(scenario, asked); });
  };
  if (!is_wrong(metrics)) return faults;
  if (auto fault = is_wrong({})) return {*std::move(fault)};
  for (const MetricName& metric : metrics) {
    if (auto fault = is_wrong({metric})) faults.push_back(*std::move(fault));
  }
  return faults;
}

}  // namespace

void check_not_uncertain(const Scenario& scenario, const std::string& path) {
  for (const UncertainParameter& parameter : scenario.uncertain) {
    if (parameter.path != path) continue;
    refuse(
        fmt::format("{0} is drawn anew in each trial (uncertain), so that a level of it is of no effect; "
                    "expected the path uncertain.{0}",
                    path));
  }
}

SweepPlan::SweepPlan(Study study, std::optional<std::uint32_t> trials)
    : study_(std::move(study)), seed_(seed_of(study_)), design_(study_, seed_) {
  if (trials) study_.trials = *trials;
  const std::uint64_t all_trials = static_cast<std::uint64_t>(study_.trials) * study_.replicates;
  if (all_trials > 0xffffffffULL) {
    faults_.push_back({study_.file, 0, 0, "replicates", "more than 2^32 trials a point in all replicates"});
  }
  resolve_metrics();
  resolve_precision();
  if (has_baseline()) group_points();
  if (!study_.hypotheses.empty()) number_points();
}

void SweepPlan::resolve_metrics() {
  const Scenario scenario = study_.base().scenario;
  if (study_.metrics.empty()) metrics_ = usual_metrics(scenario);
  for (const PlacedText& text : study_.metrics) {
    try {
      const MetricName metric = parse_metric(text.text);
      check_observable(scenario, {metric});
      metrics_.push_back(metric);
    } catch (const InputErrors& fault) {
      faults_.push_back({study_.file, text.line, text.column, text.path, fault.what()});
    }
  }
}

void SweepPlan::resolve_precision() {
  for (const PlacedText& text : study_.precision) {
    try {
      const PrecisionTarget target = parse_precision(text.text);
      const auto found = std::find(metrics_.begin(), metrics_.end(), target.metric);
      const bool is_wrong = found == metrics_.end() &&
                            std::any_of(study_.metrics.begin(), study_.metrics.end(),
                                        [&](const PlacedText& metric) { return metric.text == target.metric.text(); });
      if (is_wrong) continue;  // as resolve_metrics() has said
      if (found == metrics_.end()) {
        refuse(target.metric.text() + " is not recorded; expected one of the study's metrics");
      }
      precision_.emplace_back(static_cast<std::size_t>(found - metrics_.begin()), target.half_width);
    } catch (const InputErrors& fault) {
      faults_.push_back({study_.file, text.line, text.column, text.path, fault.what()});
    }
  }
}

void SweepPlan::number_points() {
  for (std::size_t p = 0; p < points(); ++p) numbers_.emplace(key_of(point(p)), p);
}

std::optional<std::size_t> SweepPlan::number_of(const DesignPoint& point) const {
  const auto found = numbers_.find(key_of(point));
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t SweepPlan::trials_after(const Sample& sample) const {
  const auto is_reached = [&](const std::pair<std::size_t, double>& wanted) {
    const Series& series = sample.series[wanted.first];
    const Figure figure = figure_of(series);
    return judged_half_width(figure.estimate, figure.interval, series.form, series.trials()) <= wanted.second;
  };
  const auto trials = static_cast<std::uint32_t>(sample.series[0].trials());
  const bool is_enough = std::all_of(precision_.begin(), precision_.end(), is_reached);
  return is_enough ? trials : next_look(trials, study_.trials);
}

void SweepPlan::group_points() {
  std::unordered_map<std::string, std::uint32_t> numbers;
  groups_.resize(points());
  for (std::size_t p = 0; p < points(); ++p) {
    const DesignPoint at = point(p);
    const std::string key = key_of(baseline_of(study_, at));
    const auto [found, is_new] = numbers.emplace(key, static_cast<std::uint32_t>(first_points_.size()));
    if (is_new) {
      first_points_.push_back(p);
      baseline_points_.emplace_back();
    }
    groups_[p] = found->second;
    if (!baseline_points_[found->second] && key_of(at) == key) baseline_points_[found->second] = p;
  }
}

DesignPoint SweepPlan::point_of(const SweepJob& job) const {
  const DesignPoint at = point(job.point);
  return job.is_baseline ? baseline_of(study_, at) : at;
}

std::vector<Override> SweepPlan::overrides_of(const SweepJob& job) const {
  return bulwark::overrides_of(study_, point_of(job));
}

bool SweepPlan::is_in(const Shard& shard, std::size_t point) const {
  // Whole groups where there are enough of them: their baseline is then run once.
  const bool by_group = first_points_.size() >= shard.count;
  return (by_group ? groups_[point] : point) % shard.count == shard.index - 1;
}

void SweepPlan::append_group(std::uint32_t group, std::uint32_t replicate, const std::vector<std::size_t>& points,
                             std::vector<SweepJob>& jobs) const {
  const std::optional<std::size_t> own_baseline = baseline_points_[group];
  const auto run_of = [&](std::size_t point) { return replicate * this->points() + point; };
  SweepJob baseline{std::nullopt, first_points_[group], replicate, group, true};
  const bool is_due = own_baseline && std::find(points.begin(), points.end(), *own_baseline) != points.end();
  if (is_due) baseline.run = run_of(*own_baseline);
  jobs.push_back(baseline);
  for (const std::size_t point : points) {
    if (point != own_baseline) jobs.push_back({run_of(point), point, replicate, group, false});
  }
}

std::vector<SweepJob> SweepPlan::jobs(const Shard& shard, const std::function<bool(std::size_t)>& is_finished) const {
  std::vector<SweepJob> jobs;
  for (std::uint32_t replicate = 0; replicate < study_.replicates; ++replicate) {
    std::map<std::uint32_t, std::vector<std::size_t>> groups;
    for (std::size_t point = 0; point < points(); ++point) {
      const std::size_t run = replicate * points() + point;
      if (!is_in(shard, point) || is_finished(run)) continue;
      if (has_baseline()) {
        groups[groups_[point]].push_back(point);
      } else {
        jobs.push_back({run, point, replicate, 0, false});
      }
    }
    for (const auto& [group, members] : groups) append_group(group, replicate, members, jobs);
  }
  return jobs;
}

std::vector<InputError> SweepPlan::errors_at(const DesignPoint& point, const std::vector<MetricName>& metrics,
                                             const PoolHooks& hooks, std::vector<InputError>* idle) const {
  end_if_asked(hooks.stop);
  const std::vector<Override> changes = bulwark::overrides_of(study_, point);
  LoadedScenario loaded;
  try {
    loaded = study_.scenario.with(changes);
  } catch (const InputErrors& errors) {
    return errors.errors();
  }
  std::vector<InputError> errors;
  const std::string too_large = memory_fault(memory_parts(loaded.scenario, hooks.threads), hooks.most_bytes);
  if (!too_large.empty()) errors.push_back({study_.file, 0, 0, "", too_large});
  for (std::string& fault : faults_of(loaded.scenario, metrics)) {
    errors.push_back({study_.file, 0, 0, "", std::move(fault)});
  }
  for (const Override& change : changes) {
    if (auto fault = fault_of([&] { check_not_uncertain(loaded.scenario, change.path); })) {
      errors.push_back({study_.file, 0, 0, change.path, *std::move(fault)});
    }
    const InputError* warning = no_effect_at(loaded, change.path);
    if (warning != nullptr && idle != nullptr) idle->push_back(*warning);
  }
  return errors;
}

std::vector<InputError> SweepPlan::check(const PoolHooks& hooks, const std::function<void(std::uint64_t)>& points_done,
                                         std::size_t most) const {
  PointFaults faults(study_, points(), most);
  std::atomic<std::uint64_t> done = 0;
  parallel_tasks(hooks.threads, points() + first_points_.size(), [&](std::size_t i) {
    const bool is_point = i < points();
    const std::size_t group = is_point ? 0 : i - points();
    if (!is_point && baseline_points_[group]) return;  // among the points
    const DesignPoint at = is_point ? point(i) : baseline_of(study_, point(first_points_[group]));
    const std::string name = is_point ? fmt::format("point {}", i) : "baseline";
    std::vector<InputError> idle;
    faults.add(i, fmt::format("{} ({})", name, in_words(study_, at)), errors_at(at, metrics_, hooks, &idle));
    if (!is_point) return;
    for (const InputError& warning : idle) faults.add_idle(warning);
    if (points_done) points_done(++done);
  });
  std::vector<InputError> errors = faults_;
  for (InputError& error : faults.report()) errors.push_back(std::move(error));
  return errors;
}

}  // namespace bulwark
