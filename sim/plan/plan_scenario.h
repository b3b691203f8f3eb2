// The scenario that a plan makes, against one of the raids.
#pragma once

#include <cstddef>
#include <vector>

#include "plan/purchases.h"

namespace bulwark {

/// The changes of the raid, then those of what is bought: values that are set, amounts added up over all items of a
/// path, batteries.
std::vector<Override> overrides_of(const PlanProblem& problem, const Purchases& plan, std::size_t raid);

/// Throws InputErrors, naming plan and raid, where they make no scenario.
Scenario scenario_of(const PlanProblem& problem, const Purchases& plan, std::size_t raid);

}  // namespace bulwark
