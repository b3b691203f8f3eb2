// The start of a raid: all that is known of it before its first event.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Resets the state to the start of a raid with the parameters last drawn: batteries, threats with their launch,
/// detection and soft-kill times, their ranks, and the events that are known from the start.
void start_raid(State& state, const TrialStreams& streams);

}  // namespace bulwark
