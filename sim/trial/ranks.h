// The command's order of threats. Each rule's key is known before the first shot, so ranks are given once a trial.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Sets what the threat will be taken for, and enters it, the last one launched, for its rank.
void enter_order(State& state, Threat& threat, double discrimination_draw, double rank_draw);

/// Sets ranks and threat_of_rank once all have been entered: believed decoys last, then by `order`, then by index.
/// Ranks go to every threat; those that never get a track do no harm, as only the order of tracked ones is ever asked.
///
/// `detection` ranks by the time of the request: tracks are given in that order (first come, first served), and
/// two that get theirs at the same instant out of a full picture keep it.
void give_ranks(State& state);

/// After a threat that is not yet tracked has come to ask for its track later: its place among the others of
/// `order: detection`. All that it passes are not tracked yet either.
void move_back_in_order(State& state, ThreatId id);

/// `order: random` under independent coordination: the battery's own rank of the threat.
double battery_rank(const State& state, const Threat& threat, BatteryId battery);

}  // namespace bulwark
