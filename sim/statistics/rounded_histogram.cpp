#include "statistics/rounded_histogram.h"

#include <utility>
#include <vector>

namespace bulwark {

FrequencyTable RoundedHistogram::values(double units) const {
  std::vector<FrequencyTable::Entry> entries;
  const std::vector<ValueCount> sorted = values_.sorted();
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    // The ends are known.
    const std::int64_t value = i == 0 ? min_ : i + 1 == sorted.size() ? max_ : sorted[i].value;
    entries.push_back({static_cast<double>(value) / units, sorted[i].count});
  }
  return FrequencyTable(std::move(entries));
}

}  // namespace bulwark
