// What figures and control variates add up to over trials: integers, so that merging is exact in any order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "statistics/int128.h"
#include "statistics/moments.h"
#include "tally/controls.h"
#include "tally/observer.h"

namespace bulwark {

/// The figures that a report states: every metric of `all` and of the families, events, and the causes of `all`.
/// Nothing is kept where a scenario has no controls.
class ControlTally {
 public:
  struct Figure {
    MetricName name;
    PairMoments moments;             // of x and y; the figure is Σx/Σy, and y = 1 where it is a mean
    std::vector<Int128> x_products;  // Σx·c [control]
    std::vector<Int128> y_products;  // Σy·c [control]; of ratios only

    friend bool operator==(const Figure&, const Figure&) = default;
  };

  explicit ControlTally(const Scenario& scenario);

  void add(const Evaluation& evaluation);
  /// Precondition: of the same scenario.
  void merge(const ControlTally& other);

  std::size_t controls() const { return controls_.size(); }
  std::uint64_t trials() const { return trials_; }
  const std::vector<Figure>& figures() const { return figures_; }
  /// Σc, and Σc·d of the controls c >= d, row by row of the lower triangle; in Controls::steps and their squares.
  const std::vector<Int128>& sums() const { return sums_; }
  const std::vector<Int128>& products() const { return products_; }

  friend bool operator==(const ControlTally& a, const ControlTally& b);

 private:
  Controls controls_;
  MetricReader reader_;
  std::uint64_t trials_ = 0;
  std::vector<Figure> figures_;
  std::vector<Int128> sums_;
  std::vector<Int128> products_;
  std::vector<std::int64_t> values_;  // workspace of add(): the controls of a trial
};

}  // namespace bulwark
