// How many of each kind there are over the raid: changes are counted at the sampling times, and added up at its end.
// Rounds are counted system by system, and all of them added up to the quantity `ready_rounds`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/id.h"
#include "outcome/outcome.h"
#include "outcome/timeline_axis.h"

namespace bulwark {

/// A change counts from the first sampling time that is not before it. After the last comes one more, for what happens
/// later.
class Timeline {
 public:
  /// The axis must outlive it.
  Timeline(const TimelineAxis& axis, std::size_t systems)
      : axis_(&axis), systems_(systems), samples_per_s_(1 / axis.step_s) {}

  /// No changes, and before all of them.
  void reset() {
    changes_.assign(axis_->samples + 1, {});
    ready_changes_.assign((axis_->samples + 1) * systems_, 0);
    rewind();
  }
  void rewind() {
    sample_ = 0;
    until_s_ = -std::numeric_limits<double>::infinity();
  }
  /// Moves the clock back and forth, as the settling of what needs no events does.
  void jump_to(double time_s) {
    const double position = (time_s - axis_->start_s) * samples_per_s_;
    const auto end = static_cast<double>(changes_.size() - 1);
    const double within = std::max(0.0, std::min(position, end));
    sample_ = static_cast<std::uint32_t>(static_cast<std::int32_t>(within));
    if (static_cast<double>(sample_) < within) ++sample_;
  }
  /// Moves the clock on, as the events do: after rewind(), never back.
  void advance_to(double time_s) {
    if (time_s > until_s_) advance_sample(time_s);
  }
  /// A change now.
  void count(TimelineQuantity quantity, std::int32_t change) {
    changes_[sample_][static_cast<std::size_t>(quantity)] += change;
  }
  /// A change of the rounds that batteries of the system have ready.
  void count_ready(SystemId system, std::int32_t change) {
    ready_changes_[sample_ * systems_ + system.index()] += change;
  }
  /// Changes become numbers, one a sampling time: `ready` [sample · systems + system].
  void accumulate(std::vector<TimelineSample>& numbers, std::vector<std::int32_t>& ready) const {
    TimelineSample sum{};
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      for (std::size_t q = 0; q < timeline_quantity_count; ++q) sum[q] += changes_[k][q];
      numbers[k] = sum;
      std::int32_t& all_ready = numbers[k][static_cast<std::size_t>(TimelineQuantity::ready_rounds)];
      for (std::size_t i = k * systems_; i < (k + 1) * systems_; ++i) {
        ready[i] = ready_changes_[i] + (k == 0 ? 0 : ready[i - systems_]);
        all_ready += ready[i];
      }
    }
  }

 private:
  /// Out of the way of advance_to(): one event in forty passes a sampling time.
  [[gnu::noinline]] void advance_sample(double time_s) {
    const double position = (time_s - axis_->start_s) * samples_per_s_;
    while (sample_ < position && sample_ + 1 < changes_.size()) ++sample_;
    constexpr double surely = 1 - 1e-9;  // short of the sampling time by more than any rounding
    until_s_ = axis_->start_s + sample_ * axis_->step_s * surely;
  }

  const TimelineAxis* axis_;
  std::size_t systems_;
  double samples_per_s_;
  std::uint32_t sample_ = 0;  // that a change now counts from
  double until_s_ = 0;        // `sample_` counts up to here at least
  std::vector<TimelineSample> changes_;
  std::vector<std::int32_t> ready_changes_;  // [sample · systems + system]
};

}  // namespace bulwark
