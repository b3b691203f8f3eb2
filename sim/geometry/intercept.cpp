#include "geometry/intercept.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

namespace {

struct Shooter {
  const Route& route;
  const Vector2& site_m;
  double speed_mps;

  /// g(T) on a given leg.
  double launch_s(const Leg& leg, double time_s) const {
    const Vector2 ground_m = leg.from_m + (time_s - leg.begin_s) * leg.velocity_mps - site_m;
    const double z_m = route.altitude_m(time_s);
    return time_s - std::sqrt(ground_m.squaredNorm() + z_m * z_m) / speed_mps;
  }

  /// g'(T), 1 where the threat is at the site itself.
  double slope(const Leg& leg, double time_s) const {
    const Vector2 ground_m = leg.from_m + (time_s - leg.begin_s) * leg.velocity_mps - site_m;
    const double z_m = route.altitude_m(time_s);
    const double climb_mps = route.z1_mps + 2 * route.z2_mps2 * time_s;
    const double slant_m = std::sqrt(ground_m.squaredNorm() + z_m * z_m);
    if (slant_m == 0) return 1;
    return 1 - (ground_m.dot(leg.velocity_mps) + z_m * climb_mps) / (slant_m * speed_mps);
  }
};

/// Solves g(T) = launch_s on an interval where g rises: Newton, by bisection where it would leave the bracket.
double solve(const Shooter& shooter, const Leg& leg, Interval bracket, double start_s, double launch_s) {
  double time_s = start_s;
  for (int step = 0; step < 200; ++step) {
    const double excess_s = shooter.launch_s(leg, time_s) - launch_s;
    (excess_s > 0 ? bracket.end_s : bracket.begin_s) = time_s;
    if (bracket.end_s - bracket.begin_s < 1e-10) break;
    const double slope = shooter.slope(leg, time_s);
    double next_s = slope > 0 ? time_s - excess_s / slope : bracket.end_s + 1;
    // A step below the tolerance ends the search even where rounding has put it a hair outside the bracket.
    if (std::abs(next_s - time_s) < 1e-10) break;
    if (next_s <= bracket.begin_s || next_s >= bracket.end_s) next_s = (bracket.begin_s + bracket.end_s) / 2;
    time_s = next_s;
  }
  return time_s;
}

/// Path times of the leg between which g only rises or only falls: its ends and the zeros of g',
/// (d(slant²)/dτ)² = 4·v²·slant² (a superset: the sign is lost). The closest approach is added for the threat that
/// flies through the site itself, where both sides touch zero.
std::vector<double> turning_times_s(const Shooter& shooter, const Leg& leg) {
  std::vector<double> times_s = {leg.begin_s, leg.end_s};
  const Polynomial z = shooter.route.altitude_from(leg.begin_s);
  const Polynomial slant2 = squared_ground_distance(leg, shooter.site_m) + z * z;
  const Polynomial rate = derivative(slant2);
  std::vector<double> roots;
  append_roots(rate * rate - (4 * shooter.speed_mps * shooter.speed_mps) * slant2, 0, leg.end_s - leg.begin_s, roots);
  append_roots(rate, 0, leg.end_s - leg.begin_s, roots);
  for (const double root : roots) times_s.push_back(leg.begin_s + root);
  std::sort(times_s.begin(), times_s.end());
  return times_s;
}

/// The ballistic profile is steepest at its ends.
double fastest_mps(const Route& route) {
  return std::hypot(route.legs.front().velocity_mps.norm(), route.z1_mps);
}

/// Collects the stretches of T on which g reaches new heights, from path time 0 on and for launches >= 0.
class Records {
 public:
  explicit Records(const Shooter& shooter)
      : shooter_(shooter), always_rising_(fastest_mps(shooter.route) < shooter.speed_mps) {}

  /// The round outruns the threat everywhere: then every time is a record, and legs need not be followed in turn.
  bool always_rising() const { return always_rising_; }

