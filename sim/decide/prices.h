// Prices of what threats compete for: a battery's rounds, and its channels at each time (manual/bound.md).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/id.h"

namespace bulwark {

/// Bins of raid time that channels have one price in. Outside of them a channel costs nothing.
struct TimeBins {
  double begin_s = 0;
  double width_s = 1;
  std::size_t count = 0;
};

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

  bool is_free() const { return up_to_[static_cast<std::size_t>(last_)] == 0; }
  /// Integral of the price from the first bin to the time: nondecreasing.
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

/// The prices with their integrals.
class CostBook {
 public:
  explicit CostBook(const Prices& prices);

  double round(BatteryId battery) const { return prices_.round[battery.index()]; }
  ChannelCost channel(BatteryId battery) const {
    const TimeBins& bins = prices_.bins;
    return {bins, prices_.channel_per_s.data() + battery.index() * bins.count,
            up_to_.data() + battery.index() * (bins.count + 1)};
  }

 private:
  const Prices& prices_;
  std::vector<double> up_to_;  // [battery · (bins + 1) + bin]
};

/// What is used, on average over what is not known: [battery] rounds, [battery · bins + bin] channel-seconds.
class Usage {
 public:
  Usage(std::size_t batteries, const TimeBins& bins)
      : bins_(bins),
        rounds_(batteries, 0),
        held_s_(batteries * bins.count, 0),
        whole_(batteries * (bins.count + 1), 0) {}

  void clear();
  void add_rounds(BatteryId battery, double rounds) { rounds_[battery.index()] += rounds; }
  void add_held(BatteryId battery, double from_s, double to_s, double weight) {
    add_until(battery, to_s, weight);
    add_until(battery, from_s, -weight);
  }
  /// After the last addition: fills channel-seconds.
  void finish();

  const std::vector<double>& rounds() const { return rounds_; }
  const std::vector<double>& held_s() const { return held_s_; }

 private:
  /// A channel held from the beginning of all times: bins before that of the end are noted in whole_ alone.
  void add_until(BatteryId battery, double time_s, double weight);

  TimeBins bins_;
  std::vector<double> rounds_;
  std::vector<double> held_s_;
  std::vector<double> whole_;  // [battery · (bins + 1) + bin]: weight of holdings that end in the bin
};

}  // namespace bulwark
