#include "decide/route_grid.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace bulwark {

namespace {

constexpr double most_steps = 4000;       // of a route
constexpr std::uint32_t most_stride = 8;  // of a battery's steps

/// The launch windows of a pair and its meetings.
class Shots {
 public:
  Shots(const Tables& tables, RouteId route, const Pair& pair)
      : geometry_(*tables.geometry), route_(route), battery_(tables.batteries[pair.battery]), windows_(pair.windows) {}

  /// The first launch that is feasible, not before the time; +infinity where there is none.
  double next_launch_s(double time_s) const {
    for (const WindowId w : windows_) {
      const Interval& launch = geometry_.windows[w].launch;
      if (time_s <= launch.end_s + time_tolerance_s) return std::max(time_s, launch.begin_s);
    }
    return std::numeric_limits<double>::infinity();
  }
  /// Whether all launches between two times are feasible.
  bool are_feasible(double from_s, double to_s) const {
    for (const WindowId w : windows_) {
      const Interval& launch = geometry_.windows[w].launch;
      if (from_s >= launch.begin_s - time_tolerance_s && to_s <= launch.end_s + time_tolerance_s) return true;
    }
    return false;
  }
  /// Of a feasible launch.
  double meeting_s(double launch_s) const {
    for (const WindowId w : windows_) {
      const LaunchWindow& window = geometry_.windows[w];
      if (launch_s > window.launch.end_s + time_tolerance_s) continue;
      return intercept_time_s(geometry_.routes[route_], window, geometry_.shots, battery_.site_m,
                              battery_.interceptor_mps, launch_s);
    }
    return launch_s;
  }
  double opening_s() const { return geometry_.windows[windows_.first].launch.begin_s; }
  double close_s() const { return geometry_.windows[WindowId(windows_.last.index() - 1)].launch.end_s; }

