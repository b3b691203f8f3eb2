// The distribution of an integer of which no two trials may have the same value, such as an energy: exact moments and
// ends, and values rounded, so that memory does not grow with the trials.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "statistics/frequency_table.h"
#include "statistics/moments.h"
#include "statistics/sparse_histogram.h"

namespace bulwark {

/// `value` to the nearest of at most `steps_per_decade` values between a power of ten and the next: 9,000 keep four
/// significant digits, 180 three whose last is 0 or 5. Exact below steps_per_decade / 9.
constexpr std::int64_t rounded_to_steps(std::int64_t value, std::int64_t steps_per_decade) {
  const std::int64_t size = value < 0 ? -value : value;
  const std::int64_t finest = steps_per_decade / 9;  // values from here to ten times this are kept as they are
  std::int64_t step = 1;
  while (size / step >= 10 * finest) step *= 10;
  const std::int64_t rounded = (size + step / 2) / step * step;
  return value < 0 ? -rounded : rounded;
}

class RoundedHistogram {
 public:
  explicit RoundedHistogram(std::int64_t steps_per_decade = 9000) : steps_per_decade_(steps_per_decade) {}

  void add(std::int64_t value) {
    moments_.add(value);
    min_ = std::min(min_, value);
    max_ = std::max(max_, value);
    values_.add(rounded_to_steps(value, steps_per_decade_));
  }
  void merge(const RoundedHistogram& other) {
    moments_.merge(other.moments_);
    min_ = std::min(min_, other.min_);
    max_ = std::max(max_, other.max_);
    values_.merge(other.values_);
  }

  const Moments& moments() const { return moments_; }
  /// Exact, where rounding would go beyond them.
  FrequencyTable values(double units) const;

  friend bool operator==(const RoundedHistogram&, const RoundedHistogram&) = default;

 private:
  std::int64_t steps_per_decade_;
  Moments moments_;
  std::int64_t min_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t max_ = std::numeric_limits<std::int64_t>::min();
  SparseHistogram values_;
};

}  // namespace bulwark
