// Engagements: reaction, launches and intercepts, all fixed at the start (model.md, section 5).
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Starts the engagement now. The pair must be engageable.
void start_engagement(State& state, const Pair& pair, ThreatId threat);

}  // namespace bulwark
