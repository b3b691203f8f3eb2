#include <string>
#include <vector>

#include "columns/columns.h"
#include "results/tables.h"

namespace bulwark {

namespace {

/// What a map shows; NaN where something does not apply.
struct MapSite {
  std::string kind;
  std::string name;
  std::string group;
  Vector2 at_m;
  double range_min_m = nan;
  double range_max_m = nan;
  double altitude_min_m = nan;
  double altitude_max_m = nan;
  double value = nan;
};

MapSite site_of(const Scenario& scenario, const Battery& battery) {
  const FireUnit& unit = battery.unit;
  return {"battery",           battery.name,       scenario.systems[battery.system].name,
          battery.position_m,  unit.range_min_m,   unit.range_max_m,
          unit.altitude_min_m, unit.altitude_max_m};
}

std::vector<MapSite> sites_of(const Scenario& scenario) {
  std::vector<MapSite> sites;
  for (const Asset& asset : scenario.assets) {
    sites.push_back({"asset", asset.name, asset.kind, asset.position_m});
    sites.back().value = asset.value;
  }
  for (const Sensor& sensor : scenario.sensors) {
    sites.push_back({"sensor", sensor.name, sensor.radar ? "radar" : "detector", sensor.position_m});
    sites.back().range_max_m = sensor.max_range_m;
  }
  for (const Battery& battery : scenario.batteries) sites.push_back(site_of(scenario, battery));
  for (const Jammer& jammer : scenario.jammers) {
    sites.push_back({"jammer", jammer.name, "", jammer.position_m});
    sites.back().range_max_m = jammer.radius_m;
  }
  return sites;
}

}  // namespace

ResultTable sites_table(const ResultContext& context) {
  Columns<MapSite> columns;
  columns.text("kind", [](const MapSite& site) { return site.kind; })
      .text("name", [](const MapSite& site) { return site.name; })
      .text("group", [](const MapSite& site) { return site.group; })
      .number("x_m", [](const MapSite& site) { return site.at_m.x(); })
      .number("y_m", [](const MapSite& site) { return site.at_m.y(); });
  for (const auto& [name, member] :
       {std::pair("range_min_m", &MapSite::range_min_m), std::pair("range_max_m", &MapSite::range_max_m),
        std::pair("altitude_min_m", &MapSite::altitude_min_m), std::pair("altitude_max_m", &MapSite::altitude_max_m),
        std::pair("value", &MapSite::value)}) {
    columns.number(name, [of = member](const MapSite& site) { return site.*of; });
  }
  return columns.table("sites", sites_of(context.scenario));
}

}  // namespace bulwark
