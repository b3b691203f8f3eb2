// The start of a trial: what is drawn once for it, and who is launched where, when and at what.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Draws what is drawn once a trial, a raid or a campaign: the uncertain parameters and what depends on them.
void draw_parameters(State& state, const TrialStreams& streams);

/// Resets the state to the start of a raid with the parameters last drawn: batteries, threats with their launch,
/// detection and soft-kill times, their ranks, and the events that are known from the start.
void start_raid(State& state, const TrialStreams& streams);

/// Threats that a salvo is to launch: as many as the file says, or drawn for this raid.
std::uint32_t planned_count(const Tables& tables, const Parameters& parameters, const TrialStreams& streams,
                            std::uint32_t salvo);

}  // namespace bulwark
