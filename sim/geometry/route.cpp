#include "geometry/route.h"

#include <stdexcept>

#include "base/contract.h"

namespace bulwark {

Polynomial Route::altitude_from(double begin_s) const {
  Polynomial z;
  z.degree = z2_mps2 != 0 ? 2 : 0;
  z.coefficient[0] = altitude_m(begin_s);
  z.coefficient[1] = z1_mps + 2 * z2_mps2 * begin_s;
  z.coefficient[2] = z2_mps2;
  return z;
}

const Leg& Route::leg_at(double time_s) const {
  EXPECTS(!legs.empty());
  std::size_t k = 0;
  while (k + 1 < legs.size() && time_s >= legs[k].end_s) ++k;
  return legs[k];
}

Vector3 Route::position_m(double time_s) const {
  const Leg& leg = leg_at(time_s);
  const Vector2 ground_m = leg.from_m + (time_s - leg.begin_s) * leg.velocity_mps;
  return {ground_m.x(), ground_m.y(), altitude_m(time_s)};
}

Route level_route(const std::vector<Vector2>& points_m, double speed_mps, double altitude_m) {
  EXPECTS(speed_mps > 0);
  Route route;
  route.z0_m = altitude_m;
  for (std::size_t k = 0; k + 1 < points_m.size(); ++k) {
    const Vector2 way_m = points_m[k + 1] - points_m[k];
    const double length_m = way_m.norm();
    if (length_m == 0) continue;
    const double end_s = route.duration_s + length_m / speed_mps;
    route.legs.push_back({route.duration_s, end_s, points_m[k], way_m * (speed_mps / length_m)});
    route.duration_s = end_s;
  }
  if (route.legs.empty()) throw std::logic_error("a route of zero length");
  return route;
}

Route ballistic_route(const std::vector<Vector2>& points_m, double speed_mps, double apogee_m) {
  Route route = level_route(points_m, speed_mps, 0);
  route.z1_mps = 4 * apogee_m / route.duration_s;
  route.z2_mps2 = -route.z1_mps / route.duration_s;
  return route;
}

Polynomial squared_ground_distance(const Leg& leg, const Vector2& point_m) {
  const Vector2 offset_m = leg.from_m - point_m;
  Polynomial distance;
  distance.degree = 2;
  distance.coefficient[0] = offset_m.squaredNorm();
  distance.coefficient[1] = 2 * offset_m.dot(leg.velocity_mps);
  distance.coefficient[2] = leg.velocity_mps.squaredNorm();
  return distance;
}

Vector2 lane_shift_m(const Vector2& origin_m, const Vector2& next_m, int lane, int lanes, double spacing_m) {
  EXPECTS(lane >= 0 && lane < lanes);
  const Vector2 way_m = next_m - origin_m;
  const double length_m = way_m.norm();
  if (length_m == 0) return Vector2::Zero();
  const Vector2 left(-way_m.y() / length_m, way_m.x() / length_m);
  return (lane - (lanes - 1) / 2.0) * spacing_m * left;
}

}  // namespace bulwark
