// Who can be seen, jammed and shot at where: all that follows from places, speeds and envelopes alone. Times of looks
// and windows, and how long routes take, are on the grid of base/time_grid.h. Immutable, and shared by all scenarios
// that agree in these. Flat arrays; ranges point into the array that the comment names.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/id.h"
#include "base/indexed_by_both.h"
#include "base/stop.h"
#include "geometry/intercept.h"
#include "geometry/route.h"
#include "tables/detection.h"
#include "tables/geometry_inputs.h"
#include "tables/range.h"

namespace bulwark {

/// A route and a battery that engages the type flying it and has a launch window there. In one cache line: most pairs
/// have one window, and then this is all that an engagement asks of it.
struct alignas(64) Pair {
  BatteryId battery;
  IdRange<WindowId> windows;
  Interval span;  // from the opening of the first window to the end of the last, path time, widened by the tolerance
  LaunchWindow first_window = {};  // a copy
};
static_assert(sizeof(Pair) == 64);

constexpr PairId no_pair(0xffffffffU);

/// A stretch of a route within the discs of `jammers`.
struct HazardStretch {
  double begin_s = 0;
  double end_s = 0;
  Range jammers;  // Geometry::hazard_jammers
};

/// All in one cache line: every threat asks for it.
struct alignas(64) RouteTable {
  SalvoId salvo;
  std::uint32_t lane = 0;
  std::uint32_t target = 0;  // among the salvo's targets
  CellId cell;
  double duration_s = 0;
  Range looks;                  // Geometry::looks; none where every sensor has its own, in Geometry::own_looks
  IdRange<PairId> pairs;        // by battery
  IdRange<OpeningId> openings;  // one a launch window
  Range stretches;              // Geometry::stretches
};

struct Geometry {
  IndexedBy<RouteId, Route> routes;             // by salvo, then lane, then target
  IndexedBy<RouteId, RouteTable> route_tables;  // the same
  std::vector<Look> looks;
  std::vector<LookMark> look_marks;                   // of the looks again, close together for the search
  IndexedByBoth<RouteId, SensorId, Range> own_looks;  // of each sensor alone, in `looks`; empty as a rule
  IndexedBy<RouteId, LookGuide> look_guides;          // where the search begins; empty where `own_looks` is not
  IndexedBy<PairId, Pair> pairs;
  IndexedByBoth<RouteId, BatteryId, PairId> pair_of;  // or no_pair
  IndexedBy<WindowId, LaunchWindow> windows;          // pieces count in Geometry::shots
  ShotPieces shots;
  std::vector<HazardStretch> stretches;
  std::vector<Slot<JammerId, FamilyId>> hazard_jammers;  // in Parameters::jammer_rate_per_s
};

/// Throws std::runtime_error where indices would not fit, and Stopped soon after the flag turns true.
std::shared_ptr<const Geometry> compile_geometry(const GeometryInputs& inputs, StopFlag stop = nullptr);

/// What it takes of memory, by the numbers of its items.
double bytes_of(const Geometry& geometry);

}  // namespace bulwark
