// When the threats of one trial may hold a battery's channels. Prices of channels matter in these bins alone, and they
// are few: what the search for prices keeps by the bin it need not look at elsewhere.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"
#include "decide/time_bins.h"
#include "geometry/interval.h"

namespace bulwark {

/// Bins of one battery: [begin, end), which is not empty.
struct BinSpan {
  BatteryId battery;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class Reach {
 public:
  Reach() = default;
  Reach(std::size_t batteries, const TimeBins& bins) : batteries_(batteries), bins_(bins) {}

  std::size_t batteries() const { return batteries_; }
  const TimeBins& bins() const { return bins_; }

  void clear() { spans_.clear(); }
  void add(BatteryId battery, const Interval& raid_times);
  /// After the last addition: puts together what meets.
  void finish();

  /// By battery, rising and apart.
  const std::vector<BinSpan>& spans() const { return spans_; }
  /// Of a span, in [battery · bins + bin].
  std::size_t flat(const BinSpan& span) const { return span.battery.index() * bins_.count + span.begin; }
  std::size_t flat_end(const BinSpan& span) const { return span.battery.index() * bins_.count + span.end; }

 private:
  std::size_t batteries_ = 0;
  TimeBins bins_;
  std::vector<BinSpan> spans_;
};

}  // namespace bulwark
