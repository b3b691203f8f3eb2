// Random routes and envelopes, and the plain predicate that a volume means: what the closed forms are compared with.
#pragma once

#include <cmath>
#include <random>
#include <vector>

#include "geometry/envelope.h"

namespace bulwark::testing {

class RandomGeometry {
 public:
  explicit RandomGeometry(unsigned seed) : engine_(seed) {}

  double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(engine_); }
  bool chance(double p) { return between(0, 1) < p; }
  Vector2 point_m(double reach_m) { return {between(-reach_m, reach_m), between(-reach_m, reach_m)}; }

  /// One to four legs within 60 km, level or ballistic.
  Route route() {
    std::vector<Vector2> points_m = {point_m(60e3)};
    const int legs = static_cast<int>(between(1, 5));
    for (int k = 0; k < legs; ++k) points_m.push_back(point_m(40e3));
    const double speed_mps = between(50, 800);
    if (chance(0.4)) return ballistic_route(points_m, speed_mps, between(2e3, 60e3));
    return level_route(points_m, speed_mps, chance(0.2) ? 0 : between(20, 12e3));
  }

  /// Every limit now and then.
  Envelope envelope() {
    Envelope e;
    e.site_m = point_m(30e3);
    e.slant_max_m = between(5e3, 60e3);
    if (chance(0.4)) e.slant_min_m = between(0.1, 0.6) * e.slant_max_m;
    if (chance(0.4)) e.altitude_max_m = between(500, 20e3);
    if (chance(0.4)) e.altitude_min_m = between(0, 2e3);
    if (chance(0.4)) e.mast_m = between(0, 30);
    return e;
  }

 private:
  std::mt19937 engine_;
};

/// Model.md, sections 3 and 5, word for word.
inline bool inside(const Route& route, const Envelope& e, double time_s) {
  const Vector3 p_m = route.position_m(time_s);
  const double ground_m = (p_m.ground() - e.site_m).norm();
  const double slant_m = std::hypot(ground_m, p_m.z());
  if (slant_m > e.slant_max_m || slant_m < e.slant_min_m || ground_m > e.ground_max_m) return false;
  if (p_m.z() < e.altitude_min_m || p_m.z() > e.altitude_max_m) return false;
  if (!e.mast_m) return true;
  const double twice_radius_m = 2 * (4.0 / 3.0) * 6371e3;
  return ground_m <= std::sqrt(twice_radius_m * *e.mast_m) + std::sqrt(twice_radius_m * std::max(0.0, p_m.z()));
}

}  // namespace bulwark::testing
