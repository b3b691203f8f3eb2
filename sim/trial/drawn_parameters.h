#pragma once

#include "trial/state.h"

namespace bulwark {

/// Draws what is drawn once a trial, a raid or a campaign: the uncertain parameters and what depends on them.
void draw_parameters(State& state, const TrialStreams& streams);

}  // namespace bulwark
