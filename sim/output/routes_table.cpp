#include "output/routes_table.h"

namespace bulwark {

namespace {

void append_point(const Tables& tables, const RouteTable& route, std::uint64_t point, double time_s,
                  const Vector2& at_m, ResultTable& table) {
  const Salvo& salvo = tables.scenario.salvos[SalvoId(route.salvo)];
  const ThreatType& type = tables.scenario.types[salvo.type];
  table.rows.push_back({salvo.name, tables.scenario.families[type.family], std::uint64_t{route.lane},
                        name_of(tables.scenario, salvo.targets[route.target].target), point, at_m.x(), at_m.y(),
                        time_s});
}

}  // namespace

ResultTable routes_table(const Tables& tables) {
  ResultTable table{"routes", header_of("salvo,family,lane,target,point,x_m,y_m,time_s"), {}};
  for (std::size_t r = 0; r < tables.geometry->routes.size(); ++r) {
    const Route& route = tables.geometry->routes[r];
    std::uint64_t point = 0;
    for (const Leg& leg : route.legs)
      append_point(tables, tables.geometry->route_tables[r], point++, leg.begin_s, leg.from_m, table);
    const Vector3 end_m = route.position_m(route.duration_s);
    append_point(tables, tables.geometry->route_tables[r], point, route.duration_s, {end_m.x(), end_m.y()}, table);
  }
  return table;
}

}  // namespace bulwark
