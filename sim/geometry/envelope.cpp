#include "geometry/envelope.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

double horizon_m(double height_m) {
  return height_m <= 0 ? 0 : std::sqrt(2 * effective_earth_factor * earth_radius_m * height_m);
}

namespace {

/// What the limits say of one leg; τ counts from the leg's begin.
struct LegView {
  Polynomial ground2;  // squared ground distance to the site
  Polynomial altitude;
  Polynomial slant2;
  double length_s = 0;

  LegView(const Route& route, const Leg& leg, const Vector2& site_m)
      : ground2(squared_ground_distance(leg, site_m)),
        altitude(route.altitude_from(leg.begin_s)),
        slant2(ground2 + altitude * altitude),
        length_s(leg.end_s - leg.begin_s) {}
};

double square(double x) {
  return x * x;
}

bool inside_at(const LegView& view, const Envelope& envelope, double tau_s) {
  const double z_m = view.altitude(tau_s);
  if (z_m < envelope.altitude_min_m || z_m > envelope.altitude_max_m) return false;
  const double slant2 = view.slant2(tau_s);
  if (slant2 > square(envelope.slant_max_m)) return false;
  // Without a least distance nothing is too near: rounding can leave a square below 0 right at the site.
  if (envelope.slant_min_m > 0 && slant2 < square(envelope.slant_min_m)) return false;
  const double ground2 = view.ground2(tau_s);
  if (ground2 > square(envelope.ground_max_m)) return false;
  return !envelope.mast_m || ground2 <= square(horizon_m(*envelope.mast_m) + horizon_m(z_m));
}

/// Where ground = horizon(mast) + sqrt(c·z), c = 2·k·Re: squared twice, a polynomial that has these roots among its
/// own, (g² - h² - c·z)² = 4·h²·c·z; false roots do no harm, as each piece between roots is tested by itself.
void append_horizon_crossings(const LegView& view, double mast_m, std::vector<double>& times_s) {
  const double mast_horizon_m = horizon_m(mast_m);
  if (view.altitude.degree == 0) {
    const double reach_m = mast_horizon_m + horizon_m(view.altitude.coefficient[0]);
    append_roots(view.ground2 - constant(square(reach_m)), 0, view.length_s, times_s);
    return;
  }
  const double c = 2 * effective_earth_factor * earth_radius_m;
  const Polynomial rest = view.ground2 - constant(square(mast_horizon_m)) - c * view.altitude;
  append_roots(rest * rest - (4 * square(mast_horizon_m) * c) * view.altitude, 0, view.length_s, times_s);
}

/// Every τ at which one of the limits may be crossed, sorted, with both ends of the leg.
std::vector<double> crossings_s(const LegView& view, const Envelope& envelope) {
  std::vector<double> times_s = {0, view.length_s};
  const auto limit = [&](const Polynomial& quantity, double bound) {
    if (std::isfinite(bound)) append_roots(quantity - constant(bound), 0, view.length_s, times_s);
  };
  limit(view.slant2, square(envelope.slant_max_m));
  if (envelope.slant_min_m > 0) limit(view.slant2, square(envelope.slant_min_m));
  limit(view.ground2, square(envelope.ground_max_m));
  limit(view.altitude, envelope.altitude_min_m);
  limit(view.altitude, envelope.altitude_max_m);
  if (envelope.mast_m) append_horizon_crossings(view, *envelope.mast_m, times_s);
  std::sort(times_s.begin(), times_s.end());
  return times_s;
}

/// Whether the leg's ground track comes nowhere near: a cheap way out for most (route, site) pairs.
bool out_of_reach(const LegView& view, const Envelope& envelope) {
  const double reach_m = std::min(envelope.slant_max_m, envelope.ground_max_m);
  if (!std::isfinite(reach_m)) return false;
  const double nearest_s =
      std::clamp(-view.ground2.coefficient[1] / (2 * view.ground2.coefficient[2]), 0.0, view.length_s);
  return view.ground2(nearest_s) > square(reach_m) * (1 + 1e-9);
}

}  // namespace

void append_times_inside(const Route& route, const Leg& leg, const Envelope& envelope, std::vector<Interval>& inside) {
  const LegView view(route, leg, envelope.site_m);
  if (out_of_reach(view, envelope)) return;
  const std::vector<double> times_s = crossings_s(view, envelope);
  for (std::size_t k = 0; k + 1 < times_s.size(); ++k) {
    if (times_s[k + 1] > times_s[k] && inside_at(view, envelope, (times_s[k] + times_s[k + 1]) / 2)) {
      inside.push_back({leg.begin_s + times_s[k], leg.begin_s + times_s[k + 1]});
    }
  }
}

std::vector<Interval> times_inside(const Route& route, const Envelope& envelope) {
  std::vector<Interval> pieces;
  for (const Leg& leg : route.legs) append_times_inside(route, leg, envelope, pieces);
  std::vector<Interval> joined;
  for (const Interval& piece : pieces) append_joined(joined, piece);
  return joined;
}

}  // namespace bulwark
