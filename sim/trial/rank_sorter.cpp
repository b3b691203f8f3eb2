#include "trial/rank_sorter.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bulwark {

namespace {

/// Turns counts into the place of each bucket's first member.
void counts_to_begins(std::vector<std::uint32_t>& counts) {
  std::uint32_t begin = 0;
  for (std::uint32_t& count : counts) {
    const std::uint32_t size = count;
    count = begin;
    begin += size;
  }
}

}  // namespace

void RankSorter::spread_by_key() {
  double first = std::numeric_limits<double>::infinity();
  double last = -first;
  for (const RankKey& key : keys_) {
    first = std::min(first, key.key);
    if (std::isfinite(key.key)) last = std::max(last, key.key);
  }
  const auto top = static_cast<double>(keys_.size() - 1);
  const double per_key = last > first ? top / (last - first) : 0;
  ends_.assign(keys_.size(), 0);
  bucket_of_.resize(keys_.size());
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    const double key = keys_[k].key;
    bucket_of_[k] = static_cast<std::uint32_t>(std::isfinite(key) ? std::min((key - first) * per_key, top) : top);
    ++ends_[bucket_of_[k]];
  }
  counts_to_begins(ends_);
  spread_.resize(keys_.size());
  for (std::size_t k = 0; k < keys_.size(); ++k) spread_[ends_[bucket_of_[k]]++] = keys_[k];
}

void RankSorter::sort_buckets() {
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends_) {
    if (end - begin > 1) {
      std::sort(spread_.begin() + begin, spread_.begin() + end,
                [](const RankKey& a, const RankKey& b) { return a.key != b.key ? a.key < b.key : a.id < b.id; });
    }
    begin = end;
  }
}

void RankSorter::gather_by_group(std::uint32_t groups) {
  ends_.assign(groups, 0);
  for (const RankKey& key : spread_) ++ends_[key.group];
  counts_to_begins(ends_);
  for (const RankKey& key : spread_) keys_[ends_[key.group]++] = key;
}

const std::vector<RankKey>& RankSorter::sorted(std::uint32_t groups) {
  if (keys_.empty()) return keys_;
  spread_by_key();
  sort_buckets();
  gather_by_group(groups);
  return keys_;
}

}  // namespace bulwark
