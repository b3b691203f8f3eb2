// The start of a trial: what is drawn once for it, and who is launched where, when and at what.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Resets the state to the start of a trial: parameters, batteries, threats with their launch, detection and soft-kill
/// times, their ranks, and the events that are known from the start.
void start_raid(State& state, TrialStreams streams);

}  // namespace bulwark
