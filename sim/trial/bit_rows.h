#pragma once

#include <cstdint>
#include <vector>

#include "trial/bit_set.h"

namespace bulwark {

/// A set of small numbers for each row, all in one array.
class BitRows {
 public:
  /// So many empty sets of numbers below `members`.
  void reset(std::size_t rows, std::size_t members) {
    words_ = words_for(members);
    bits_.assign(rows * words_, 0);
  }
  BitWords operator[](std::uint32_t row) { return {bits_.data() + row * words_, words_}; }
  ConstBitWords operator[](std::uint32_t row) const { return {bits_.data() + row * words_, words_}; }

 private:
  std::size_t words_ = 0;
  std::vector<std::uint64_t> bits_;
};

}  // namespace bulwark
