#include "tables/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "geometry/envelope.h"
#include "tables/detection.h"
#include "tables/exposure.h"

namespace bulwark {

namespace {

double time_in_windows_s(const Tables& tables, const Pair& pair) {
  double total_s = 0;
  for (const WindowId w : pair.windows) {
    total_s += tables.geometry->windows[w].launch.end_s - tables.geometry->windows[w].launch.begin_s;
  }
  return total_s;
}

void warn_of_idle_batteries(const Tables& tables, std::vector<std::string>& warnings) {
  IndexedBy<BatteryId, char> engages(tables.batteries.size());
  for (const Pair& pair : tables.geometry->pairs) engages[pair.battery] = 1;
  for (const BatteryId b : engages.ids()) {
    const Battery& battery = tables.scenario.batteries[b];
    if (!engages[b]) {
      warnings.push_back(
          fmt::format("battery {}: has no launch window on any route, so it can engage nothing", battery.name));
    } else if (battery.unit.rounds == 0 || battery.unit.channels == 0) {
      warnings.push_back(
          fmt::format("battery {}: has no {}", battery.name, battery.unit.rounds == 0 ? "rounds" : "channels"));
    }
  }
}

void warn_of_free_salvos(const Tables& tables, std::vector<std::string>& warnings) {
  for (const SalvoId s : tables.salvos.ids()) {
    const bool reached = std::any_of(tables.geometry->route_tables.begin(), tables.geometry->route_tables.end(),
                                     [&](const RouteTable& r) { return r.salvo == s && r.pairs.size() > 0; });
    if (!reached) {
      warnings.push_back(fmt::format("salvo {}: no battery that engages it has a launch window on its routes",
                                     tables.scenario.salvos[s].name));
    }
  }
}

bool covers_some_route(const Tables& tables, const Sensor& sensor) {
  for (const RouteId r : tables.geometry->routes.ids()) {
    const Salvo& salvo = tables.scenario.salvos[tables.geometry->route_tables[r].salvo];
    if (sees(sensor, tables.scenario.types[salvo.type].family) &&
        !times_inside(tables.geometry->routes[r], coverage(sensor)).empty()) {
      return true;
    }
  }
  return false;
}

void warn_of_blind_sensors(const Tables& tables, std::vector<std::string>& warnings) {
  for (const Sensor& sensor : tables.scenario.sensors) {
    if (!covers_some_route(tables, sensor)) {
      warnings.push_back(fmt::format("sensor {}: sees no route", sensor.name));
    }
  }
}

void warn_of_idle_jammers(const Tables& tables, std::vector<std::string>& warnings) {
  std::set<JammerId> useful;
  for (const auto slot : tables.geometry->hazard_jammers) {
    useful.insert(tables.parameters.jammer_rate_per_s.row_of(slot));
  }
  for (const JammerId j : tables.scenario.jammers.ids()) {
    if (!useful.count(j)) {
      warnings.push_back(fmt::format("jammer {}: no route of a family that it affects passes within its radius",
                                     tables.scenario.jammers[j].name));
    }
  }
}

void warn_of_large_reserves(const Tables& tables, std::vector<std::string>& warnings) {
  const Scenario& scenario = tables.scenario;
  for (const BatteryId b : scenario.batteries.ids()) {
    const Battery& battery = scenario.batteries[b];
    if (battery.system.index() >= scenario.command.reserve.size()) continue;
    for (const ReserveEntry& entry : scenario.command.reserve[battery.system]) {
      if (entry.rounds > battery.unit.rounds) {
        warnings.push_back(fmt::format("battery {}: the reserve of {} rounds for {} is larger than its magazine of {}",
                                       battery.name, entry.rounds, scenario.families[entry.family],
                                       battery.unit.rounds));
      }
    }
  }
}

}  // namespace

IndexedByBoth<SystemId, SalvoId, Reach> reach_table(const Tables& tables) {
  IndexedByBoth<SystemId, SalvoId, Reach> table(tables.scenario.systems.size(), tables.salvos.size());
  std::set<std::pair<SalvoId, BatteryId>> seen;
  for (const RouteTable& route : tables.geometry->route_tables) {
    std::set<SystemId> systems;
    for (const PairId k : route.pairs) {
      const Pair& pair = tables.geometry->pairs[k];
      const SystemId system = tables.batteries[pair.battery].system;
      Reach& reach = table(system, route.salvo);
      if (systems.insert(system).second) ++reach.routes;
      if (seen.insert({route.salvo, pair.battery}).second) ++reach.batteries;
      reach.longest_window_s = std::max(reach.longest_window_s, time_in_windows_s(tables, pair));
    }
  }
  return table;
}

std::vector<std::string> review(const Tables& tables) {
  std::vector<std::string> warnings;
  warn_of_idle_batteries(tables, warnings);
  warn_of_free_salvos(tables, warnings);
  warn_of_blind_sensors(tables, warnings);
  warn_of_idle_jammers(tables, warnings);
  warn_of_large_reserves(tables, warnings);
  warn_of_exposure(tables, warnings);
  return warnings;
}

}  // namespace bulwark
