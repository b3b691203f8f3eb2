// How plans are compared in the search: the objective against a mixture of raids, what a purchase gains for its cost,
// and by how much constraints are broken.
#pragma once

#include <cstdint>
#include <vector>

#include "plan/trial_store.h"

namespace bulwark {

/// How often each raid comes, in parts of their sum; a raid of weight 0 is not run.
using RaidWeights = std::vector<std::uint32_t>;

/// The objective of a plan in trials of a stage: Σ w·x over raids, for a ratio over Σ w·y. Precondition: they were run.
Series objective_of(const TrialStore& store, const Purchases& plan, const RaidWeights& weights, Stage stage,
                    std::uint32_t first, std::uint32_t trials);

/// What `plan` gains over `base` for each `cost` that it costs more, trial by trial; more is better. Of a ratio over
/// the base's denominators: exact where a purchase leaves them alone, as the number of threats, and else near enough to
/// say where to look, which is all that it is for.
Series gain_per_cost(const Series& base, const Series& plan, double cost, bool is_most);

/// By how much constraints are broken in the first trials of the search: Σ max(0, excess)/|level| (of a level of 0:
/// excess), the worst of the raids for each. Throws std::runtime_error where a metric does not exist in them.
double violation_of(const TrialStore& store, const Purchases& plan, const RaidWeights& weights, std::uint32_t trials);

}  // namespace bulwark
