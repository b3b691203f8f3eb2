// How many trials a thread takes at a time.
#pragma once

#include <cstdint>

namespace bulwark {

/// Some milliseconds of work, so that handing chunks out costs nothing and the last one keeps nobody waiting. A
/// constant: results must not know how many threads there are.
inline constexpr std::uint32_t chunk_trials = 64;

}  // namespace bulwark