 private:
  const Geometry& geometry_;
  RouteId route_;
  const BatteryTable& battery_;
  IdRange<WindowId> windows_;
};

double greatest_speed_mps(const Route& route) {
  double ground_mps = 0;
  for (const Leg& leg : route.legs) ground_mps = std::max(ground_mps, leg.velocity_mps.norm());
  return std::hypot(ground_mps, route.z1_mps);  // a ballistic profile climbs fastest at its ends
}

/// How fine a pair's steps should be: a part of an engagement.
double wanted_step_s(const Tables& tables, const Pair& pair, const Shots& shots, double steps_a_hold) {
  const BatteryTable& battery = tables.batteries[pair.battery];
  const double middle_s = shots.next_launch_s((shots.opening_s() + shots.close_s()) / 2);
  const double assessment_s = mean(battery.assessment_s);
  const double flight_s = shots.meeting_s(middle_s) - middle_s;
  return (mean(battery.reaction_s) + flight_s + assessment_s) / steps_a_hold;
}

VolleyTimes volley_times(const PairGrid& grid, const Shots& shots, double begin_s, std::uint32_t rounds,
                         double interval_s) {
  VolleyTimes times;
  const double span_s = (rounds - 1) * interval_s;
  for (std::uint32_t k = 0; k < grid.steps; ++k) {
    const double step_begin_s = begin_s + (grid.first_step + k) * grid.step_s;
    const double first_s = shots.next_launch_s(step_begin_s);
    const double last_s = shots.next_launch_s(first_s + span_s);
    const bool is_any = last_s < std::numeric_limits<double>::infinity();
    times.last_launch_s.push_back(last_s);
    times.last_meeting_s.push_back(is_any ? shots.meeting_s(last_s) : step_begin_s);
    times.is_whole.push_back(is_any &&
                             shots.are_feasible(first_s, std::max(first_s, step_begin_s + grid.step_s) + span_s));
  }
  return times;
}

void fill(const Tables& tables, const Shots& shots, const RouteGrid& route, PairGrid& grid, const Matchup& matchup) {
  grid.step_s = route.step_s * grid.stride();
  const auto step_of = [&](double time_s) {
    return static_cast<std::uint32_t>(std::max(0.0, std::floor((time_s - route.begin_s) / grid.step_s)));
  };
  grid.first_step = step_of(shots.opening_s());
  // What opens at once after a start, however early, is launched at the opening: steps before it are all alike.
  const double ready_s = shots.close_s() + mean(tables.batteries[grid.battery].reaction_s);
  grid.steps = step_of(ready_s + time_tolerance_s) + 1 - grid.first_step;
  grid.last_meeting_s = route.begin_s + (grid.first_step + grid.steps) * grid.step_s;
  for (std::uint32_t rounds = 1; rounds <= matchup.shots; ++rounds) {
    grid.volleys.push_back(volley_times(grid, shots, route.begin_s, rounds, matchup.interval_s));
    const std::vector<double>& meetings_s = grid.volleys.back().last_meeting_s;
    grid.last_meeting_s = std::max(grid.last_meeting_s, *std::max_element(meetings_s.begin(), meetings_s.end()));
  }
  if (tables.sites[grid.battery].channel != ChannelUse::returns) return;
  grid.way_back_s =
      tables.scenario.batteries[grid.battery].unit.range_min_m / tables.batteries[grid.battery].interceptor_mps;
}

RouteGrid route_grid(const Tables& tables, RouteId r, double steps_a_hold) {
  const Geometry& geometry = *tables.geometry;
  const RouteTable& table = geometry.route_tables[r];
  RouteGrid grid;
  double end_s = 0;
  double begin_s = table.duration_s;
  double finest_s = std::numeric_limits<double>::infinity();
  std::vector<double> wanted_s;
  for (const PairId p : table.pairs) {
    const Pair& pair = geometry.pairs[p];
    const Shots shots(tables, r, pair);
    wanted_s.push_back(wanted_step_s(tables, pair, shots, steps_a_hold));
    finest_s = std::min(finest_s, wanted_s.back());
    begin_s = std::min(begin_s,
                       shots.opening_s() - RouteGrid::early_starts * mean(tables.batteries[pair.battery].reaction_s));
    end_s = std::max(end_s, shots.close_s());
  }
  if (wanted_s.empty()) return grid;
  grid.begin_s = std::max(begin_s, 0.0);
  grid.step_s = std::max(finest_s, (end_s - grid.begin_s + 1) / most_steps);
  const double speed_mps = greatest_speed_mps(geometry.routes[r]);
  const TypeId type = tables.salvos[table.salvo].type;
  for (const PairId p : table.pairs) {
    const Pair& pair = geometry.pairs[p];
    PairGrid pair_grid;
    pair_grid.pair = p;
    pair_grid.battery = pair.battery;
    const double stride = std::floor(wanted_s[p.index() - table.pairs.first.index()] / grid.step_s);
    pair_grid.shift = static_cast<std::uint32_t>(
        std::countr_zero(std::bit_floor(std::clamp(static_cast<std::uint32_t>(stride), 1U, most_stride))));
    pair_grid.least_meeting_slope = 1 / (1 + speed_mps / tables.batteries[pair.battery].interceptor_mps);
    fill(tables, Shots(tables, r, pair), grid, pair_grid, tables.matchups(pair.battery, type));
    grid.steps = std::max(grid.steps, (pair_grid.first_step + pair_grid.steps) << pair_grid.shift);
    grid.pairs.push_back(std::move(pair_grid));
  }
  return grid;
}

}  // namespace

IndexedBy<RouteId, RouteGrid> route_grids(const Tables& tables, double steps_a_hold, StopFlag stop) {
  IndexedBy<RouteId, RouteGrid> grids;
  for (const RouteId r : tables.geometry->route_tables.ids()) {
    end_if_asked(stop);
    const RouteTable& table = tables.geometry->route_tables[r];
    const bool is_decoy = tables.scenario.types[tables.salvos[table.salvo].type].decoy;
    grids.push_back(is_decoy ? RouteGrid{} : route_grid(tables, r, steps_a_hold));
  }
  return grids;
}

}  // namespace bulwark
