// A sample as sorted values with their frequencies: the common form of every histogram, for order statistics.
#pragma once

#include <cstdint>
#include <vector>

#include "statistics/histogram.h"
#include "statistics/sparse_histogram.h"

namespace bulwark {

class FrequencyTable {
 public:
  struct Entry {
    double value = 0;
    std::uint64_t count = 0;
  };

  FrequencyTable() = default;
  /// In any order; equal values are put together.
  explicit FrequencyTable(std::vector<Entry> entries);
  explicit FrequencyTable(const CountHistogram& histogram);
  /// Values divided by `units`, the number of integer steps to one unit.
  FrequencyTable(const SparseHistogram& histogram, double units);

  bool empty() const { return entries_.empty(); }
  std::uint64_t total() const { return cumulative_.empty() ? 0 : cumulative_.back(); }
  const std::vector<Entry>& entries() const { return entries_; }

  /// The rank-th smallest, 1 <= rank <= total(). Precondition: not empty, as for all that follow.
  double value_at_rank(std::uint64_t rank) const;
  /// Smallest value with F(value) >= q.
  double quantile(double q) const;
  double min() const { return value_at_rank(1); }
  double max() const { return value_at_rank(total()); }

 private:
  void accumulate();

  std::vector<Entry> entries_;
  std::vector<std::uint64_t> cumulative_;
};

}  // namespace bulwark
