// Prices of what threats compete for: a battery's rounds, and its channels at each time (manual/bound.md).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "decide/reach.h"

namespace bulwark {

/// Leakers a round and leakers a channel-second, not negative. All flat: [battery], [battery · bins + bin].
struct Prices {
  Prices(std::size_t batteries, const TimeBins& time_bins)
      : bins(time_bins), round(batteries, 0), channel_per_s(batteries * time_bins.count, 0) {}

  TimeBins bins;
  std::vector<double> round;
  std::vector<double> channel_per_s;
};

/// A channel of one battery: what it costs to hold it. Looked at often, so the integral is kept: [bin] up to its begin.
class ChannelCost {
 public:
  ChannelCost() = default;
  ChannelCost(const TimeBins& bins, const double* per_s, const double* up_to)
      : begin_s_(bins.begin_s),
        width_s_(bins.width_s),
        bins_per_s_(1 / bins.width_s),
        last_(static_cast<double>(bins.count)),
        per_s_(per_s),
        up_to_(up_to) {}

  /// Integral of the price up to the time: nondecreasing.
  double until(double time_s) const {
    const double place = place_of(time_s);
    const auto bin = static_cast<std::size_t>(place);
    return up_to_[bin] + (place - static_cast<double>(bin)) * width_s_ * price_in(bin);
  }
  /// Least and greatest price between two times.
  double least(double from_s, double to_s) const {
    const auto end = static_cast<std::size_t>(place_of(to_s));
    auto bin = static_cast<std::size_t>(place_of(from_s));
    double found = from_s < begin_s_ ? 0 : price_in(bin);
    while (bin < end) found = std::min(found, price_in(++bin));
    return found;
  }
  double greatest(double from_s, double to_s) const {
    const auto end = static_cast<std::size_t>(place_of(to_s));
    auto bin = static_cast<std::size_t>(place_of(from_s));
    double found = price_in(bin);
    while (bin < end) found = std::max(found, price_in(++bin));
    return found;
  }

 private:
  double place_of(double time_s) const { return std::clamp((time_s - begin_s_) * bins_per_s_, 0.0, last_); }
  double price_in(std::size_t bin) const { return static_cast<double>(bin) < last_ ? per_s_[bin] : 0; }

  double begin_s_ = 0;
  double width_s_ = 1;
  double bins_per_s_ = 1;
  double last_ = 0;  // number of bins
  const double* per_s_ = nullptr;
  const double* up_to_ = nullptr;
};

/// The prices with their integrals, which are kept within a trial's reach alone. Once it has grown, nothing is
/// allocated.
class CostBook {
 public:
  /// The prices must outlive what is asked.
  void open(const Prices& prices, const Reach& reach);

  double round(BatteryId battery) const { return prices_->round[battery.index()]; }
  /// For times within reach.
  ChannelCost channel(BatteryId battery) const {
    const TimeBins& bins = prices_->bins;
    return {bins, prices_->channel_per_s.data() + battery.index() * bins.count,
            up_to_.data() + battery.index() * (bins.count + 1)};
  }
  /// Of a channel through all bins, those out of reach too.
  double whole(BatteryId battery) const;

 private:
  const Prices* prices_ = nullptr;
  std::vector<double> up_to_;  // [battery · (bins + 1) + bin], from an arbitrary origin in each span of the reach
};

}  // namespace bulwark
