// Ways in which a named event can happen, where its condition says so: `a or b or c`. A splitting goes the nearest way,
// so each has one of its own, and P(a or b or c) = P(a) + P(b, not a) + P(c, neither): no way is counted twice.
#pragma once

#include <cstddef>
#include <vector>

#include "decide/rare_event.h"

namespace bulwark {

/// The event once for each of the parts that `or` joins, with their nodes in `ways`: the part happens, and none before
/// it. The event itself where it has no `or`, or more than eight parts, or is asked for in another way than whether it
/// happens.
std::vector<RareEvent> alternatives_of(const Scenario& scenario, const RareEvent& event);

}  // namespace bulwark
