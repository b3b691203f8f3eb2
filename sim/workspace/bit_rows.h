#pragma once

#include <cstdint>
#include <vector>

#include "workspace/bit_set.h"

namespace bulwark {

/// A set of ids for each row, all in one array.
template <class Row, class Member>
class BitRows {
 public:
  /// So many empty sets of ids below `members`.
  void reset(std::size_t rows, std::size_t members) {
    words_ = words_for(members);
    bits_.assign(rows * words_, 0);
  }
  void add(Row row, Member member) { word_of(row, member) |= bit_of(member); }
  void remove(Row row, Member member) { word_of(row, member) &= ~bit_of(member); }
  bool has(Row row, Member member) const { return (*this)[row].has(member); }
  IdSetView<Member> operator[](Row row) const {
    EXPECTS(row.index() * words_ < bits_.size());
    return IdSetView<Member>(bits_.data() + row.index() * words_);
  }

 private:
  std::uint64_t& word_of(Row row, Member member) {
    EXPECTS(row.index() * words_ + member.value / 64 < bits_.size());
    return bits_[row.index() * words_ + member.value / 64];
  }

  std::size_t words_ = 0;
  std::vector<std::uint64_t> bits_;
};

}  // namespace bulwark
