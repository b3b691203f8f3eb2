// Straight shots at a constant speed against a route: launch windows and intercept times (model.md, section 5).
//
// A round launched at L meets the threat at the earliest T >= L with |p(T) - b| = v·(T - L). With
// g(T) = T - |p(T) - b| / v that is g(T) = L, and the earliest such T is where g first reaches L: only times at which g
// exceeds all it was before can be intercepts. Where the round is faster than the threat, g rises throughout.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "geometry/envelope.h"

namespace bulwark {

/// A stretch of one launch window on which the intercept time rises smoothly with the launch time. In one cache line:
/// most windows have one piece, and then this is all that a shot at level flight asks for.
struct alignas(64) ShotPiece {
  Interval intercept;  // T at both ends of its launches
  double begin_s = 0;  // of the leg that is flown, path time; a copy, so that a shot need not look for its route
  double level_m = 0;  // altitude of level flight
  Vector2 from_m;      // place at begin_s
  Vector2 velocity_mps;

  Leg leg() const { return {begin_s, intercept.end_s, from_m, velocity_mps}; }
};
static_assert(sizeof(ShotPiece) == 64);

/// The pieces of many windows, and apart from them the launches, L in path time, that each holds.
struct ShotPieces {
  std::vector<ShotPiece> pieces;
  std::vector<Interval> launches;
};

/// One launch window: pieces [first_piece, end_piece) follow one another without a gap in L.
struct LaunchWindow {
  Interval launch;
  std::uint32_t first_piece = 0;
  std::uint32_t end_piece = 0;
  bool ballistic = false;  // the flight that is met
};

struct LaunchWindows {
  std::vector<LaunchWindow> windows;  // disjoint, rising
  ShotPieces shots;
};

/// F: launch times >= 0 of feasible shots from the envelope's site.
LaunchWindows launch_windows(const Route& route, const Envelope& envelope, double interceptor_mps);

/// Level flight: with p the threat's place at the launch, seen from the site, and s = T - L, v²·s² = |p + u·s|² is
/// a·s² + 2·h·s + c = 0. The root at which g rises is the only positive one for a round faster than the threat (a < 0)
/// and the smaller one for a slower round; written so that nothing cancels.
inline double level_flight_s(const ShotPiece& piece, const Vector2& site_m, double speed_mps, double launch_s) {
  const double x_m = piece.from_m.x() + (launch_s - piece.begin_s) * piece.velocity_mps.x() - site_m.x();
  const double y_m = piece.from_m.y() + (launch_s - piece.begin_s) * piece.velocity_mps.y() - site_m.y();
  const double a = piece.velocity_mps.squaredNorm() - speed_mps * speed_mps;
  const double h = x_m * piece.velocity_mps.x() + y_m * piece.velocity_mps.y();
  const double c = x_m * x_m + y_m * y_m + piece.level_m * piece.level_m;
  const double root = std::sqrt(std::max(0.0, h * h - a * c));
  return h < 0 || a >= 0 ? c / (root - h) : (h + root) / -a;
}

/// By a safeguarded Newton search on g(T) = L. `launches`: of the piece.
double ballistic_intercept_s(const Route& route, const ShotPiece& piece, const Interval& launches,
                             const Vector2& site_m, double interceptor_mps, double launch_s);

/// T for a launch at L inside the window (clamped to its piece); error below 1e-9 s.
inline double intercept_time_s(const Route& route, const LaunchWindow& window, const ShotPieces& shots,
                               const Vector2& site_m, double interceptor_mps, double launch_s) {
  std::size_t k = window.first_piece;
  while (k + 1 < window.end_piece && shots.launches[k + 1].begin_s <= launch_s) ++k;
  const ShotPiece& piece = shots.pieces[k];
  if (window.ballistic) {
    return ballistic_intercept_s(route, piece, shots.launches[k], site_m, interceptor_mps, launch_s);
  }
  const double flight_s = level_flight_s(piece, site_m, interceptor_mps, launch_s);
  return std::clamp(launch_s + flight_s, piece.intercept.begin_s, piece.intercept.end_s);
}

}  // namespace bulwark
