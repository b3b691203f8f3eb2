#include "results/routes_table.h"

#include "columns/columns.h"

namespace bulwark {

namespace {

struct RoutePoint {
  const RouteTable* route = nullptr;
  std::uint64_t number = 0;
  Vector2 at_m;
  double time_s = 0;
};

std::vector<RoutePoint> points_of(const Geometry& geometry) {
  std::vector<RoutePoint> points;
  for (const RouteId r : geometry.routes.ids()) {
    const Route& route = geometry.routes[r];
    const RouteTable* const of = &geometry.route_tables[r];
    std::uint64_t number = 0;
    for (const Leg& leg : route.legs) points.push_back({of, number++, leg.from_m, leg.begin_s});
    const Vector3 end_m = route.position_m(route.duration_s);
    points.push_back({of, number, {end_m.x(), end_m.y()}, route.duration_s});
  }
  return points;
}

}  // namespace

ResultTable routes_table(const Tables& tables) {
  const Scenario& scenario = tables.scenario;
  const auto salvo = [&scenario](const RoutePoint& point) -> const Salvo& {
    return scenario.salvos[point.route->salvo];
  };
  Columns<RoutePoint> columns;
  columns.text("salvo", [=](const RoutePoint& point) { return salvo(point).name; })
      .text("family",
            [=, &scenario](const RoutePoint& point) {
              return scenario.families[scenario.types[salvo(point).type].family];
            })
      .count("lane", [](const RoutePoint& point) { return point.route->lane; })
      .text("target",
            [=, &scenario](const RoutePoint& point) {
              return name_of(scenario, salvo(point).targets[point.route->target].target);
            })
      .count("point", [](const RoutePoint& point) { return point.number; })
      .length("x_m", [](const RoutePoint& point) { return point.at_m.x(); })
      .length("y_m", [](const RoutePoint& point) { return point.at_m.y(); })
      .time("time_s", [](const RoutePoint& point) { return point.time_s; });
  return columns.table(routes_table_name, points_of(*tables.geometry));
}

}  // namespace bulwark
