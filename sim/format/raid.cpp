#include <algorithm>
#include <array>

#include "base/phrase.h"
#include "distributions/written.h"
#include "format/salvo_targets.h"
#include "format/sections.h"
#include "format/timing.h"
#include "yaml/map_reader.h"
#include "yaml/positions.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array keys_of_raid{
    Key{"threat", "the name of a type of threat"},
    Key{"count", "a number of threats, or a distribution of it"},
    Key{"from", "a position, as [180 km, 140 km] or {bearing: 52 deg, range: 230 km}"},
    Key{"via", "a list of positions, as [[60 km, 70 km]]"},
    Key{"lanes", "a number of parallel lanes, at least 1"},
    Key{"lane_spacing", "a length, as 6 km"},
    Key{"targets", "assets, as [plant] or with weights {plant: 2, substation: 1}"},
    Key{"assign", "random or even"},
    Key{"launch", "a time, as {at: 75 min, offset: {normal: 2 min}}"},
    Key{"arrive", "a time, as {at: 75 min, offset: {normal: 2 min}}"},
};

/// A route needs a length, and lanes a direction to stand beside.
void check_routes(const MapReader& map, const Salvo& salvo, const Scenario& scenario) {
  const Value from = *map.find("from");
  const bool stays = std::all_of(salvo.waypoints_m.begin(), salvo.waypoints_m.end(),
                                 [&](const Vector2& waypoint) { return waypoint == salvo.origin_m; });
  for (const SalvoTarget& aim : salvo.targets) {
    if (!stays || position_of(scenario, aim.target) != salvo.origin_m) continue;
    const std::string name = in_quotes(name_of(scenario, aim.target));
    from.error("the route to " + (aim.target.is_asset() ? "asset " + name : name) +
               " has no length; expected an origin elsewhere");
  }
  const bool lacks_direction = !salvo.waypoints_m.empty() && salvo.waypoints_m.front() == salvo.origin_m;
  if (salvo.lanes > 1 && lacks_direction) {
    from.error("the first waypoint is the origin, so lanes have no direction to lie beside; expected it elsewhere");
  }
}

Salvo read_salvo(const Entry& entry, const Reading& reading) {
  const MapReader map(entry.value, keys_of_raid);
  Salvo salvo;
  salvo.name = entry.name;
  if (const auto threat = map.find("threat", Presence::required)) {
    if (const auto index = reading.names.types.resolve(*threat)) salvo.type = TypeId(*index);
  }
  map.require("count", salvo.count, DistributionOf{Variable::count});
  const bool has_origin = map.require("from", salvo.origin_m, Position());
  const bool has_path = !map.has("via") || map.read("via", salvo.waypoints_m, Positions());
  map.read("lanes", salvo.lanes, Whole{1, most(sizes::lanes)});
  map.read("lane_spacing", salvo.lane_spacing_m, Quantity{Dimension::length, not_negative});
  if (const auto targets = map.find("targets", Presence::required)) {
    salvo.targets = read_salvo_targets(*targets, reading);
  }
  const Choice<TargetRule> rules{{{"random", TargetRule::random}, {"even", TargetRule::even}}};
  map.read("assign", salvo.assign, rules);
  read_timing(map, salvo);
  if (has_origin && has_path) check_routes(map, salvo, reading.scenario);
  return salvo;
}

}  // namespace

std::span<const Key> salvo_keys() {
  return keys_of_raid;
}

void read_raid(const Value& section, Reading& reading) {
  if (!section.is(NodeKind::map)) reading.names.salvos.give_up();
  for (const Entry& entry : named_entries(section, "salvos by name")) {
    reading.names.salvos.add(entry.name);
    reading.scenario.salvos.push_back(read_salvo(entry, reading));
  }
}

}  // namespace bulwark
