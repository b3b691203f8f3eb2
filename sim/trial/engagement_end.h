// The end of an engagement: its channel, what the defenders believe, and that the threat may be engaged again
// (model.md, section 5, "Assessment").
#pragma once

#include "trial/state.h"
#include "workspace/engagement.h"

namespace bulwark {

/// Releases its channel if that is held, assesses what was fired at, and lets a threat that is taken for alive be
/// engaged again.
void end_engagement(State& state, Engagement engagement);

/// The same of a battery that is no more, before its assessment: others may engage the threat now.
void end_unassessed(State& state, Engagement engagement);

/// A channel is free again.
void release_channel(State& state, BatteryId battery);

}  // namespace bulwark
