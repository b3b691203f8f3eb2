// Who is launched where, when and at what; when it will be seen and lost.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Sets how many threats each salvo launches, and returns how many they are together.
std::size_t count_threats(State& state);

/// Launches so many, which follow those launched so far.
IdRange<ThreatId> launch_salvo(State& state, SalvoId salvo);

/// Threats that a salvo is to launch: as many as the file says, or drawn for this raid.
std::uint32_t planned_count(const Tables& tables, const Parameters& parameters, const TrialStreams& streams,
                            SalvoId salvo);

}  // namespace bulwark
