#include "inquiry/tuning.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <utility>

#include "base/input_error.h"
#include "base/stop.h"
#include "engine/compile_job.h"
#include "engine/search_trials.h"
#include "study/design.h"
#include "study/hypotheses.h"
#include "study/point_faults.h"
#include "tables/most_launched.h"

namespace bulwark {

namespace {

using Levels = std::vector<std::size_t>;

/// Bonferroni over all comparisons that a search may come to, one end of each.
double chance_of_a_step(const std::vector<Factor>& factors, const TuningQuery& query) {
  double changes = 0;
  for (const Factor& factor : factors) changes += static_cast<double>(factor.levels.size() - 1);
  return false_step_chance / std::max(1.0, changes * query.rounds);
}

/// Of one raid.
double most_threats(const Scenario& scenario) {
  double sum = 0;
  for (const SalvoId salvo : scenario.salvos.ids()) sum += most_launched(scenario, salvo);
  return sum;
}

class Tuner {
 public:
  Tuner(const SweepPlan& plan, const TuningQuery& query, const PoolHooks& hooks)
      : plan_(plan), query_(query), hooks_(hooks), chance_of_a_step_(chance_of_a_step(factors(), query)) {}

  Tuning run() {
    Tuning tuning;
    tuning.levels.assign(factors().size(), 0);
    for (std::uint32_t round = 0; round < query_.rounds && !tuning.is_settled; ++round) {
      const std::size_t before = tuning.moves.size();
      for (std::size_t f = 0; f < factors().size(); ++f) improve(f, tuning);
      tuning.is_settled = tuning.moves.size() == before;
    }
    tuning.points = known_.size();
    tuning.errors_of_a_step = student_quantile(query_.search_trials - 1, 1 - chance_of_a_step_);
    report(tuning);
    return tuning;
  }

 private:
  const std::vector<Factor>& factors() const { return plan_.study().factors; }

  DesignPoint point_of(const Levels& levels) const {
    DesignPoint point;
    for (std::size_t f = 0; f < levels.size(); ++f) point.levels.push_back(factors()[f].levels[levels[f]]);
    return point;
  }

  Scenario scenario_of(const Levels& levels) const {
    const DesignPoint point = point_of(levels);
    PointFaults faults(plan_.study(), plan_.points(), 1);
    faults.add(0, in_words(plan_.study(), point), plan_.errors_at(point, {query_.metric}, hooks_, nullptr));
    if (const auto errors = faults.report(); !errors.empty()) throw InputErrors(errors);
    return plan_.study().scenario.with(overrides_of(plan_.study(), point)).scenario;
  }

  Series sample(Scenario scenario, std::uint32_t first, std::uint32_t trials) {
    const SampleJob job{
        compile_job(std::move(scenario), geometries_, hooks_), {query_.metric}, plan_.seed(), first, trials};
    Sample made = run_job(job, hooks_);
    end_if_asked(hooks_.stop);
    if (!std::isfinite(estimate_of(made.series[0]).value)) {
      throw std::runtime_error(query_.metric.text() + " does not exist: nothing of its group appears");
    }
    return std::move(made.series[0]);
  }

  const Series& searched(const Levels& levels) {
    const auto found = known_.find(levels);
    if (found != known_.end()) return found->second;
    return known_.emplace(levels, sample(scenario_of(levels), first_search_trial, query_.search_trials)).first->second;
  }

  /// Better is positive.
  double gain(const Difference& difference) const {
    return query_.is_largest ? difference.estimate.value : -difference.estimate.value;
  }

  /// That few trials differ, or none, is no certainty: another may change by all threats of a raid.
  bool is_certain(const Levels& levels, const Levels& now) {
    const double threats = std::max({1.0, most_threats(scenario_of(levels)), most_threats(scenario_of(now))});
    return one_sided_p(searched(levels), searched(now), !query_.is_largest, 0, threats) <= chance_of_a_step_;
  }

  void improve(std::size_t factor, Tuning& tuning) {
    const Series& now = searched(tuning.levels);
    TuningMove best{factor, tuning.levels[factor], {}};
    double most = 0;
    Levels levels = tuning.levels;
    for (std::size_t k = 0; k < factors()[factor].levels.size(); ++k) {
      if (k == tuning.levels[factor]) continue;
      levels[factor] = k;
      const Difference difference = difference_of(searched(levels), now);
      if (!(gain(difference) > most && is_certain(levels, tuning.levels))) continue;
      most = gain(difference);
      best = {factor, k, difference};
    }
    if (best.level == tuning.levels[factor]) return;
    tuning.levels[factor] = best.level;
    tuning.moves.push_back(best);
  }

  void report(Tuning& tuning) {
    const Series before = sample(plan_.study().base().scenario, 0, query_.trials);
    const Series after = sample(scenario_of(tuning.levels), 0, query_.trials);
    tuning.before = figure_of(before);
    tuning.after = figure_of(after);
    tuning.difference = difference_of(after, before);
  }

  const SweepPlan& plan_;
  const TuningQuery& query_;
  const PoolHooks& hooks_;
  double chance_of_a_step_;
  GeometryCache geometries_;
  std::map<Levels, Series> known_;  // on the trials of the search
};

void check_levels(const Study& study) {
  ErrorCollector errors;
  for (const Factor& factor : study.factors) {
    if (!factor.levels.empty()) continue;
    errors.add({study.file, factor.line, factor.column_number, "factors." + factor.name,
                "a range; expected levels to choose from, as values: [1, 2, 4]"});
  }
  errors.finish();
}

}  // namespace

void without_comparisons(Study& study) {
  study.baseline.reset();
  study.hypotheses.clear();
}

Tuning tune(const SweepPlan& plan, const TuningQuery& query, const PoolHooks& hooks) {
  check_levels(plan.study());
  if (query.trials > first_search_trial) {
    refuse("--trials",
           fmt::format("{}; expected at most {}: those after it are the search's", query.trials, first_search_trial));
  }
  return Tuner(plan, query, hooks).run();
}

}  // namespace bulwark
