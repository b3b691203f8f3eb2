// Sums that do not overflow silently: 128-bit integers with checked addition.
#pragma once

#include <stdexcept>

namespace bulwark {

__extension__ using Int128 = __int128;

/// sum += term; throws std::overflow_error where 128 bits do not hold it.
inline void add_checked(Int128& sum, Int128 term) {
  if (__builtin_add_overflow(sum, term, &sum)) {
    throw std::overflow_error("a sum over trials exceeds 128 bits: state costs or capacities in a larger unit");
  }
}

}  // namespace bulwark
