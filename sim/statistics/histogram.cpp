#include "statistics/histogram.h"

#include <algorithm>
#include <numeric>

#include "base/contract.h"
#include "statistics/quantiles.h"

namespace bulwark {

void CountHistogram::grow(std::uint32_t value) {
  // Half as much again, so that a slowly rising maximum does not allocate at every step.
  const std::size_t needed = static_cast<std::size_t>(value) + 1;
  counts_.resize(std::clamp<std::size_t>(needed + needed / 2, 8, dense_limit));
}

void CountHistogram::add(std::uint32_t value, std::uint64_t times) {
  if (times == 0) return;
  if (value >= dense_limit) {
    large_[value] += times;
    return;
  }
  if (value >= counts_.size()) grow(value);
  counts_[value] += times;
}

void CountHistogram::merge(const CountHistogram& other) {
  if (other.counts_.size() > counts_.size()) counts_.resize(other.counts_.size());
  for (std::size_t value = 0; value < other.counts_.size(); ++value) counts_[value] += other.counts_[value];
  for (const auto& [value, count] : other.large_) large_[value] += count;
}

std::uint64_t CountHistogram::count(std::size_t value) const {
  if (value < counts_.size()) return counts_[value];
  const auto found = value < dense_limit ? large_.end() : large_.find(static_cast<std::uint32_t>(value));
  return found == large_.end() ? 0 : found->second;
}

std::uint64_t CountHistogram::total() const {
  return at_least(0);
}

std::uint64_t CountHistogram::at_least(std::size_t value) const {
  const std::size_t begin = std::min(value, counts_.size());
  std::uint64_t sum =
      std::accumulate(counts_.begin() + static_cast<std::ptrdiff_t>(begin), counts_.end(), std::uint64_t{0});
  for (const auto& [large, count] : large_) sum += large >= value ? count : 0;
  return sum;
}

Moments CountHistogram::moments() const {
  Moments moments;
  for_values([&](std::size_t value, std::uint64_t count) { moments.add(static_cast<std::int64_t>(value), count); });
  return moments;
}

std::size_t CountHistogram::min() const {
  return value_at_rank(1);
}

std::size_t CountHistogram::max() const {
  EXPECTS(total() > 0);
  if (!large_.empty()) return large_.rbegin()->first;
  std::size_t value = counts_.size();
  while (value > 0 && counts_[value - 1] == 0) --value;
  return value == 0 ? 0 : value - 1;
}

std::size_t CountHistogram::value_at_rank(std::uint64_t rank) const {
  EXPECTS(rank >= 1 && rank <= total());
  std::uint64_t cumulative = 0;
  for (std::size_t value = 0; value < counts_.size(); ++value) {
    cumulative += counts_[value];
    if (cumulative >= rank) return value;
  }
  for (const auto& [value, count] : large_) {
    cumulative += count;
    if (cumulative >= rank) return value;
  }
  return max();
}

std::size_t CountHistogram::quantile(double q) const {
  return value_at_rank(quantile_rank(q, total()));
}

bool operator==(const CountHistogram& a, const CountHistogram& b) {
  const auto& shorter = a.counts_.size() <= b.counts_.size() ? a.counts_ : b.counts_;
  const auto& longer = a.counts_.size() <= b.counts_.size() ? b.counts_ : a.counts_;
  const auto rest = longer.begin() + static_cast<std::ptrdiff_t>(shorter.size());
  return a.large_ == b.large_ && std::equal(shorter.begin(), shorter.end(), longer.begin()) &&
         std::all_of(rest, longer.end(), [](std::uint64_t count) { return count == 0; });
}

}  // namespace bulwark
