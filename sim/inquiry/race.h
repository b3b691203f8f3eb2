// Alternatives that run against each other until the best is known (selection.h): scenarios, or the points of a study.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/sample_pool.h"
#include "inquiry/selection.h"
#include "scenario/scenario.h"
#include "study/sweep_plan.h"
#include "tally/observer.h"

namespace bulwark {

/// The level of a factor, and the column that it stands in.
struct FactorLevel {
  std::string column;
  std::string label;
};

struct Alternative {
  std::string name;
  Scenario scenario;
  std::vector<FactorLevel> levels = {};  // of a study's point: one a factor, the same columns for all
};

/// More points than this are no choice but a sweep.
constexpr std::size_t most_alternatives = 1000;

/// The points of a study, named by their levels. Throws InputErrors where there are fewer than two of them or more than
/// most_alternatives, or with all that is wrong at any.
std::vector<Alternative> alternatives_of(const SweepPlan& plan, const PoolHooks& hooks);

struct RaceQuery {
  MetricName metric;
  SelectionQuery selection;
  std::uint64_t seed = 0;
};

/// Throws InputErrors, without a place, where the alternatives together would take more memory than hooks.most_bytes,
/// before any is compiled; Stopped where it was stopped, std::runtime_error where the metric does not exist in the
/// first stage of one (a ratio of nothing). Precondition: two alternatives or more, all with the metric's group.
Selection race(const std::vector<Alternative>& alternatives, const RaceQuery& query, const PoolHooks& hooks);

/// An alternative, its figures, and how it stands to the best over their common trials.
struct Standing {
  std::size_t index = 0;
  Figure figure;
  Difference to_best;
};

/// The best first, then those that held out longest, the nearer to the best before the others.
std::vector<Standing> standings(const Selection& selection);

}  // namespace bulwark