  /// Stretches of the leg, as intervals of T.
  std::vector<Interval> of(const Leg& leg) {
    std::vector<Interval> stretches;
    if (always_rising_) {
      add(leg, {leg.begin_s, leg.end_s}, stretches);
      return stretches;
    }
    const std::vector<double> times_s = turning_times_s(shooter_, leg);
    for (std::size_t k = 0; k + 1 < times_s.size(); ++k) add(leg, {times_s[k], times_s[k + 1]}, stretches);
    return stretches;
  }

 private:
  void add(const Leg& leg, Interval span, std::vector<Interval>& stretches) {
    const double last_s = shooter_.launch_s(leg, span.end_s);
    if (last_s <= highest_s_) return;
    if (shooter_.launch_s(leg, span.begin_s) < highest_s_) {
      span.begin_s = solve(shooter_, leg, span, (span.begin_s + span.end_s) / 2, highest_s_);
    }
    highest_s_ = last_s;
    if (span.end_s > span.begin_s) stretches.push_back(span);
  }

  const Shooter& shooter_;
  bool always_rising_;
  double highest_s_ = 0;  // launches before path time 0 do not count
};

void append_piece(const Route& route, const ShotPiece& piece, const Interval& launches, LaunchWindows& result) {
  const auto k = static_cast<std::uint32_t>(result.shots.pieces.size());
  if (result.windows.empty() || launches.begin_s > result.windows.back().launch.end_s + time_tolerance_s) {
    result.windows.push_back({launches, k, k, route.z1_mps != 0});
  }
  result.shots.pieces.push_back(piece);
  result.shots.launches.push_back(launches);
  LaunchWindow& window = result.windows.back();
  window.launch.end_s = std::max(window.launch.end_s, launches.end_s);
  window.end_piece = k + 1;
}

/// Meetings are before the end of the route. A window whose first one is less than a centimetre of flight before it is
/// the rounding of an envelope that the end alone touches: sqrt(2^-52)·reach, 2 mm at 100 km.
void drop_window_of_end_alone(const Route& route, LaunchWindows& result) {
  if (result.windows.empty()) return;
  constexpr double rounding_m = 0.01;
  const std::uint32_t first_piece = result.windows.back().first_piece;
  const double left_s = route.duration_s - result.shots.pieces[first_piece].intercept.begin_s;
  if (left_s * route.legs.back().velocity_mps.norm() >= rounding_m) return;
  result.windows.pop_back();
  result.shots.pieces.resize(first_piece);
  result.shots.launches.resize(first_piece);
}

}  // namespace

LaunchWindows launch_windows(const Route& route, const Envelope& envelope, double interceptor_mps) {
  LaunchWindows result;
  const Shooter shooter{route, envelope.site_m, interceptor_mps};
  Records records(shooter);
  std::vector<Interval> inside;
  for (const Leg& leg : route.legs) {
    inside.clear();
    append_times_inside(route, leg, envelope, inside);
    if (inside.empty() && records.always_rising()) continue;
    for (const Interval& record : records.of(leg)) {
      for (const Interval& feasible : inside) {
        const Interval intercept{std::max(record.begin_s, feasible.begin_s), std::min(record.end_s, feasible.end_s)};
        if (intercept.begin_s >= intercept.end_s) continue;
        const Interval launch{shooter.launch_s(leg, intercept.begin_s), shooter.launch_s(leg, intercept.end_s)};
        append_piece(route, {intercept, leg.begin_s, route.z0_m, leg.from_m, leg.velocity_mps},
                     {std::max(launch.begin_s, 0.0), launch.end_s}, result);
      }
    }
  }
  drop_window_of_end_alone(route, result);
  return result;
}

double ballistic_intercept_s(const Route& route, const ShotPiece& piece, const Interval& launches,
                             const Vector2& site_m, double interceptor_mps, double launch_s) {
  const Shooter shooter{route, site_m, interceptor_mps};
  const double span_s = launches.end_s - launches.begin_s;
  const double fraction = span_s > 0 ? std::clamp((launch_s - launches.begin_s) / span_s, 0.0, 1.0) : 0.0;
  const double start_s = piece.intercept.begin_s + fraction * (piece.intercept.end_s - piece.intercept.begin_s);
  return solve(shooter, piece.leg(), piece.intercept, start_s, launch_s);
}

}  // namespace bulwark
