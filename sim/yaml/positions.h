// Places on the plane: `[x, y]` as lengths, or `{bearing: …, range: …}` from (0, 0).
#pragma once

#include <optional>
#include <vector>

#include "geometry/vector.h"
#include "yaml/value.h"

namespace bulwark {

/// Compass bearing, clockwise from north: x = r sin b, y = r cos b (x east, y north).
Vector2 at_bearing(double bearing_rad, double range_m);

struct Position {
  std::optional<Vector2> operator()(const Value& value) const;
};

/// A list of positions, as the waypoints of a route.
struct Positions {
  std::optional<std::vector<Vector2>> operator()(const Value& value) const;
};

}  // namespace bulwark
