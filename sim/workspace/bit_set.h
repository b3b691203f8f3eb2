// Sets of ids as bits: of threats by rank ("the first threat that …" is the lowest bit of an intersection) and of
// batteries.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/contract.h"

namespace bulwark {

constexpr std::size_t words_for(std::size_t members) {
  return (members + 63) / 64;
}
template <class IdType>
constexpr std::uint64_t bit_of(IdType id) {
  return std::uint64_t{1} << (id.value % 64);
}

/// A set that somebody else holds.
template <class IdType>
class IdSetView {
 public:
  explicit IdSetView(const std::uint64_t* words) : words_(words) {}

  bool has(IdType id) const { return (words_[id.value / 64] & bit_of(id)) != 0; }
  /// Of the ids 64·k and those that follow, the first lowest.
  std::uint64_t word(std::size_t k) const { return words_[k]; }

 private:
  const std::uint64_t* words_;
};

template <class IdType>
class IdSet {
 public:
  /// Empty, for ids below `members`.
  void reset(std::size_t members) { words_.assign(words_for(members), 0); }

  void add(IdType id) { word_of(id) |= bit_of(id); }
  void remove(IdType id) { word_of(id) &= ~bit_of(id); }
  void add_all(IdSetView<IdType> others) {
    for (std::size_t k = 0; k < words_.size(); ++k) words_[k] |= others.word(k);
  }
  bool has(IdType id) const { return view().has(id); }
  IdSetView<IdType> view() const { return IdSetView<IdType>(words_.data()); }
  std::uint64_t word(std::size_t k) const { return words_[k]; }
  std::size_t words() const { return words_.size(); }

 private:
  std::uint64_t& word_of(IdType id) {
    EXPECTS(id.value / 64 < words_.size());
    return words_[id.value / 64];
  }

  std::vector<std::uint64_t> words_;
};

/// Calls visit(id) for each member in rising order until it returns false. `word_at(k)` gives the k-th word.
template <class IdType, class WordAt, class Visit>
void for_members(std::size_t word_count, const WordAt& word_at, const Visit& visit) {
  for (std::size_t k = 0; k < word_count; ++k) {
    for (std::uint64_t word = word_at(k); word != 0; word &= word - 1) {
      if (!visit(IdType(64 * k + static_cast<std::size_t>(std::countr_zero(word))))) return;
    }
  }
}

}  // namespace bulwark
