// Who can be seen, jammed and shot at where: all that follows from places, speeds and envelopes alone. Times of looks
// and windows, and how long routes take, are on the grid of base/time_grid.h. Immutable, and shared by all scenarios
// that agree in these. Flat arrays; ranges point into the array that the comment names.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/stop.h"
#include "geometry/intercept.h"
#include "geometry/route.h"
#include "tables/detection.h"
#include "tables/geometry_inputs.h"
#include "tables/range.h"

namespace bulwark {

/// A route and a battery that engages the type flying it and has a launch window there.
struct Pair {
  std::uint32_t battery = 0;
  Range windows;  // Geometry::windows
  Interval span;  // from the opening of the first window to the end of the last, path time, widened by the tolerance
};

constexpr std::uint32_t no_pair = 0xffffffffU;

/// A stretch of a route within the discs of `jammers`.
struct HazardStretch {
  double begin_s = 0;
  double end_s = 0;
  Range jammers;  // Geometry::hazard_jammers
};

struct RouteTable {
  std::uint32_t salvo = 0;
  std::uint32_t lane = 0;
  std::uint32_t target = 0;  // among the salvo's targets
  std::uint32_t cell = 0;    // Layout::cells
  double duration_s = 0;
  Range looks;      // Geometry::looks; none where every sensor has its own, in Geometry::own_looks
  Range pairs;      // Geometry::pairs, by battery
  Range openings;   // Tables::openings, one a launch window
  Range stretches;  // Geometry::stretches
};

struct Geometry {
  std::size_t batteries = 0;
  std::vector<Route> routes;             // by salvo, then lane, then target
  std::vector<RouteTable> route_tables;  // the same
  std::vector<Look> looks;
  std::vector<double> look_probabilities;  // of the looks again, close together for the search
  std::vector<Range> own_looks;            // [route · sensors + sensor]: its looks alone, in `looks`; empty as a rule
  std::vector<std::uint32_t> look_guide;   // [route · look_guide_slots + slot]: where the search begins
  std::vector<Pair> pairs;
  std::vector<std::uint32_t> pair_at;  // [route · batteries + battery]: index in pairs, or no_pair
  std::vector<LaunchWindow> windows;   // pieces count in Geometry::pieces
  std::vector<ShotPiece> pieces;
  std::vector<HazardStretch> stretches;
  std::vector<std::uint32_t> hazard_jammers;  // indices into Parameters::jammer_rate_per_s
};

/// Throws std::runtime_error where indices would not fit, and Stopped soon after the flag turns true.
std::shared_ptr<const Geometry> compile_geometry(const GeometryInputs& inputs, StopFlag stop = nullptr);

}  // namespace bulwark
