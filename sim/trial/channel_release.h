// When a channel is free again where that is neither simply the end of its engagement nor the last launch: its
// interceptors return, or the battery may be destroyed before.
#pragma once

#include "trial/duel.h"

namespace bulwark {

/// The volley is passed as a copy: one that a call could reach would have to be kept in memory, in every engagement
/// and not only in the few that come here.
double other_release_s(State& state, const Pair& pair, ThreatId threat, Volley volley, double end_s);

}  // namespace bulwark
