// What a route and the batteries along it alone say of engagements, on a grid of path times: when a volley that is
// first launched in a step is launched last, and meets last.
#pragma once

#include <cstdint>
#include <vector>

#include "base/stop.h"
#include "tables/tables.h"

namespace bulwark {

/// A volley of a given number of rounds, by the step of its first launch; path times, each not later than that of any
/// first launch in the step. A launch before the opening of a window waits for it (model.md, section 5).
struct VolleyTimes {
  std::vector<double> last_launch_s;   // [step - first_step]; +infinity where none is feasible any more
  std::vector<double> last_meeting_s;  // [step - first_step]
  std::vector<std::uint8_t> is_whole;  // 1: every first launch in the step has all of its rounds fired
};

/// A battery along a route. Its steps are 2^shift of the route's, from the same begin.
struct PairGrid {
  PairId pair;
  BatteryId battery;
  std::uint32_t shift = 0;
  double step_s = 1;
  std::uint32_t first_step = 0;      // of launches
  std::uint32_t steps = 0;           // up to a mean reaction after the last window has closed
  double least_meeting_slope = 0;    // of the meeting by the launch time, where no launch waits: 1/(1 + V/v)
  double last_meeting_s = 0;         // of any volley, and no less than the end of all steps
  double way_back_s = 0;             // least, of `channel: returns`
  std::vector<VolleyTimes> volleys;  // [rounds - 1], up to the doctrine's

  std::uint32_t stride() const { return 1U << shift; }
  /// Of a step of the route: its place within the battery's.
  std::uint32_t into_step(std::uint32_t cell) const { return cell & (stride() - 1); }
};

struct RouteGrid {
  static constexpr double early_starts = 2;  // mean reactions before the first window that the grid begins
  double begin_s = 0;
  double step_s = 1;
  std::uint32_t steps = 0;
  std::vector<PairGrid> pairs;  // of batteries that may kill
};

/// Grids of all routes.
IndexedBy<RouteId, RouteGrid> route_grids(const Tables& tables, double steps_a_hold, StopFlag stop = nullptr);

}  // namespace bulwark
