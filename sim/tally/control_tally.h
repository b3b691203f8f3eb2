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
/// Nothing is kept where a scenario has no controls. A trial's products are many: some trials are kept, and then added
/// up figure by figure, so that each sum is fetched once for all of them.
class ControlTally {
 public:
  struct Figure {
    MetricName name;
    PairMoments moments;             // of x and y; the figure is Σx/Σy, and y = 1 where it is a mean
    std::vector<Int128> x_products;  // Σx·c [control]
    std::vector<Int128> y_products;  // Σy·c [control]; of ratios only

    friend bool operator==(const Figure&, const Figure&) = default;
  };

  struct Sums {
    std::vector<Figure> figures;
    // Σc, and Σc·d of the controls c >= d, row by row of the lower triangle; in Controls::steps and their squares.
    std::vector<Int128> of_controls;
    std::vector<Int128> of_products;

    friend bool operator==(const Sums&, const Sums&) = default;
  };

  explicit ControlTally(const Scenario& scenario);

  void add(const Evaluation& evaluation);
  /// Whether they keep the same figures and controls.
  bool is_like(const ControlTally& other) const;
  /// Precondition: is_like().
  void merge(const ControlTally& other);

  std::size_t controls() const { return controls_.size(); }
  /// Those whose worth the trials tell, in order.
  std::vector<std::size_t> known_controls() const;
  std::uint64_t trials() const { return trials_; }
  /// Of all trials.
  Sums sums() const;

  friend bool operator==(const ControlTally& a, const ControlTally& b);

 private:
  /// Adds up the trials that are kept.
  void add_kept_to(Sums& sums) const;

  Controls controls_;
  MetricReader reader_;
  std::uint64_t trials_ = 0;
  Sums counted_;                           // without the trials that are kept
  std::size_t kept_ = 0;                   // so many
  std::vector<std::int64_t> kept_values_;  // [control · most_kept + trial]
  std::vector<std::int64_t> kept_x_;       // [figure · most_kept + trial]
  std::vector<std::int64_t> kept_y_;       // likewise
  std::vector<std::int64_t> values_;       // workspace of add(): the controls of a trial
};

}  // namespace bulwark
