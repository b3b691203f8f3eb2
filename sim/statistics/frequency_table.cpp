#include "statistics/frequency_table.h"

#include <algorithm>

#include "base/contract.h"
#include "statistics/quantiles.h"

namespace bulwark {

FrequencyTable::FrequencyTable(std::vector<Entry> entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.value < b.value; });
  for (const Entry& entry : entries) {
    if (!entries_.empty() && entries_.back().value == entry.value) {
      entries_.back().count += entry.count;
    } else {
      entries_.push_back(entry);
    }
  }
  accumulate();
}

FrequencyTable::FrequencyTable(const CountHistogram& histogram) {
  histogram.for_values([&](std::size_t value, std::uint64_t count) {
    entries_.push_back({static_cast<double>(value), count});
  });
  accumulate();
}

FrequencyTable::FrequencyTable(const SparseHistogram& histogram, double units) {
  for (const ValueCount& entry : histogram.sorted()) {
    entries_.push_back({static_cast<double>(entry.value) / units, entry.count});
  }
  accumulate();
}

void FrequencyTable::accumulate() {
  std::uint64_t total = 0;
  cumulative_.reserve(entries_.size());
  for (const Entry& entry : entries_) {
    total += entry.count;
    cumulative_.push_back(total);
  }
}

double FrequencyTable::value_at_rank(std::uint64_t rank) const {
  EXPECTS(rank >= 1 && rank <= total());
  const auto found = std::lower_bound(cumulative_.begin(), cumulative_.end(), rank);
  return entries_[static_cast<std::size_t>(found - cumulative_.begin())].value;
}

double FrequencyTable::quantile(double q) const {
  EXPECTS(!empty());
  return value_at_rank(quantile_rank(q, total()));
}

}  // namespace bulwark
