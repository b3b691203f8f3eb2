#include "inquiry/race.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "base/input_error.h"
#include "base/stop.h"
#include "engine/compile_job.h"
#include "engine/memory.h"
#include "inquiry/cautious_difference.h"

namespace bulwark {

namespace {

/// Runs what the selection asks for.
class Racer {
 public:
  Racer(const std::vector<Alternative>& alternatives, const RaceQuery& query, const PoolHooks& hooks)
      : alternatives_(alternatives), query_(query), hooks_(hooks) {
    std::vector<const Scenario*> scenarios;
    for (const Alternative& alternative : alternatives) scenarios.push_back(&alternative.scenario);
    check_memory_together(scenarios, scenarios.size(), hooks.threads, hooks.most_bytes);
    GeometryCache geometries(alternatives.size());
    for (const Alternative& alternative : alternatives) {
      tables_.push_back(compile_job(alternative.scenario, geometries, hooks));
    }
  }

  std::vector<Series> run(const std::vector<std::size_t>& wanted, std::uint32_t first, std::uint32_t trials) const {
    std::vector<Series> series(wanted.size());
    const bool is_whole = run_jobs(
        wanted.size(),
        [&](std::size_t i) {
          return SampleJob{tables_[wanted[i]], {query_.metric}, query_.seed, first, trials};
        },
        [&](std::size_t i, Sample sample) { series[i] = std::move(sample.series[0]); }, hooks_);
    if (!is_whole) throw Stopped();
    if (first == 0) check_existence(series);
    return series;
  }

 private:
  /// What does not exist is neither less nor more than anything. All take part in the first stage.
  void check_existence(const std::vector<Series>& series) const {
    for (std::size_t i = 0; i < series.size(); ++i) {
      if (std::isfinite(estimate_of(series[i]).value)) continue;
      throw std::runtime_error(fmt::format("{}: {} does not exist: nothing of its group appears in the first {} trials",
                                           alternatives_[i].name, query_.metric.text(), series[i].trials()));
    }
  }

  const std::vector<Alternative>& alternatives_;
  const RaceQuery& query_;
  const PoolHooks& hooks_;
  std::vector<std::shared_ptr<const Tables>> tables_;
};

}  // namespace

std::vector<Alternative> alternatives_of(const SweepPlan& plan, const PoolHooks& hooks) {
  const Study& study = plan.study();
  if (plan.points() < 2 || plan.points() > most_alternatives) {
    refuse(study.file, fmt::format("{} points; expected 2 to {} to choose from", plan.points(), most_alternatives));
  }
  if (const auto faults = plan.check(hooks); !faults.empty()) throw InputErrors(faults);
  std::vector<Alternative> found;
  for (std::size_t p = 0; p < plan.points(); ++p) {
    const DesignPoint point = plan.point(p);
    std::vector<FactorLevel> levels;
    for (std::size_t f = 0; f < study.factors.size(); ++f) {
      levels.push_back({study.factors[f].column(), point.levels[f].label});
    }
    found.push_back({in_words(study, point), study.scenario.with(overrides_of(study, point)).scenario, levels});
  }
  return found;
}

Selection race(const std::vector<Alternative>& alternatives, const RaceQuery& query, const PoolHooks& hooks) {
  const Racer racer(alternatives, query, hooks);
  return select_best(alternatives.size(), query.selection,
                     [&](const auto& wanted, auto first, auto trials) { return racer.run(wanted, first, trials); });
}

std::vector<Standing> standings(const Selection& selection) {
  const Series& best = selection.candidates[selection.best].series;
  std::vector<Standing> rows;
  for (std::size_t i = 0; i < selection.candidates.size(); ++i) {
    const Series& series = selection.candidates[i].series;
    const Series common = first_trials(best, series.trials());
    const bool is_best = i == selection.best;  // from itself it differs by nothing, for certain
    rows.push_back({i, figure_of(series), (is_best ? difference_of : cautious_difference_of)(series, common)});
  }
  const auto place = [&](const Standing& row) {
    const auto trials = static_cast<std::ptrdiff_t>(selection.candidates[row.index].series.trials());
    return std::tuple(row.index != selection.best, -trials, std::abs(row.to_best.estimate.value));
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const Standing& a, const Standing& b) { return place(a) < place(b); });
  return rows;
}

}  // namespace bulwark
