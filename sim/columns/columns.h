// A result table declared once, as its columns: what a row is made of, under which names. Header and rows follow.
//
// The columns of an estimate are named after it: X and X_stderr of a mean, X, X_ci_low and X_ci_high of a probability,
// X_mean, X_p05, … of a distribution; in tables with one estimate a row they are `mean`, `stderr`, `ci_low`, `ci_high`.
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/constants.h"
#include "columns/result_table.h"
#include "statistics/frequency_table.h"
#include "statistics/intervals.h"
#include "statistics/moments.h"
#include "statistics/rounded_histogram.h"

namespace bulwark {

template <class Row>
class Columns {
 public:
  template <class T>
  using Of = std::function<T(const Row&)>;

  Columns& text(const std::string& name, Of<std::string> value) {
    return add({name}, [value](const Row& row, Cells& cells) { cells.emplace_back(value(row)); });
  }
  Columns& count(const std::string& name, Of<std::uint64_t> value) {
    return add({name}, [value](const Row& row, Cells& cells) { cells.emplace_back(value(row)); });
  }
  /// NaN: an empty cell.
  Columns& number(const std::string& name, Of<double> value) {
    return add({name}, [value](const Row& row, Cells& cells) { cells.emplace_back(value(row)); });
  }
  /// Seconds, to the microsecond, and metres, to the millimetre: more digits than a time of a trial or a place on a
  /// route has would be those of its arithmetic.
  Columns& time(const std::string& name, Of<double> value_s) {
    return number(name, [value_s](const Row& row) { return rounded(value_s(row), 1e6); });
  }
  Columns& length(const std::string& name, Of<double> value_m) {
    return number(name, [value_m](const Row& row) { return rounded(value_m(row), 1e3); });
  }
  /// Where rows differ in what they have there.
  Columns& cell(const std::string& name, Of<TableCell> value) {
    return add({name}, [value](const Row& row, Cells& cells) { cells.push_back(value(row)); });
  }
  /// An estimate with its standard error.
  Columns& estimate(const std::string& name, Of<Estimate> value) { return estimate(name, name + "_stderr", value); }
  /// The only one of a row.
  Columns& sole_estimate(const std::string& name, Of<Estimate> value) { return estimate(name, "stderr", value); }
  Columns& interval(const std::string& name, Of<ConfidenceInterval> value) {
    return interval(name + "_ci_low", name + "_ci_high", value);
  }
  Columns& sole_interval(Of<ConfidenceInterval> value) { return interval("ci_low", "ci_high", value); }
  /// A mean with its standard error; `units` steps are one unit.
  Columns& mean(const std::string& name, Of<Moments> moments, double units = 1) {
    return estimate(name, [moments, units](const Row& row) { return mean_estimate(moments(row), units); });
  }
  /// How often of `trials`, with Wilson's interval.
  Columns& proportion(const std::string& name, Of<std::uint64_t> times, std::uint64_t trials) {
    number(name, [times, trials](const Row& row) { return share_of(times(row), trials); });
    return interval(name, [times, trials](const Row& row) { return wilson_interval(times(row), trials); });
  }
  Columns& sole_proportion(const std::string& name, Of<std::uint64_t> times, std::uint64_t trials) {
    number(name, [times, trials](const Row& row) { return share_of(times(row), trials); });
    return sole_interval([times, trials](const Row& row) { return wilson_interval(times(row), trials); });
  }
  /// Quantiles over trials: p05, p50, p95; none of no values.
  Columns& quantiles(std::function<const FrequencyTable&(const Row&)> values) {
    return add({"p05", "p50", "p95"}, [values](const Row& row, Cells& cells) {
      for (const double q : {0.05, 0.5, 0.95}) cells.push_back(quantile_cell(values(row), q));
    });
  }
  /// A distribution's mean and quantiles; a median only where asked for.
  Columns& spread(const std::string& name, std::function<const RoundedHistogram&(const Row&)> values, double units = 1,
                  bool with_median = true) {
    return spread_of(name + "_", std::move(values), units, with_median);
  }
  /// The only one of a row: mean, p05, p50, p95.
  Columns& sole_spread(std::function<const RoundedHistogram&(const Row&)> values) {
    return spread_of("", std::move(values), 1, true);
  }
  /// 1, 2, … in the order of the rows.
  Columns& rank(const std::string& name) { return add({name}, nullptr); }

  template <class Rows>
  ResultTable table(const std::string& name, const Rows& rows) const {
    ResultTable table{name, header_, {}};
    for (const Row& row : rows) table.rows.push_back(cells(row, table.rows.size() + 1));
    return table;
  }

  // Of tables that are written row by row.
  const std::vector<std::string>& header() const { return header_; }
  std::vector<TableCell> cells(const Row& row, std::uint64_t rank = 0) const {
    std::vector<TableCell> cells;
    cells.reserve(header_.size());
    for (const Fill& fill : fills_) {
      if (fill) {
        fill(row, cells);
      } else {
        cells.emplace_back(rank);
      }
    }
    return cells;
  }

 private:
  using Cells = std::vector<TableCell>;
  using Fill = std::function<void(const Row&, Cells&)>;

  static double rounded(double value, double steps) { return std::round(value * steps) / steps; }
  static double share_of(std::uint64_t times, std::uint64_t trials) {
    return static_cast<double>(times) / static_cast<double>(trials);
  }
  static TableCell quantile_cell(const FrequencyTable& values, double q) {
    return values.empty() ? TableCell() : TableCell(values.quantile(q));
  }

  Columns& estimate(const std::string& name, const std::string& error_name, Of<Estimate> value) {
    return add({name, error_name}, [value](const Row& row, Cells& cells) {
      const Estimate estimate = value(row);
      cells.insert(cells.end(), {estimate.value, estimate.standard_error});
    });
  }
  Columns& interval(const std::string& low_name, const std::string& high_name, Of<ConfidenceInterval> value) {
    return add({low_name, high_name}, [value](const Row& row, Cells& cells) {
      const ConfidenceInterval interval = value(row);
      cells.insert(cells.end(), {interval.low, interval.high});
    });
  }

  Columns& spread_of(const std::string& prefix, std::function<const RoundedHistogram&(const Row&)> values, double units,
                     bool with_median) {
    std::vector<std::string> names = {prefix + "mean", prefix + "p05"};
    if (with_median) names.push_back(prefix + "p50");
    names.push_back(prefix + "p95");
    return add(std::move(names), [values = std::move(values), units, with_median](const Row& row, Cells& cells) {
      const FrequencyTable of = values(row).values(units);
      cells.emplace_back(mean_estimate(values(row).moments(), units).value);
      cells.push_back(quantile_cell(of, 0.05));
      if (with_median) cells.push_back(quantile_cell(of, 0.5));
      cells.push_back(quantile_cell(of, 0.95));
    });
  }
  /// Without a fill: the row's rank.
  Columns& add(std::vector<std::string> names, Fill fill) {
    header_.insert(header_.end(), names.begin(), names.end());
    fills_.push_back(std::move(fill));
    return *this;
  }

  std::vector<std::string> header_;
  std::vector<Fill> fills_;
};

/// What is not there: an empty cell.
inline constexpr ConfidenceInterval no_interval{nan, nan};

/// The ids of what an IndexedBy holds: rows of a table of one a thing.
template <class IdType, class Items>
std::vector<IdType> ids_of(const Items& items) {
  std::vector<IdType> ids;
  for (std::size_t i = 0; i < items.size(); ++i) ids.push_back(IdType(i));
  return ids;
}

}  // namespace bulwark
