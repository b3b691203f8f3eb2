// Trials that a search looks at, of the same seed as those that are reported: from the middle of all on. What is
// reported has trials 0, 1, …, which no search has seen; no draw of one is one of the other (random/stream.h).
#pragma once

#include <cstdint>

namespace bulwark {

constexpr std::uint32_t first_search_trial = 1U << 31U;

}  // namespace bulwark
