#include "workspace/rank_sorter.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bulwark {

namespace {

bool comes_before(const RankKey& a, const RankKey& b) {
  if (a.group != b.group) return a.group < b.group;
  return a.key != b.key ? a.key < b.key : a.id < b.id;
}

/// Turns counts into the place of each bucket's first member; returns the largest count.
std::uint32_t counts_to_begins(std::vector<std::uint32_t>& counts) {
  std::uint32_t begin = 0;
  std::uint32_t most = 0;
  for (std::uint32_t& count : counts) {
    const std::uint32_t size = count;
    most = std::max(most, size);
    count = begin;
    begin += size;
  }
  return most;
}

void sort_by_insertion(std::vector<RankKey>& keys) {
  for (std::size_t k = 1; k < keys.size(); ++k) {
    if (!comes_before(keys[k], keys[k - 1])) continue;
    const RankKey key = keys[k];
    std::size_t hole = k;
    for (; hole > 0 && comes_before(key, keys[hole - 1]); --hole) keys[hole] = keys[hole - 1];
    keys[hole] = key;
  }
}

}  // namespace

std::uint32_t RankSorter::spread(std::uint32_t groups) {
  double first = std::numeric_limits<double>::infinity();
  double last = -first;
  for (const RankKey& key : keys_) {
    first = std::min(first, key.key);
    if (std::isfinite(key.key)) last = std::max(last, key.key);
  }
  const auto per_group = static_cast<std::uint32_t>(keys_.size() / groups + 1);
  const double top = per_group - 1;
  const double per_key = last > first ? top / (last - first) : 0;
  begins_.assign(std::size_t{groups} * per_group, 0);
  bucket_of_.resize(keys_.size());
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    const double within =
        std::min(top, (keys_[k].key - first) * per_key);  // infinity, and what is no number, at the top
    bucket_of_[k] = keys_[k].group * per_group + static_cast<std::uint32_t>(within);
    ++begins_[bucket_of_[k]];
  }
  const std::uint32_t most = counts_to_begins(begins_);
  spread_.resize(keys_.size());
  for (std::size_t k = 0; k < keys_.size(); ++k) spread_[begins_[bucket_of_[k]]++] = keys_[k];
  return most;
}

const std::vector<RankKey>& RankSorter::sorted(std::uint32_t groups) {
  constexpr std::uint32_t few = 48;
  if (spread(groups) > few) {
    std::sort(spread_.begin(), spread_.end(), comes_before);
  } else {
    sort_by_insertion(spread_);
  }
  return spread_;
}

}  // namespace bulwark
