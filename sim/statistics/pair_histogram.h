// The exact joint distribution of two counts, such as (leakers, appeared) of a group of threats.
#pragma once

#include <cstdint>
#include <vector>

#include "base/contract.h"
#include "statistics/moments.h"
#include "statistics/sparse_histogram.h"

namespace bulwark {

class PairHistogram {
 public:
  struct Entry {
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    std::uint64_t count = 0;
  };

  /// Precondition: x and y below 2^31.
  void add(std::uint32_t x, std::uint32_t y) {
    EXPECTS(x >> 31U == 0 && y >> 31U == 0);
    pairs_.add(static_cast<std::int64_t>((static_cast<std::uint64_t>(y) << 32U) | x));
  }
  void merge(const PairHistogram& other) { pairs_.merge(other.pairs_); }

  /// Every pair seen, by y, then x.
  std::vector<Entry> sorted() const {
    std::vector<Entry> entries;
    for (const ValueCount& pair : pairs_.sorted()) entries.push_back(unpack(pair));
    return entries;
  }
  PairMoments moments() const {
    PairMoments moments;
    for (const Entry& entry : sorted()) moments.add(entry.x, entry.y, entry.count);
    return moments;
  }

  friend bool operator==(const PairHistogram&, const PairHistogram&) = default;

 private:
  static Entry unpack(const ValueCount& pair) {
    const auto bits = static_cast<std::uint64_t>(pair.value);
    return {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32U), pair.count};
  }

  SparseHistogram pairs_;
};

}  // namespace bulwark
