// The exact distribution of an integer with a wide range, such as money in millionths: how often each value was seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "statistics/moments.h"

namespace bulwark {

/// A value and how often it was seen.
struct ValueCount {
  std::int64_t value = 0;
  std::uint64_t count = 0;

  friend bool operator==(const ValueCount&, const ValueCount&) = default;
};

/// Flat hash table (open addressing, linear probing, at most half full). Memory: 32 to 64 bytes a distinct value.
class SparseHistogram {
 public:
  void add(std::int64_t value, std::uint64_t times = 1);
  void merge(const SparseHistogram& other);

  std::size_t distinct() const { return distinct_; }
  std::uint64_t total() const;
  /// Every value seen, in ascending order.
  std::vector<ValueCount> sorted() const;
  Moments moments() const;

  /// Equal distributions, whatever the order in which they were filled.
  friend bool operator==(const SparseHistogram& a, const SparseHistogram& b) { return a.sorted() == b.sorted(); }

 private:
  /// Where `value` is or would be put.
  std::size_t slot_of(std::int64_t value) const;
  void grow();

  std::vector<ValueCount> slots_;  // a power of two of them; count 0 is a free slot
  unsigned shift_ = 64;            // 64 - log2(slots)
  std::size_t distinct_ = 0;
};

}  // namespace bulwark
