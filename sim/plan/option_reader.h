// The sites and options of a plan file (plan_file.h), as items with their limits and rules.
#pragma once

#include "plan/plan_problem.h"
#include "yaml/map_reader.h"

namespace bulwark {

/// Reads `sites` and `options` of the file into items, limits and rules, and complains.
void read_options(const MapReader& map, PlanProblem& problem);

/// Changes of a map `{path: value}`.
std::vector<Override> read_changes(const Value& value);

}  // namespace bulwark
