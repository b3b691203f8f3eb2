// When a route lies inside a volume around a site: sensor coverage, the reach of a battery, a jammer's disc.
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "geometry/interval.h"
#include "geometry/route.h"

namespace bulwark {

constexpr double earth_radius_m = 6371e3;
constexpr double effective_earth_factor = 4.0 / 3.0;  // standard refraction; Skolnik 2008, Radar Handbook, ch. 26

/// sqrt(2·k·Re·h): ground distance at which a ray from height h grazes the Earth; 0 below ground.
double horizon_m(double height_m);

/// The site stands at z = 0. Limits are included.
struct Envelope {
  Vector2 site_m = Vector2::Zero();
  double slant_min_m = 0;
  double slant_max_m = std::numeric_limits<double>::infinity();
  double ground_max_m = std::numeric_limits<double>::infinity();
  double altitude_min_m = -std::numeric_limits<double>::infinity();
  double altitude_max_m = std::numeric_limits<double>::infinity();
  std::optional<double> mast_m;  // with it: ground distance within horizon(mast) + horizon(altitude)
  friend bool operator==(const Envelope&, const Envelope&) = default;
};

/// Path times at which the route lies inside, as disjoint intervals in rising order.
std::vector<Interval> times_inside(const Route& route, const Envelope& envelope);

/// The same for one leg, without joining.
void append_times_inside(const Route& route, const Leg& leg, const Envelope& envelope, std::vector<Interval>& inside);

}  // namespace bulwark
