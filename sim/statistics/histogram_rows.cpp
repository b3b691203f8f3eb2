#include "statistics/histogram_rows.h"

#include <algorithm>

#include "base/contract.h"

namespace bulwark {

namespace {

constexpr std::uint32_t block_size = 1U << 14U;  // counters
constexpr std::uint32_t most_dense = 1U << 31U;  // beyond, ends of ranges would not fit 32 bits

}  // namespace

void HistogramRows::widen(Row& row, std::uint32_t value) {
  // Half as much again on the side where it grows, so that a slowly moving end does not copy at every step.
  const bool is_new = row.size == 0;
  const std::uint32_t first = is_new ? value : std::min(row.first, value);
  const std::uint32_t end = is_new ? value + 1 : std::max(row.first + row.size, value + 1);
  const std::uint32_t margin = 4 + (end - first) / 2;
  Row wider;
  wider.first = is_new || first < row.first ? first - std::min(first, margin) : first;
  wider.size = (is_new || end > row.first + row.size ? end + margin : end) - wider.first;
  wider.counts = new_counters(wider.size);
  if (!is_new) std::copy_n(row.counts, row.size, wider.counts + (row.first - wider.first));
  row = wider;
}

/// All zero.
std::uint32_t* HistogramRows::new_counters(std::uint32_t size) {
  if (size > free_) {
    free_ = std::max(size, block_size);
    blocks_.push_back(std::make_unique<std::uint32_t[]>(free_));
    next_ = blocks_.back().get();
  }
  free_ -= size;
  next_ += size;
  return next_ - size;
}

/// Whether or not the row has a counter for the value yet.
void HistogramRows::add_many(std::size_t row, std::uint32_t value, std::uint64_t times) {
  Row& of = rows_[row];
  if (value - of.first >= of.size) {
    const std::uint32_t first = of.size == 0 ? value : std::min(of.first, value);
    const std::uint32_t last = of.size == 0 ? value : std::max(of.first + of.size - 1, value);
    if (last - first >= CountHistogram::dense_limit || last >= most_dense) {
      rest_[{row, value}] += times;
      return;
    }
    widen(of, value);
  }
  std::uint32_t& count = of.counts[value - of.first];
  const std::uint64_t sum = count + times;
  if (sum <= most_rounds) {
    count = static_cast<std::uint32_t>(sum);
  } else {
    rest_[{row, value}] += times;
  }
}

void HistogramRows::empty_counters() {
  for (std::size_t row = 0; row < rows(); ++row) {
    const Row& of = rows_[row];
    for (std::uint32_t k = 0; k < of.size; ++k) {
      std::uint32_t& count = of.counts[k];
      if (count > 0) rest_[{row, of.first + k}] += count;
      count = 0;
    }
  }
  rounds_ = 0;
}

/// Row by row, so that a row's counters are fetched once for all of them.
void HistogramRows::count_kept() {
  if (kept_rounds_ == 0) return;
  if (most_rounds - rounds_ < kept_rounds_) empty_counters();
  rounds_ += static_cast<std::uint32_t>(kept_rounds_);
  const std::size_t width = rows();
  for (std::size_t row = 0; row < width; ++row) {
    Row of = rows_[row];
    const std::size_t end = kept_rounds_ * width;
    for (std::size_t k = row; k < end; k += width) {
      const std::uint32_t value = kept_[k];
      if (value - of.first < of.size) {
        ++of.counts[value - of.first];
      } else {
        add_many(row, value, 1);
        of = rows_[row];
      }
    }
  }
  kept_rounds_ = 0;
}

CountHistogram HistogramRows::histogram(std::size_t row) const {
  EXPECTS(row < rows());
  CountHistogram histogram;
  const Row& of = rows_[row];
  for (std::uint32_t k = of.size; k-- > 0;) histogram.add(of.first + k, of.counts[k]);  // grows once
  for (auto rest = rest_.lower_bound({row, 0}); rest != rest_.end() && rest->first.first == row; ++rest) {
    histogram.add(rest->first.second, rest->second);
  }
  for (std::size_t k = 0; k < kept_rounds_; ++k) histogram.add(kept_[k * rows() + row]);
  return histogram;
}

void HistogramRows::merge(const HistogramRows& other) {
  EXPECTS(rows() == other.rows() && this != &other);
  count_kept();
  if (most_rounds - rounds_ < other.rounds_) empty_counters();
  rounds_ += other.rounds_;
  for (std::size_t row = 0; row < rows(); ++row) {
    const Row& of = other.rows_[row];
    for (std::uint32_t k = 0; k < of.size; ++k) {
      const std::uint32_t count = of.counts[k];
      if (count > 0) add_many(row, of.first + k, count);
    }
  }
  if (most_rounds - rounds_ < other.kept_rounds_) empty_counters();
  rounds_ += static_cast<std::uint32_t>(other.kept_rounds_);
  for (std::size_t k = 0; k < other.kept_rounds_ * rows(); ++k) add_many(k % rows(), other.kept_[k], 1);
  for (const auto& [at, times] : other.rest_) rest_[at] += times;
}

bool operator==(const HistogramRows& a, const HistogramRows& b) {
  if (a.rows() != b.rows()) return false;
  for (std::size_t row = 0; row < a.rows(); ++row) {
    if (!(a.histogram(row) == b.histogram(row))) return false;
  }
  return true;
}

}  // namespace bulwark
