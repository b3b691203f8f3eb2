// Who is launched where, when and at what; when it will be seen and lost.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Launches all salvos of the raid.
void launch_all(State& state);

/// Threats that a salvo is to launch: as many as the file says, or drawn for this raid.
std::uint32_t planned_count(const Tables& tables, const Parameters& parameters, const TrialStreams& streams,
                            SalvoId salvo);

}  // namespace bulwark
