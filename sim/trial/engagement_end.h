// The end of an engagement: its channel, what the defenders believe, and that the threat may be engaged again
// (model.md, section 5, "Assessment").
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Ends an engagement of the threat by a battery that is no more, before its assessment: others may engage it now.
void end_unassessed(State& state, ThreatId threat, BatteryId battery);

/// The event of a channel's release before the end.
void handle_release(State& state, BatteryId battery);
void handle_end(State& state, EventKey event);

}  // namespace bulwark
