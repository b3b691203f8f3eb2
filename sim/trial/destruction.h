// Hits on batteries and sensors, and what their destruction ends (living_defence.md).
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Before a raid: everything stands but what is missing, and nothing is hit. Needs the batteries set up.
void reset_attrition(State& state);

/// A hit now on a battery or a sensor. What is destroyed or missing counts it, and nothing else.
void hit_defence(State& state, TargetId target, bool effective);

/// Whether a release, an end or a reload belongs to a battery that is gone: what it would change has ended with it.
bool is_of_gone_battery(const State& state, EventKey event);

/// Whether a round was launched at the threat, or will be.
inline bool was_fired_at(const State& state, ThreatId threat) {
  const std::uint32_t shots = state.threats[threat].shots;
  return shots > 0 && (!state.tables->batteries_are_targets || shots > state.attrition.unmade_shots[threat]);
}

/// At the end of the trial: into the outcome.
void settle_attrition(State& state);

}  // namespace bulwark
