// Sorts what the command orders threats by. Keys are times or draws, spread fairly evenly, so that buckets of equal
// width bring them nearly into order at once, and insertion does the rest: a tenth of the instructions of std::sort,
// which sorts all of them where some bucket is crowded.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"

namespace bulwark {

/// In order of group, then key, then id.
struct RankKey {
  double key = 0;  // +infinity allowed, NaN not
  std::uint32_t group = 0;
  ThreatId id;
};

/// Working memory that is kept from trial to trial.
class RankSorter {
 public:
  void clear() { keys_.clear(); }
  /// Ids must differ.
  void add(const RankKey& key) { keys_.push_back(key); }
  /// All that was added, sorted; groups count from 0.
  const std::vector<RankKey>& sorted(std::uint32_t groups);

 private:
  /// Puts every key into its bucket, group by group; returns how many the fullest one holds.
  std::uint32_t spread(std::uint32_t groups);

  std::vector<RankKey> keys_;
  std::vector<RankKey> spread_;
  std::vector<std::uint32_t> bucket_of_;  // [place in keys_]
  std::vector<std::uint32_t> begins_;     // [bucket]: its next free place
};

}  // namespace bulwark
