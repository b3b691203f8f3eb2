// The end of a trial: what its rounds have come to, and the counts that the outcome keeps.
#pragma once

#include <cstdint>

#include "trial/state.h"

namespace bulwark {

/// To the nearest, by hand: llround is a call into the library on plain x86-64.
inline std::int64_t microseconds(double time_s) {
  return static_cast<std::int64_t>(time_s * 1e6 + (time_s < 0 ? -0.5 : 0.5));
}

/// The draws of four shots at the threat, that one among them.
inline Block kill_block(const State& state, const Threat& threat, std::uint32_t shot) {
  return state.streams.block(threat.entity, Purpose::kill, shot / 4);
}

/// After the last event: which rounds have killed and which met no live threat; then the outcome, but for the timeline.
void settle(State& state);

}  // namespace bulwark
