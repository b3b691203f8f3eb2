// What threats use of rounds and channels, on average over what is not known.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "decide/reach.h"

namespace bulwark {

/// [battery] rounds, [battery · bins + bin] channel-seconds; none out of reach.
class Usage {
 public:
  /// Of a trial's threats, as long as its reach stays as it is.
  explicit Usage(const Reach& reach)
      : reach_(&reach),
        bins_(reach.bins()),
        rounds_(reach.batteries(), 0),
        held_s_(reach.batteries() * bins_.count, 0),
        whole_(reach.batteries() * (bins_.count + 1), 0) {}

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
  double* whole(BatteryId battery) { return whole_.data() + battery.index() * (bins_.count + 1); }

  const Reach* reach_;
  TimeBins bins_;
  std::vector<double> rounds_;
  std::vector<double> held_s_;
  std::vector<double> whole_;  // [battery · (bins + 1) + bin]: weight of holdings that end in the bin
};

}  // namespace bulwark
