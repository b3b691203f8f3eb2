#include "output/tables.h"

namespace bulwark {

namespace {

constexpr TableCell none = {};

std::vector<TableCell> site(const char* kind, const std::string& name, const std::string& group, const Vector2& at_m) {
  return {std::string(kind), name, group, at_m.x(), at_m.y()};
}

/// Ranges, altitudes and value, where they apply.
void append(std::vector<TableCell>& row, std::initializer_list<TableCell> cells) {
  row.insert(row.end(), cells.begin(), cells.end());
}

std::vector<TableCell> battery_site(const Scenario& scenario, const Battery& battery) {
  auto row = site("battery", battery.name, scenario.systems[battery.system].name, battery.position_m);
  const FireUnit& unit = battery.unit;
  append(row, {unit.range_min_m, unit.range_max_m, unit.altitude_min_m, unit.altitude_max_m, none});
  return row;
}

}  // namespace

ResultTable sites_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of("kind,name,group,x_m,y_m,range_min_m,range_max_m,altitude_min_m,altitude_max_m,value");
  for (const Asset& asset : context.scenario.assets) {
    table.rows.push_back(site("asset", asset.name, asset.kind, asset.position_m));
    append(table.rows.back(), {none, none, none, none, asset.value});
  }
  for (const Sensor& sensor : context.scenario.sensors) {
    table.rows.push_back(site("sensor", sensor.name, sensor.radar ? "radar" : "detector", sensor.position_m));
    append(table.rows.back(), {none, sensor.max_range_m, none, none, none});
  }
  for (const Battery& battery : context.scenario.batteries) {
    table.rows.push_back(battery_site(context.scenario, battery));
  }
  for (const Jammer& jammer : context.scenario.jammers) {
    table.rows.push_back(site("jammer", jammer.name, "", jammer.position_m));
    append(table.rows.back(), {none, jammer.radius_m, none, none, none});
  }
  return table;
}

}  // namespace bulwark
