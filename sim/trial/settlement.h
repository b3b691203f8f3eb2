// The end of a trial: what its rounds have come to, and the counts that the outcome keeps.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// After the last event: which rounds have killed and which met no live threat; then the outcome, but for the timeline.
void settle(State& state);

}  // namespace bulwark
