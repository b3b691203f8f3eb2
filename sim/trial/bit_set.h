// Sets of small numbers as bits: of threats by rank ("the first threat that …" is the lowest bit of an intersection)
// and of batteries.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace bulwark {

using BitWords = std::span<std::uint64_t>;
using ConstBitWords = std::span<const std::uint64_t>;

constexpr std::size_t words_for(std::size_t members) {
  return (members + 63) / 64;
}

inline bool test_bit(ConstBitWords words, std::uint32_t member) {
  return (words[member / 64] >> (member % 64)) & 1U;
}
inline void set_bit(BitWords words, std::uint32_t member) {
  words[member / 64] |= std::uint64_t{1} << (member % 64);
}
inline void clear_bit(BitWords words, std::uint32_t member) {
  words[member / 64] &= ~(std::uint64_t{1} << (member % 64));
}

/// Calls visit(member) for each member in rising order until it returns false. `word_at(k)` gives the k-th word.
template <class WordAt, class Visit>
void for_bits(std::size_t word_count, const WordAt& word_at, const Visit& visit) {
  for (std::size_t k = 0; k < word_count; ++k) {
    for (std::uint64_t word = word_at(k); word != 0; word &= word - 1) {
      if (!visit(static_cast<std::uint32_t>(64 * k) + static_cast<std::uint32_t>(std::countr_zero(word)))) return;
    }
  }
}

}  // namespace bulwark
