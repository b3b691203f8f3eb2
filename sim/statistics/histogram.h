// The exact distribution of a count: how often each non-negative integer was seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "statistics/moments.h"

namespace bulwark {

/// Dense, one 64-bit counter for each value up to the largest seen. Memory: 8 bytes · that value.
class CountHistogram {
 public:
  void add(std::uint32_t value) {
    if (value >= counts_.size()) grow(value);
    ++counts_[value];
  }
  void merge(const CountHistogram& other);

  std::uint64_t total() const;
  std::uint64_t count(std::size_t value) const { return value < counts_.size() ? counts_[value] : 0; }
  /// How often a value of at least `value` was seen.
  std::uint64_t at_least(std::size_t value) const;
  Moments moments() const;

  /// Smallest and largest value seen. Precondition: not empty.
  std::size_t min() const;
  std::size_t max() const;
  /// The rank-th smallest, 1 <= rank <= total().
  std::size_t value_at_rank(std::uint64_t rank) const;
  /// Smallest value with F(value) >= q. Precondition: not empty.
  std::size_t quantile(double q) const;

  /// Equal distributions; what was grown but never seen does not count.
  friend bool operator==(const CountHistogram& a, const CountHistogram& b);

 private:
  void grow(std::uint32_t value);

  std::vector<std::uint64_t> counts_;
};

}  // namespace bulwark
