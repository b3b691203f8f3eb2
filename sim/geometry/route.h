// Routes: polylines flown at constant ground speed, with the altitude a quadratic of the path time.
#pragma once

#include <vector>

#include "geometry/polynomial.h"
#include "geometry/vector.h"

namespace bulwark {

/// One straight piece of a route. Times are path times: seconds since the launch of the threat.
struct Leg {
  double begin_s = 0;
  double end_s = 0;
  Vector2 from_m = Vector2::Zero();
  Vector2 velocity_mps = Vector2::Zero();
};

/// Altitude z(t) = z0 + z1·t + z2·t²: level flight has z0 alone; the ballistic profile of model.md, section 2,
/// z = 4·apogee·u·(1-u) with u = t/duration, has z1 = 4·apogee/duration, z2 = -z1/duration.
struct Route {
  std::vector<Leg> legs;
  double duration_s = 0;
  double z0_m = 0;
  double z1_mps = 0;
  double z2_mps2 = 0;

  double altitude_m(double time_s) const { return z0_m + time_s * (z1_mps + time_s * z2_mps2); }
  /// Altitude over path times begin_s + τ, as a polynomial of τ.
  Polynomial altitude_from(double begin_s) const;
  /// The leg that is flown at the path time; the first or last outside the route.
  const Leg& leg_at(double time_s) const;
  Vector3 position_m(double time_s) const;
};

/// Points must be two or more, not all equal; repeated points make no leg.
Route level_route(const std::vector<Vector2>& points_m, double speed_mps, double altitude_m);
Route ballistic_route(const std::vector<Vector2>& points_m, double speed_mps, double apogee_m);

/// Squared ground distance to a point over path times leg.begin_s + τ, as a polynomial of τ.
Polynomial squared_ground_distance(const Leg& leg, const Vector2& point_m);

/// Shift of lane l of n: (l - (n-1)/2)·spacing to the left of the line from the origin to the next point.
Vector2 lane_shift_m(const Vector2& origin_m, const Vector2& next_m, int lane, int lanes, double spacing_m);

}  // namespace bulwark
