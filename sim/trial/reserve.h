// Reserves that end: from a time on rounds kept for a family are everybody's (model.md, section 6).
#pragma once

#include "trial/state.h"

namespace bulwark {

/// As they are before the first one ends.
void begin_reserves(State& state);

/// Puts the ends that the raid may see, up to `last_s`, into the queue: one event of each battery that keeps less then.
void push_reserve_ends(State& state, double last_s);

/// The event of an end, among those of reloads.
void end_reserve(State& state, EventKey event);

}  // namespace bulwark
