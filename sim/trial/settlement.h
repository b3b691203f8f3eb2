// The end of a trial: what its rounds have come to, and the counts that the outcome keeps.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// After the last event: which rounds have killed and which met no live threat; then the outcome, but for the timeline.
void settle(State& state);

/// After that: when the raid ended, and what it leaves to the next one.
void note_end(const State& state, RaidEnd& end);

}  // namespace bulwark
