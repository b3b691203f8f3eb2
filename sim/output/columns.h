// A result table declared once, as its columns: what a row is made of, under which names. Header and rows follow.
//
// The columns of an estimate are named after it: X and X_stderr of a mean, X, X_ci_low and X_ci_high of a probability,
// X_mean, X_p05, … of a distribution; in tables with one estimate a row they are `mean`, `stderr`, `ci_low`, `ci_high`.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "output/result_table.h"
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
  /// An estimate with its standard error.
  Columns& estimate(const std::string& name, Of<Estimate> value) {
    return add({name, name + "_stderr"}, [value](const Row& row, Cells& cells) {
      const Estimate estimate = value(row);
      cells.insert(cells.end(), {estimate.value, estimate.standard_error});
    });
  }
  /// A mean with its standard error; `units` steps are one unit.
  Columns& mean(const std::string& name, Of<Moments> moments, double units = 1) {
    return estimate(name, [moments, units](const Row& row) { return mean_estimate(moments(row), units); });
  }
  /// How often of `trials`, with Wilson's interval.
  Columns& proportion(const std::string& name, Of<std::uint64_t> times, std::uint64_t trials) {
    return add({name, name + "_ci_low", name + "_ci_high"}, [times, trials](const Row& row, Cells& cells) {
      const ConfidenceInterval interval = wilson_interval(times(row), trials);
      const double share = static_cast<double>(times(row)) / static_cast<double>(trials);
      cells.insert(cells.end(), {share, interval.low, interval.high});
    });
  }
  /// A distribution's mean and quantiles; a median only where asked for.
  Columns& spread(const std::string& name, std::function<const RoundedHistogram&(const Row&)> values, double units = 1,
                  bool with_median = true) {
    std::vector<std::string> names = {name + "_mean", name + "_p05"};
    if (with_median) names.push_back(name + "_p50");
    names.push_back(name + "_p95");
    return add(std::move(names), [values, units, with_median](const Row& row, Cells& cells) {
      const FrequencyTable of = values(row).values(units);
      const auto quantile = [&of](double q) { return of.empty() ? TableCell() : TableCell(of.quantile(q)); };
      cells.emplace_back(mean_estimate(values(row).moments(), units).value);
      cells.push_back(quantile(0.05));
      if (with_median) cells.push_back(quantile(0.5));
      cells.push_back(quantile(0.95));
    });
  }

  template <class Rows>
  ResultTable table(const std::string& name, const Rows& rows) const {
    ResultTable table{name, header_, {}};
    for (const Row& row : rows) {
      std::vector<TableCell>& cells = table.rows.emplace_back();
      for (const Fill& fill : fills_) fill(row, cells);
    }
    return table;
  }

 private:
  using Cells = std::vector<TableCell>;
  using Fill = std::function<void(const Row&, Cells&)>;

  Columns& add(std::vector<std::string> names, Fill fill) {
    header_.insert(header_.end(), names.begin(), names.end());
    fills_.push_back(std::move(fill));
    return *this;
  }

  std::vector<std::string> header_;
  std::vector<Fill> fills_;
};

/// The ids of what an IndexedBy holds: rows of a table of one a thing.
template <class IdType, class Items>
std::vector<IdType> ids_of(const Items& items) {
  std::vector<IdType> ids;
  for (std::size_t i = 0; i < items.size(); ++i) ids.push_back(IdType(i));
  return ids;
}

}  // namespace bulwark
