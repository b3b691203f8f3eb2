// The start of an engagement: reaction, launches and intercepts, all fixed here (model.md, section 5).
#pragma once

#include <cstddef>

#include "trial/state.h"

namespace bulwark {

// Which word of an engagement's block is for what.
constexpr std::size_t reaction_word = 0;
constexpr std::size_t assessment_time_word = 1;
constexpr std::size_t assessment_word = 2;

/// Starts an engagement now. The pair must be engageable.
void begin_engagement(State& state, const Pair& pair, ThreatId threat);

}  // namespace bulwark
