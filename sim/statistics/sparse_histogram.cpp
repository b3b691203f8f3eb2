#include "statistics/sparse_histogram.h"

#include <algorithm>

namespace bulwark {

namespace {

constexpr std::size_t initial_slots = 64;
constexpr unsigned initial_shift = 64 - 6;
static_assert(initial_slots == std::size_t{1} << (64 - initial_shift));

}  // namespace

std::size_t SparseHistogram::slot_of(std::int64_t value) const {
  // Fibonacci hashing (Knuth 1973, The Art of Computer Programming 3, section 6.4): the high bits of a product with
  // 2^64 over the golden ratio.
  std::size_t slot = (static_cast<std::uint64_t>(value) * 0x9E3779B97F4A7C15U) >> shift_;
  while (slots_[slot].count != 0 && slots_[slot].value != value) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

void SparseHistogram::grow() {
  std::vector<ValueCount> old(slots_.empty() ? initial_slots : 2 * slots_.size());
  shift_ = slots_.empty() ? initial_shift : shift_ - 1;
  old.swap(slots_);
  for (const ValueCount& entry : old) {
    if (entry.count != 0) slots_[slot_of(entry.value)] = entry;
  }
}

void SparseHistogram::add(std::int64_t value, std::uint64_t times) {
  if (times == 0) return;
  if (2 * (distinct_ + 1) > slots_.size()) grow();
  ValueCount& entry = slots_[slot_of(value)];
  if (entry.count == 0) ++distinct_;
  entry.value = value;
  entry.count += times;
}

void SparseHistogram::merge(const SparseHistogram& other) {
  for (const ValueCount& entry : other.slots_) add(entry.value, entry.count);
}

std::uint64_t SparseHistogram::total() const {
  std::uint64_t total = 0;
  for (const ValueCount& entry : slots_) total += entry.count;
  return total;
}

std::vector<ValueCount> SparseHistogram::sorted() const {
  std::vector<ValueCount> entries;
  entries.reserve(distinct_);
  std::copy_if(slots_.begin(), slots_.end(), std::back_inserter(entries),
               [](const ValueCount& entry) { return entry.count != 0; });
  std::sort(entries.begin(), entries.end(), [](const ValueCount& a, const ValueCount& b) { return a.value < b.value; });
  return entries;
}

Moments SparseHistogram::moments() const {
  Moments moments;
  for (const ValueCount& entry : slots_) {
    if (entry.count != 0) moments.add(entry.value, entry.count);
  }
  return moments;
}

}  // namespace bulwark
