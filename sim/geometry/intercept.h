// Straight shots at a constant speed against a route: launch windows and intercept times (model.md, section 5).
//
// A round launched at L meets the threat at the earliest T >= L with |p(T) - b| = v·(T - L). With
// g(T) = T - |p(T) - b| / v that is g(T) = L, and the earliest such T is where g first reaches L: only times at which g
// exceeds all it was before can be intercepts. Where the round is faster than the threat, g rises throughout.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "geometry/envelope.h"

namespace bulwark {

/// A stretch of one launch window on which the intercept time rises smoothly with the launch time.
struct ShotPiece {
  Interval launch;     // L, path times
  Interval intercept;  // T at both ends of `launch`
  Leg leg;             // a copy, so that a shot need not look for its route
  double level_m = 0;  // altitude of level flight
  bool ballistic = false;
};

/// One launch window: pieces [first_piece, end_piece) follow one another without a gap in L.
struct LaunchWindow {
  Interval launch;
  std::size_t first_piece = 0;
  std::size_t end_piece = 0;
};

struct LaunchWindows {
  std::vector<LaunchWindow> windows;  // disjoint, rising
  std::vector<ShotPiece> pieces;
};

/// F: launch times >= 0 of feasible shots from the envelope's site.
LaunchWindows launch_windows(const Route& route, const Envelope& envelope, double interceptor_mps);

/// Level flight: with p the threat's place at the launch, seen from the site, and s = T - L, v²·s² = |p + u·s|² is
/// a·s² + 2·h·s + c = 0. The root at which g rises is the only positive one for a round faster than the threat (a < 0)
/// and the smaller one for a slower round; written so that nothing cancels.
inline double level_flight_s(const ShotPiece& piece, const Vector2& site_m, double speed_mps, double launch_s) {
  const Leg& leg = piece.leg;
  const double x_m = leg.from_m.x() + (launch_s - leg.begin_s) * leg.velocity_mps.x() - site_m.x();
  const double y_m = leg.from_m.y() + (launch_s - leg.begin_s) * leg.velocity_mps.y() - site_m.y();
  const double a = leg.velocity_mps.squaredNorm() - speed_mps * speed_mps;
  const double h = x_m * leg.velocity_mps.x() + y_m * leg.velocity_mps.y();
  const double c = x_m * x_m + y_m * y_m + piece.level_m * piece.level_m;
  const double root = std::sqrt(std::max(0.0, h * h - a * c));
  return h < 0 || a >= 0 ? c / (root - h) : (h + root) / -a;
}

/// By a safeguarded Newton search on g(T) = L.
double ballistic_intercept_s(const Route& route, const ShotPiece& piece, const Vector2& site_m, double interceptor_mps,
                             double launch_s);

/// T for a launch at L inside the piece (clamped to it); error below 1e-9 s.
inline double intercept_time_s(const Route& route, const ShotPiece& piece, const Vector2& site_m,
                               double interceptor_mps, double launch_s) {
  if (piece.ballistic) return ballistic_intercept_s(route, piece, site_m, interceptor_mps, launch_s);
  const double flight_s = level_flight_s(piece, site_m, interceptor_mps, launch_s);
  return std::clamp(launch_s + flight_s, piece.intercept.begin_s, piece.intercept.end_s);
}

}  // namespace bulwark
