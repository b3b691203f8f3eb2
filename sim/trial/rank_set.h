// Sets of threats as bits in rank order: "the first threat that …" is the lowest bit of an intersection.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace bulwark {

using RankWords = std::span<std::uint64_t>;
using ConstRankWords = std::span<const std::uint64_t>;

constexpr std::size_t rank_words(std::size_t threats) {
  return (threats + 63) / 64;
}

inline bool test_rank(ConstRankWords words, std::uint32_t rank) {
  return (words[rank / 64] >> (rank % 64)) & 1U;
}
inline void set_rank(RankWords words, std::uint32_t rank) {
  words[rank / 64] |= std::uint64_t{1} << (rank % 64);
}
inline void clear_rank(RankWords words, std::uint32_t rank) {
  words[rank / 64] &= ~(std::uint64_t{1} << (rank % 64));
}

/// Calls visit(rank) for each member in rising order until it returns false. `word_at(k)` gives the k-th word.
template <class WordAt, class Visit>
void for_ranks(std::size_t word_count, const WordAt& word_at, const Visit& visit) {
  for (std::size_t k = 0; k < word_count; ++k) {
    for (std::uint64_t word = word_at(k); word != 0; word &= word - 1) {
      if (!visit(static_cast<std::uint32_t>(64 * k) + static_cast<std::uint32_t>(std::countr_zero(word)))) return;
    }
  }
}

}  // namespace bulwark
