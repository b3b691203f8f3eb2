// What the event of an engagement's end carries with it, and which of the engagement's random words is for what.
#pragma once

#include <cstddef>
#include <cstdint>

namespace bulwark {

// In the note of an end: a round was fired; the channel was held until now; the assessment will be mistaken if the
// threat is dead, and if it is not.
constexpr std::uint32_t fired_bit = 1;
constexpr std::uint32_t held_bit = 2;
constexpr std::uint32_t missed_kill_bit = 4;
constexpr std::uint32_t false_kill_bit = 8;

// Words of an engagement's block.
constexpr std::size_t reaction_word = 0;
constexpr std::size_t assessment_time_word = 1;
constexpr std::size_t assessment_word = 2;

}  // namespace bulwark
