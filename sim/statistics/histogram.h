// The exact distribution of a count: how often each non-negative integer was seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "statistics/moments.h"

namespace bulwark {

/// One 64-bit counter for each value up to the largest seen, but only for values below dense_limit: a magazine of a
/// million rounds would ask for gigabytes. Those above, rare in a raid, have a tree of their own.
class CountHistogram {
 public:
  static constexpr std::uint32_t dense_limit = 1U << 14U;

  void add(std::uint32_t value) {
    if (value >= counts_.size()) {
      if (value >= dense_limit) {
        ++large_[value];
        return;
      }
      grow(value);
    }
    ++counts_[value];
  }
  /// The same value seen so many times.
  void add(std::uint32_t value, std::uint64_t times);
  void merge(const CountHistogram& other);

  /// Calls visit(value, count) for each value that was seen, in rising order.
  template <class Visit>
  void for_values(const Visit& visit) const {
    for (std::size_t value = 0; value < counts_.size(); ++value) {
      if (counts_[value] > 0) visit(value, counts_[value]);
    }
    for (const auto& [value, count] : large_) visit(std::size_t{value}, count);
  }

  std::uint64_t total() const;
  std::uint64_t count(std::size_t value) const;
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

  std::vector<std::uint64_t> counts_;             // [value], below dense_limit
  std::map<std::uint32_t, std::uint64_t> large_;  // the others that were seen
};

}  // namespace bulwark
