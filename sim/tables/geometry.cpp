#include "tables/geometry.h"

#include <algorithm>

#include "base/time_grid.h"
#include "geometry/envelope.h"

namespace bulwark {

namespace {

Route make_route(const FlightInputs& flight, const SalvoInputs& salvo, std::uint32_t lane, std::uint32_t target) {
  const Vector2 target_m = salvo.targets_m[target];
  const Vector2 next_m = salvo.waypoints_m.empty() ? target_m : salvo.waypoints_m.front();
  const Vector2 shift_m =
      lane_shift_m(salvo.origin_m, next_m, static_cast<int>(lane), salvo.lanes, salvo.lane_spacing_m);
  std::vector<Vector2> points_m = {salvo.origin_m + shift_m};
  for (const Vector2& waypoint_m : salvo.waypoints_m) points_m.push_back(waypoint_m + shift_m);
  points_m.push_back(target_m);
  if (flight.profile == Profile::ballistic) return ballistic_route(points_m, flight.speed_mps, flight.height_m);
  return level_route(points_m, flight.speed_mps, flight.height_m);
}

Range append_looks(const std::vector<Look>& looks, Geometry& geometry) {
  const Range range{as_index(geometry.looks.size()), as_index(geometry.looks.size() + looks.size())};
  for (Look look : looks) {
    look.time_s = on_time_grid(look.time_s);
    geometry.looks.push_back(look);
    geometry.look_marks.push_back({look.probability, look.time_s});
  }
  return range;
}

/// Looks of all sensors together.
Range append_common_looks(const Route& route, const FlightInputs& flight, const GeometryInputs& inputs, StopFlag stop,
                          Geometry& geometry) {
  const std::vector<Look> looks = first_detection(inputs.sensors, route, flight.family, flight.signature_m2, stop);
  geometry.look_guides.emplace_back() = look_guide(looks);
  return append_looks(looks, geometry);
}

/// Looks of each sensor by itself.
void append_own_looks(const Route& route, const FlightInputs& flight, const GeometryInputs& inputs, StopFlag stop,
                      Geometry& geometry) {
  std::vector<Range> of_route;
  for (const SensorId s : inputs.sensors.ids()) {
    const std::vector<Look> looks =
        first_detection_by(inputs.sensors[s], s, route, flight.family, flight.signature_m2, stop);
    of_route.push_back(append_looks(looks, geometry));
  }
  geometry.own_looks.push_row(of_route);
}

template <class T>
void append(const std::vector<T>& items, std::vector<T>& to) {
  to.insert(to.end(), items.begin(), items.end());
}

IdRange<WindowId> append_windows(const LaunchWindows& found, Geometry& geometry) {
  const WindowId first(as_index(geometry.windows.size()));
  const std::uint32_t first_piece = as_index(geometry.shots.pieces.size());
  for (LaunchWindow window : found.windows) {
    window.launch = {on_time_grid(window.launch.begin_s), on_time_grid(window.launch.end_s)};
    window.first_piece += first_piece;
    window.end_piece += first_piece;
    geometry.windows.push_back(window);
  }
  append(found.shots.pieces, geometry.shots.pieces);
  append(found.shots.launches, geometry.shots.launches);
  return {first, WindowId(as_index(geometry.windows.size()))};
}

IdRange<PairId> append_pairs(const Route& route, TypeId type, const GeometryInputs& inputs, StopFlag stop,
                             Geometry& geometry) {
  const PairId first(as_index(geometry.pairs.size()));
  std::vector<PairId> of_battery;
  for (const BatteryId b : inputs.batteries.ids()) {
    end_if_asked(stop);
    const BatteryInputs& battery = inputs.batteries[b];
    of_battery.push_back(no_pair);
    if (!battery.engages[type.index()]) continue;
    const LaunchWindows found = launch_windows(route, battery.envelope, battery.interceptor_mps);
    if (found.windows.empty()) continue;
    const IdRange<WindowId> windows = append_windows(found, geometry);
    const Interval span{geometry.windows[windows.first].launch.begin_s - time_tolerance_s,
                        geometry.windows.back().launch.end_s + time_tolerance_s};
    of_battery.back() = geometry.pairs.push_back({b, windows, span, geometry.windows[windows.first]});
  }
  geometry.pair_of.push_row(of_battery);
  return {first, PairId(as_index(geometry.pairs.size()))};
}

/// Where several discs overlap the stretch has them all.
Range append_stretches(const Route& route, FamilyId family, const GeometryInputs& inputs, StopFlag stop,
                       Geometry& geometry) {
  struct Stay {
    Interval interval;
    Slot<JammerId, FamilyId> rate;
  };
  std::vector<Stay> stays;
  std::vector<double> bounds_s;
  for (std::size_t j = 0; j < inputs.jammers.size(); ++j) {
    const JammerInputs& jammer = inputs.jammers[JammerId(j)];
    if (!jammer.affects[family.index()]) continue;
    Envelope disc;
    disc.site_m = jammer.position_m;
    disc.ground_max_m = jammer.radius_m;
    for (const Interval& interval : times_inside(route, disc)) {
      stays.push_back({interval, {as_index(j * jammer.affects.size() + family.index())}});
      bounds_s.insert(bounds_s.end(), {interval.begin_s, interval.end_s});
    }
  }
  std::sort(bounds_s.begin(), bounds_s.end());
  Range range{as_index(geometry.stretches.size()), 0};
  for (std::size_t k = 0; k + 1 < bounds_s.size(); ++k) {
    end_if_asked(stop);
    const double middle_s = (bounds_s[k] + bounds_s[k + 1]) / 2;
    HazardStretch stretch{bounds_s[k], bounds_s[k + 1], {as_index(geometry.hazard_jammers.size()), 0}};
    for (const Stay& stay : stays) {
      if (middle_s > stay.interval.begin_s && middle_s < stay.interval.end_s)
        geometry.hazard_jammers.push_back(stay.rate);
    }
    stretch.jammers.end = as_index(geometry.hazard_jammers.size());
    if (stretch.jammers.size() > 0) geometry.stretches.push_back(stretch);
  }
  range.end = as_index(geometry.stretches.size());
  return range;
}

/// `which` says which route; the rest of its table is filled in.
void append_route(const RouteTable& which, const GeometryInputs& inputs, StopFlag stop, Geometry& geometry) {
  RouteTable table = which;
  const SalvoInputs& salvo = inputs.salvos[table.salvo];
  const FlightInputs& flight = inputs.types[salvo.type];
  const OpeningId first_opening(as_index(geometry.windows.size()));
  Route route = make_route(flight, salvo, table.lane, table.target);
  table.duration_s = on_time_grid(route.duration_s);
  if (inputs.looks_by_sensor) {
    append_own_looks(route, flight, inputs, stop, geometry);
  } else {
    table.looks = append_common_looks(route, flight, inputs, stop, geometry);
  }
  table.pairs = append_pairs(route, salvo.type, inputs, stop, geometry);
  table.openings = {first_opening, OpeningId(as_index(geometry.windows.size()))};
  table.stretches = append_stretches(route, flight.family, inputs, stop, geometry);
  geometry.routes.push_back(std::move(route));
  geometry.route_tables.emplace_back() = table;
}

}  // namespace

std::shared_ptr<const Geometry> compile_geometry(const GeometryInputs& inputs, StopFlag stop) {
  auto geometry = std::make_shared<Geometry>();
  std::size_t first_cell = 0;
  for (const SalvoId s : inputs.salvos.ids()) {
    const SalvoInputs& salvo = inputs.salvos[s];
    const std::uint32_t targets = as_index(salvo.targets_m.size());
    for (std::uint32_t lane = 0; lane < static_cast<std::uint32_t>(salvo.lanes); ++lane) {
      for (std::uint32_t target = 0; target < targets; ++target) {
        append_route({s, lane, target, CellId(as_index(first_cell + target)), 0, {}, {}, {}, {}}, inputs, stop,
                     *geometry);
      }
    }
    first_cell += targets;
  }
  return geometry;
}

double bytes_of(const Geometry& geometry) {
  double bytes = sizeof(Geometry);
  const auto add = [&bytes](const auto& items) { bytes += static_cast<double>(items.size()) * sizeof(*items.begin()); };
  for (const Route& route : geometry.routes) add(route.legs);
  add(geometry.routes);
  add(geometry.route_tables);
  add(geometry.looks);
  add(geometry.look_marks);
  add(geometry.own_looks);
  add(geometry.look_guides);
  add(geometry.pairs);
  add(geometry.pair_of);
  add(geometry.windows);
  add(geometry.shots.pieces);
  add(geometry.shots.launches);
  add(geometry.stretches);
  add(geometry.hazard_jammers);
  return bytes;
}

}  // namespace bulwark
