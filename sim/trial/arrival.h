// The end of a threat: its fate, why it leaked, and what it did (model.md, sections 4, 7 and 8).
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Counts the fate of a threat, now.
void count_fate(State& state, ThreatId threat, Fate fate);

/// A jammer takes the threat out of the raid.
void soft_kill(State& state, ThreatId threat);

/// The end of the path: a live threat leaks; the track of any other is dropped.
void arrive(State& state, ThreatId threat);

/// Why a leaker leaked: the first cause that applies.
Cause leak_cause(const State& state, ThreatId threat);

/// To be called when a battery is destroyed. It stood at times before this only, whichever of the instant's impacts
/// came first: what has leaked in the same instant, and met it at no time before, is judged again.
void judge_again(State& state);

}  // namespace bulwark
