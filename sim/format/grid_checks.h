// What can be wrong with a grid as a whole, once its parts have been read, and which of them `uncertain:` draws.
#pragma once

#include "scenario/scenario.h"
#include "yaml/value.h"

namespace bulwark {

/// Complains of a bus that no line reaches and that has no generation or import of its own for its demand, or nothing
/// at all, and of reactances that are too far apart to be computed with; warns of a bus without demand whose generation
/// or people count for nothing, and of a grid without demand. `section` is what the scenario's grid was read from.
void check_grid(const Value& section, const Scenario& scenario);

}  // namespace bulwark
