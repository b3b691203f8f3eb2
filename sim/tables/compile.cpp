#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <set>
#include <stdexcept>

#include "geometry/envelope.h"
#include "geometry/route.h"
#include "tables/tables.h"

namespace bulwark {

namespace {

std::uint32_t as_index(std::size_t count) {
  if (count > std::numeric_limits<std::uint32_t>::max()) throw std::runtime_error("the compiled tables are too large");
  return static_cast<std::uint32_t>(count);
}

/// Gives each name of one kind a hash of its own; where two collide the later one is salted until they differ.
class EntityNames {
 public:
  explicit EntityNames(std::string kind) : kind_(std::move(kind)) {}

  EntityName operator()(const std::string& name) {
    std::string salted = kind_ + ":" + name;
    while (!used_.insert(hash_name(salted)).second) salted += "'";
    return {hash_name(salted), 0};
  }

 private:
  std::string kind_;
  std::set<std::uint32_t> used_;
};

Doctrine doctrine_of(const FireUnit& unit, const Scenario& scenario, const ThreatType& type) {
  const DoctrineEntry* best = nullptr;
  int best_rank = 0;
  for (const DoctrineEntry& entry : unit.doctrine) {
    const int rank = entry.name == type.name                        ? 3
                     : entry.name == scenario.families[type.family] ? 2
                     : entry.name == "default"                      ? 1
                                                                    : 0;
    if (rank > best_rank) {
      best = &entry;
      best_rank = rank;
    }
  }
  return best ? Doctrine{static_cast<std::uint32_t>(best->shots), best->interval_s} : Doctrine{};
}

Envelope shot_envelope(const Battery& battery) {
  const FireUnit& unit = battery.unit;
  Envelope envelope;
  envelope.site_m = battery.position_m;
  envelope.slant_min_m = unit.range_min_m;
  envelope.slant_max_m = unit.range_max_m;
  envelope.altitude_min_m = unit.altitude_min_m;
  envelope.altitude_max_m = unit.altitude_max_m;
  envelope.mast_m = unit.mast_m;
  return envelope;
}

BatteryTable battery_table(const Battery& battery, EntityName entity) {
  const FireUnit& unit = battery.unit;
  BatteryTable table;
  table.entity = {entity.hash, battery.member};
  table.system = battery.system.value;
  table.channel_released = unit.channel_released;
  table.site_m = battery.position_m;
  table.interceptor_mps = unit.interceptor_speed_mps;
  table.interceptor_cost = unit.interceptor_cost;
  table.missed_kill = unit.missed_kill;
  table.false_kill = unit.false_kill;
  table.reaction_s = unit.reaction_s;
  table.assessment_s = unit.assessment_s;
  if (unit.reload) {
    table.reload_time_s = unit.reload->time_s;
    table.reload_blocks_fire = unit.reload->blocks_fire;
  }
  return table;
}

void compile_batteries(Tables& tables) {
  const Scenario& scenario = tables.scenario;
  const std::size_t families = scenario.families.size();
  EntityNames names("battery");
  EntityName entity;
  for (std::size_t b = 0; b < scenario.batteries.size(); ++b) {
    const Battery& battery = scenario.batteries[BatteryId(b)];
    if (battery.member == 0) entity = names(battery.key);
    tables.batteries.push_back(battery_table(battery, entity));
    for (const ThreatType& type : scenario.types) tables.doctrine.push_back(doctrine_of(battery.unit, scenario, type));
    std::vector<std::uint32_t> kept(families, 0);
    if (battery.system.index() < scenario.command.reserve.size()) {
      for (const ReserveEntry& entry : scenario.command.reserve[battery.system]) {
        for (std::size_t f = 0; f < families; ++f) {
          if (f != entry.family.index()) kept[f] += static_cast<std::uint32_t>(entry.rounds);
        }
      }
    }
    tables.batteries.back().has_reserve = std::any_of(kept.begin(), kept.end(), [](std::uint32_t n) { return n > 0; });
    tables.reserved.insert(tables.reserved.end(), kept.begin(), kept.end());
  }
}

/// The values of the assets, each once, the highest first.
std::vector<double> falling_values(const Scenario& scenario) {
  std::set<double, std::greater<>> values;
  for (const Asset& asset : scenario.assets) values.insert(asset.value);
  return {values.begin(), values.end()};
}

void compile_salvos(Tables& tables) {
  EntityNames names("salvo");
  const std::vector<double> values = falling_values(tables.scenario);
  for (const Salvo& salvo : tables.scenario.salvos) {
    SalvoTable table;
    table.entity = names(salvo.name);
    table.type = salvo.type.value;
    table.lanes = static_cast<std::uint32_t>(salvo.lanes);
    table.targets = as_index(salvo.targets.size());
    double total = 0;
    for (const SalvoTarget& target : salvo.targets) total += target.weight;
    double sum = 0;
    for (const SalvoTarget& target : salvo.targets) {
      sum += target.weight;
      table.cumulative_weight.push_back(sum / total);
      const double value = tables.scenario.assets[target.asset].value;
      table.target_value.push_back(value);
      table.target_value_rank.push_back(
          as_index(static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin())));
    }
    tables.salvos.push_back(std::move(table));
  }
}

Route make_route(const Scenario& scenario, const Salvo& salvo, int lane, const SalvoTarget& target) {
  const Vector2 target_m = scenario.assets[target.asset].position_m;
  const Vector2 next_m = salvo.waypoints_m.empty() ? target_m : salvo.waypoints_m.front();
  const Vector2 shift_m = lane_shift_m(salvo.origin_m, next_m, lane, salvo.lanes, salvo.lane_spacing_m);
  std::vector<Vector2> points_m = {salvo.origin_m + shift_m};
  for (const Vector2& waypoint_m : salvo.waypoints_m) points_m.push_back(waypoint_m + shift_m);
  points_m.push_back(target_m);
  const ThreatType& type = scenario.types[salvo.type];
  if (type.profile == Profile::ballistic) return ballistic_route(points_m, type.speed_mps, type.apogee_m);
  return level_route(points_m, type.speed_mps, type.altitude_m);
}

Range append_windows(const LaunchWindows& found, Tables& tables) {
  Range range{as_index(tables.windows.size()), 0};
  const std::size_t first_piece = tables.pieces.size();
  for (LaunchWindow window : found.windows) {
    window.first_piece += first_piece;
    window.end_piece += first_piece;
    tables.windows.push_back(window);
  }
  tables.pieces.insert(tables.pieces.end(), found.pieces.begin(), found.pieces.end());
  range.end = as_index(tables.windows.size());
  return range;
}

Range append_pairs(const Route& route, std::size_t type_index, Tables& tables) {
  Range range{as_index(tables.pairs.size()), 0};
  for (std::size_t b = 0; b < tables.batteries.size(); ++b) {
    tables.pair_at.push_back(no_pair);
    if (tables.parameters.pk[b * tables.types + type_index] < 0) continue;
    const Envelope envelope = shot_envelope(tables.scenario.batteries[BatteryId(b)]);
    const LaunchWindows found = launch_windows(route, envelope, tables.batteries[b].interceptor_mps);
    if (found.windows.empty()) continue;
    tables.pair_at.back() = as_index(tables.pairs.size());
    const Interval span{found.windows.front().launch.begin_s, found.windows.back().launch.end_s};
    tables.pairs.push_back({as_index(b), append_windows(found, tables), span});
  }
  range.end = as_index(tables.pairs.size());
  return range;
}

/// Where several discs overlap the stretch has them all.
Range append_stretches(const Route& route, FamilyId family, Tables& tables) {
  const Scenario& scenario = tables.scenario;
  struct Stay {
    Interval interval;
    std::uint32_t slot;
  };
  std::vector<Stay> stays;
  std::vector<double> bounds_s;
  for (std::size_t j = 0; j < scenario.jammers.size(); ++j) {
    const Jammer& jammer = scenario.jammers[JammerId(j)];
    const bool affects = std::any_of(jammer.rates.begin(), jammer.rates.end(),
                                     [&](const JammerRate& rate) { return rate.family == family; });
    if (!affects) continue;
    Envelope disc;
    disc.site_m = jammer.position_m;
    disc.ground_max_m = jammer.radius_m;
    for (const Interval& interval : times_inside(route, disc)) {
      stays.push_back({interval, as_index(j * scenario.families.size() + family.index())});
      bounds_s.insert(bounds_s.end(), {interval.begin_s, interval.end_s});
    }
  }
  std::sort(bounds_s.begin(), bounds_s.end());
  Range range{as_index(tables.stretches.size()), 0};
  for (std::size_t k = 0; k + 1 < bounds_s.size(); ++k) {
    const double middle_s = (bounds_s[k] + bounds_s[k + 1]) / 2;
    HazardStretch stretch{bounds_s[k], bounds_s[k + 1], {as_index(tables.hazard_jammers.size()), 0}};
    for (const Stay& stay : stays) {
      if (middle_s > stay.interval.begin_s && middle_s < stay.interval.end_s)
        tables.hazard_jammers.push_back(stay.slot);
    }
    stretch.jammers.end = as_index(tables.hazard_jammers.size());
    if (stretch.jammers.size() > 0) tables.stretches.push_back(stretch);
  }
  range.end = as_index(tables.stretches.size());
  return range;
}

void compile_route(Tables& tables, std::uint32_t salvo_index, std::uint32_t lane, std::uint32_t target) {
  const Scenario& scenario = tables.scenario;
  const Salvo& salvo = scenario.salvos[SalvoId(salvo_index)];
  const ThreatType& type = scenario.types[salvo.type];
  const Route route = make_route(scenario, salvo, static_cast<int>(lane), salvo.targets[target]);
  RouteTable table;
  table.salvo = salvo_index;
  table.lane = lane;
  table.target = target;
  table.cell = as_index(tables.layout.first_cell[salvo_index] + target);
  table.duration_s = route.duration_s;
  const std::vector<Look> looks = first_detection(scenario, route, type);
  table.looks = {as_index(tables.looks.size()), as_index(tables.looks.size() + looks.size())};
  tables.looks.insert(tables.looks.end(), looks.begin(), looks.end());
  for (const Look& look : looks) tables.look_probabilities.push_back(look.probability);
  append_look_guide(looks, tables.look_guide);
  table.pairs = append_pairs(route, salvo.type.index(), tables);
  table.stretches = append_stretches(route, type.family, tables);
  const auto windows = std::accumulate(tables.pairs.begin() + table.pairs.begin, tables.pairs.end(), std::uint32_t{0},
                                       [](std::uint32_t sum, const Pair& pair) { return sum + pair.windows.size(); });
  const std::uint32_t first_opening = tables.route_tables.empty() ? 0 : tables.route_tables.back().openings.end;
  table.openings = {first_opening, first_opening + windows};
  tables.routes.push_back(route);
  tables.route_tables.push_back(table);
}

void compile_routes(Tables& tables) {
  std::vector<Interval> spans;
  for (std::uint32_t s = 0; s < tables.salvos.size(); ++s) {
    SalvoTable& salvo = tables.salvos[s];
    salvo.first_route = as_index(tables.routes.size());
    double longest_s = 0;
    for (std::uint32_t lane = 0; lane < salvo.lanes; ++lane) {
      for (std::uint32_t target = 0; target < salvo.targets; ++target) {
        compile_route(tables, s, lane, target);
        longest_s = std::max(longest_s, tables.routes.back().duration_s);
      }
    }
    spans.push_back(raid_span(tables.scenario.salvos[SalvoId(s)], longest_s));
  }
  tables.layout.timeline = timeline_axis(spans);
}

}  // namespace

Tables compile(Scenario scenario) {
  Tables tables;
  tables.scenario = std::move(scenario);
  tables.types = tables.scenario.types.size();
  tables.layout = make_layout(tables.scenario);
  tables.parameters = base_parameters(tables.scenario);
  compile_batteries(tables);
  compile_salvos(tables);
  compile_routes(tables);
  compute_hazards(tables, tables.parameters);
  compute_openings(tables, tables.parameters, tables.openings);
  tables.bindings = bind_uncertain(tables.scenario);
  EntityNames names("uncertain");
  for (const UncertainParameter& parameter : tables.scenario.uncertain) {
    tables.uncertain_entities.push_back(names(parameter.path));
  }
  return tables;
}

}  // namespace bulwark
