#include <algorithm>
#include <array>

#include "base/phrase.h"
#include "scenario/sections.h"
#include "scenario/timing.h"
#include "yaml/distributions.h"
#include "yaml/map_reader.h"
#include "yaml/positions.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array known_keys{
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

constexpr std::uint64_t max_lanes = 10'000;

std::vector<SalvoTarget> read_listed_targets(const Value& value, const NameTable& assets) {
  std::vector<SalvoTarget> targets;
  for (const Value& item : items_of(value, "names of assets")) {
    const auto index = assets.resolve(item);
    if (!index) continue;
    const auto is_same = [&](const SalvoTarget& target) { return target.asset == AssetId(*index); };
    if (std::any_of(targets.begin(), targets.end(), is_same)) {
      item.error("asset " + in_quotes(item.node->text) + " is listed twice; expected once, or weights {plant: 2, …}");
    } else {
      targets.push_back({AssetId(*index), 1});
    }
  }
  return targets;
}

std::vector<SalvoTarget> read_weighted_targets(const Value& value, const NameTable& assets) {
  std::vector<SalvoTarget> targets;
  double sum = 0;
  bool is_readable = true;
  for (const Entry& entry : entries_of(value, "weights of assets")) {
    const auto index = assets.resolve(entry.name, entry.name_place, entry.value.path, *value.diagnostics);
    const auto weight = Number{not_negative, "a weight, at least 0"}(entry.value);
    is_readable = is_readable && index && weight;
    if (index && weight) targets.push_back({AssetId(*index), *weight});
    sum += weight.value_or(0);
  }
  if (is_readable && !targets.empty() && sum <= 0) value.error("all weights are 0; expected at least one above 0");
  return targets;
}

void read_targets(const MapReader& map, Salvo& salvo, const NameTable& assets) {
  const auto value = map.find("targets", Presence::required);
  if (!value) return;
  if (value->is(NodeKind::list)) {
    salvo.targets = read_listed_targets(*value, assets);
  } else if (value->is(NodeKind::map)) {
    salvo.targets = read_weighted_targets(*value, assets);
  } else {
    const bool is_name = value->is(NodeKind::scalar) && assets.find(value->node->text);
    value->unexpected("assets, as [plant] or with weights {plant: 2, substation: 1}" +
                      (is_name ? "; did you mean [" + value->node->text + "]?" : std::string()));
    return;
  }
  if (value->node->items.empty() && value->node->members.empty()) value->error("no targets; expected at least one");
}

/// A route needs a length, and lanes a direction to stand beside.
void check_routes(const MapReader& map, const Salvo& salvo, const Scenario& scenario) {
  const Value from = *map.find("from");
  const bool stays = std::all_of(salvo.waypoints_m.begin(), salvo.waypoints_m.end(),
                                 [&](const Vector2& waypoint) { return waypoint == salvo.origin_m; });
  for (const SalvoTarget& target : salvo.targets) {
    const Asset& asset = scenario.assets[target.asset];
    if (stays && asset.position_m == salvo.origin_m) {
      from.error("the route to asset " + in_quotes(asset.name) + " has no length; expected an origin elsewhere");
    }
  }
  const bool lacks_direction = !salvo.waypoints_m.empty() && salvo.waypoints_m.front() == salvo.origin_m;
  if (salvo.lanes > 1 && lacks_direction) {
    from.error("the first waypoint is the origin, so lanes have no direction to lie beside; expected it elsewhere");
  }
}

Salvo read_salvo(const Entry& entry, const Reading& reading) {
  const MapReader map(entry.value, known_keys);
  Salvo salvo;
  salvo.name = entry.name;
  if (const auto threat = map.find("threat", Presence::required)) {
    if (const auto index = reading.names.types.resolve(*threat)) salvo.type = TypeId(*index);
  }
  map.require("count", salvo.count, DistributionOf{Variable::count});
  const bool has_origin = map.require("from", salvo.origin_m, Position());
  const bool has_path = !map.has("via") || map.read("via", salvo.waypoints_m, Positions());
  map.read("lanes", salvo.lanes, Whole{1, max_lanes});
  map.read("lane_spacing", salvo.lane_spacing_m, Quantity{Dimension::length, not_negative});
  read_targets(map, salvo, reading.names.assets);
  const Choice<TargetRule> rules{{{"random", TargetRule::random}, {"even", TargetRule::even}}};
  map.read("assign", salvo.assign, rules);
  read_timing(map, salvo);
  if (has_origin && has_path) check_routes(map, salvo, reading.scenario);
  return salvo;
}

}  // namespace

std::span<const Key> salvo_keys() {
  return known_keys;
}

void read_raid(const Value& section, Reading& reading) {
  for (const Entry& entry : named_entries(section, "salvos by name")) {
    reading.names.salvos.add(entry.name);
    reading.scenario.salvos.push_back(read_salvo(entry, reading));
  }
}

}  // namespace bulwark
