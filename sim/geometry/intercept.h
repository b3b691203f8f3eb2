// Straight shots at a constant speed against a route: launch windows and intercept times (model.md, section 5).
//
// A round launched at L meets the threat at the earliest T >= L with |p(T) - b| = v·(T - L). With
// g(T) = T - |p(T) - b| / v that is g(T) = L, and the earliest such T is where g first reaches L: only times at which g
// exceeds all it was before can be intercepts. Where the round is faster than the threat, g rises throughout.
#pragma once

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

/// T for a launch at L inside the piece (clamped to it). Level flight in closed form, ballistic by a
/// safeguarded Newton search on g(T) = L; error below 1e-9 s.
double intercept_time_s(const Route& route, const ShotPiece& piece, const Eigen::Vector2d& site_m,
                        double interceptor_mps, double launch_s);

}  // namespace bulwark
