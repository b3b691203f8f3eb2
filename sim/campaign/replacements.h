// How destroyed batteries and sensors come back (living_defence.md, "In campaigns"): each waits for a unit where its
// entry of `replace` needs one, first destroyed first, and is back a drawn time after it got it.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "campaign/inflow.h"
#include "random/stream.h"
#include "tables/tables.h"

namespace bulwark {

struct Return {
  TargetId target;
  double time_s = 0;
};

class Replacements {
 public:
  /// The tables must have a campaign, and outlive the replacements.
  explicit Replacements(const Tables& tables);

  /// From the beginning of a campaign with these parameters, which must outlive it.
  void begin(const Parameters& parameters, const TrialStreams& streams);

  /// It is missing from now on. Destructions come in order of time, those of one instant before hand_out_units().
  void destroy(TargetId target, double time_s);
  /// Those that wait get the units that are there by now.
  void hand_out_units(double now_s);
  /// When one comes back next; +infinity: none is on its way.
  double next_return_s() const;
  /// Takes out the one that comes back next.
  Return bring_back();
  /// When a unit comes for which something waits; +infinity: none.
  double next_delivery_s() const { return next_delivery_s_; }

  bool is_missing(TargetId target) const;
  const std::vector<BatteryId>& missing_batteries() const { return missing_batteries_; }  // in order
  const std::vector<SensorId>& missing_sensors() const { return missing_sensors_; }       // in order

 private:
  struct Waiting {
    double destroyed_s = 0;
    TargetId target;
  };
  /// One entry of `replace`.
  struct Queue {
    DrawnInflow units;
    std::int64_t taken = 0;
    std::vector<Waiting> waiting;  // first destroyed first, from `head` on
    std::size_t head = 0;
  };

  std::uint32_t entry_of(TargetId target) const;
  void hand_out(std::uint32_t entry, double now_s);
  double drawn_time_s(std::uint32_t entry, TargetId target);

  const Tables* tables_;
  const Campaign* campaign_;
  const Parameters* parameters_ = nullptr;
  TrialStreams streams_{0, 0};
  std::vector<Queue> queues_;                             // [replacement]
  IndexedBy<BatteryId, std::uint32_t> battery_ordinals_;  // [battery]: replacements so far
  IndexedBy<SensorId, std::uint32_t> sensor_ordinals_;    // [sensor]
  std::vector<BatteryId> missing_batteries_;
  std::vector<SensorId> missing_sensors_;
  std::vector<Return> returns_;  // heap, the next on top
  double next_delivery_s_ = std::numeric_limits<double>::infinity();
};

}  // namespace bulwark
