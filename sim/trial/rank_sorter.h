// Sorts what the command orders threats by. Keys are times or draws, spread fairly evenly, so that buckets of equal
// width bring them nearly into order at once: some ten times fewer instructions than std::sort, O(n log n) all the same
// where they are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bulwark {

/// In order of group, then key, then id.
struct RankKey {
  double key = 0;  // +infinity allowed, NaN not
  std::uint32_t group = 0;
  std::uint32_t id = 0;
};

/// Working memory that is kept from trial to trial.
class RankSorter {
 public:
  void clear() { keys_.clear(); }
  /// Ids must come in rising order.
  void add(const RankKey& key) { keys_.push_back(key); }
  /// All that was added, sorted; groups count from 0.
  const std::vector<RankKey>& sorted(std::uint32_t groups);

 private:
  void spread_by_key();
  void sort_buckets();
  void gather_by_group(std::uint32_t groups);

  std::vector<RankKey> keys_;
  std::vector<RankKey> spread_;
  std::vector<std::uint32_t> bucket_of_;  // [place in keys_]
  std::vector<std::uint32_t> ends_;       // [bucket] or [group]: one past its last place
};

}  // namespace bulwark
