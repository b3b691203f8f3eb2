// Engagements: reaction, launches, intercepts, assessment, channels and reloads (model.md, section 5).
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Starts the engagement now. The pair must be engageable.
void start_engagement(State& state, const Pair& pair, std::uint32_t threat);

/// Ends an engagement of the threat by a battery that is no more, before its assessment: others may engage it now.
void end_unassessed(State& state, std::uint32_t threat, std::uint32_t battery);

void handle_release(State& state, const Event& event);
void handle_end(State& state, const Event& event);
void handle_reload(State& state, const Event& event);

}  // namespace bulwark
