// Many exact distributions of counts side by side, each of few values that lie close together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "statistics/histogram.h"

namespace bulwark {

/// As many count histograms, in one array: of a thousand of them a trial touches one counter each, and how little
/// memory these lie in, and how often it is fetched, is what its time depends on. So the values of some rounds are
/// kept, and then counted row by row. Each row has counters from a bit below the smallest value that it has seen to a
/// bit above the largest; values far away, and what 32 bits cannot count, have a tree.
class HistogramRows {
 public:
  explicit HistogramRows(std::size_t rows = 0) : rows_(rows) {}
  HistogramRows(const HistogramRows& other) : HistogramRows(other.rows()) { merge(other); }
  HistogramRows(HistogramRows&&) = default;
  HistogramRows& operator=(HistogramRows other) {
    std::swap(rounds_, other.rounds_);
    std::swap(rows_, other.rows_);
    std::swap(blocks_, other.blocks_);
    std::swap(next_, other.next_);
    std::swap(free_, other.free_);
    std::swap(rest_, other.rest_);
    std::swap(kept_, other.kept_);
    std::swap(kept_rounds_, other.kept_rounds_);
    return *this;
  }
  ~HistogramRows() = default;

  /// Begins a round, in which each row sees one value: the place for them, to be filled before anything else is asked.
  std::span<std::uint32_t> begin_round() {
    if (kept_rounds_ == most_kept) count_kept();
    if (kept_.empty()) kept_.resize(most_kept * rows());
    return {kept_.data() + kept_rounds_++ * rows(), rows()};
  }
  /// Precondition: of as many rows.
  void merge(const HistogramRows& other);

  std::size_t rows() const { return rows_.size(); }
  CountHistogram histogram(std::size_t row) const;

  /// Equal distributions, whatever was reserved for them.
  friend bool operator==(const HistogramRows& a, const HistogramRows& b);

 private:
  /// Counters of the values first … first + size - 1.
  struct Row {
    std::uint32_t* counts = nullptr;  // in a block
    std::uint32_t first = 0;
    std::uint32_t size = 0;
  };

  static constexpr std::uint32_t most_rounds = 0xffffffffU;
  static constexpr std::size_t most_kept = 8;

  void add_many(std::size_t row, std::uint32_t value, std::uint64_t times);
  void widen(Row& row, std::uint32_t value);
  std::uint32_t* new_counters(std::uint32_t size);
  void empty_counters();
  void count_kept();

  std::vector<std::uint32_t> kept_;  // [round · rows + row]: values that are not counted yet
  std::size_t kept_rounds_ = 0;      // so many
  std::uint32_t rounds_ = 0;         // that are counted: no counter is higher
  std::vector<Row> rows_;
  std::vector<std::unique_ptr<std::uint32_t[]>> blocks_;  // of counters; what a row has grown out of stays, unused
  std::uint32_t* next_ = nullptr;                         // free counters of the last block
  std::uint32_t free_ = 0;                                // so many
  std::map<std::pair<std::size_t, std::uint32_t>, std::uint64_t> rest_;  // (row, value): beside its counter
};

}  // namespace bulwark
