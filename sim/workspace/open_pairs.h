#pragma once

#include "base/id.h"
#include "workspace/bit_rows.h"

namespace bulwark {

/// The pairs of threats, by rank, and batteries that are open: the path time + mean reaction of the tracked threat lies
/// in a launch window, as last looked at. Closings are noticed when the pair is considered. Kept by threat and by
/// battery, always the same pairs.
class OpenPairs {
 public:
  void reset(std::size_t threats, std::size_t batteries) {
    threats_.reset(batteries, threats);
    batteries_.reset(threats, batteries);
  }
  void open(RankId rank, BatteryId battery) {
    threats_.add(battery, rank);
    batteries_.add(rank, battery);
  }
  void close(RankId rank, BatteryId battery) {
    threats_.remove(battery, rank);
    batteries_.remove(rank, battery);
  }
  bool has(RankId rank, BatteryId battery) const { return batteries_.has(rank, battery); }
  IdSetView<RankId> threats_of(BatteryId battery) const { return threats_[battery]; }
  IdSetView<BatteryId> batteries_of(RankId rank) const { return batteries_[rank]; }

 private:
  BitRows<BatteryId, RankId> threats_;
  BitRows<RankId, BatteryId> batteries_;
};

}  // namespace bulwark
