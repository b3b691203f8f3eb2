// What a plan's amounts are added to, and which options change the same value.
#pragma once

#include <optional>
#include <string>

#include "plan/plan_problem.h"
#include "yaml/document.h"
#include "yaml/value.h"
#include "yaml/written_measure.h"

namespace bulwark {

/// The amount as an increment of the number that stands at the entry's path in the scenario, in its unit. Complains,
/// and returns none, where no number is written there, or where it is of another kind.
std::optional<Increment> increment_at(const Entry& entry, const WrittenMeasure& amount, const Node& scenario_root);

/// A path that both change and where they would not add up: one sets it or what holds it.
std::optional<std::string> clash_of(const Item& item, const Item& other);

}  // namespace bulwark
