// When a channel is free again where that is neither simply the end of its engagement nor the last launch: its
// interceptors return, or the battery may be destroyed before.
#pragma once

#include "trial/duel.h"

namespace bulwark {

/// All is passed as copies: what a call may reach has to be in memory, for every engagement.
double other_release_s(State& state, const Pair& pair, ThreatId threat, Volley volley, double end_s);

}  // namespace bulwark
