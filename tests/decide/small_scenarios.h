// Scenarios whose rare events have an exact probability.
#pragma once

#include <string>
#include <vector>

#include "decide/rare.h"
#include "format/load.h"
#include "tables/tables.h"

namespace bulwark::testing {

/// Threats one after another, each with one shot at it that kills with pk; hits are certain.
inline std::string single_shots(int threats, double pk, const std::string& rest = "") {
  return R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km], hardness: 100, capacity: 100 MW}
threats:
  drone: {family: uav, speed: 100 m/s, altitude: 0 m}
raid:
  wave: {threat: drone, count: )" +
         std::to_string(threats) + R"(, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s, offset: {every: 1 s}}}
systems:
  sam:
    interceptor: {speed: 1e6 m/s}
    envelope: {range: [0 km, 10 km]}
    pk: {uav: )" +
         std::to_string(pk) + R"(}
    channels: 100
    rounds: 1000
    reaction: 0 s
    assessment: 1000 s
batteries:
  north: {system: sam, position: [0 km, 0 km]}
)" + rest;
}

/// Of two batteries either does; both are down with the square of 1 - availability.
inline std::string two_modes() {
  return single_shots(40, 0.9, "  south: {system: sam, position: [0 km, 0 km]}\n");
}

/// Two kinds of threat, 20 that leak with 0.2 and 30 with 0.05.
inline std::string two_groups() {
  std::string text = single_shots(20, 0.8);
  text.replace(text.find("raid:"), 5,
               "  missile: {family: missile, speed: 100 m/s, altitude: 0 m}\nraid:\n"
               "  few: {threat: missile, count: 30, from: [100 km, 0 km], targets: [plant], "
               "launch: {at: 0 s, offset: {every: 1 s}}}");
  text.replace(text.find("pk: {uav: "), 9, "pk: {missile: 0.95, uav:");
  return text;
}

inline Tables compiled(const std::string& text, const std::vector<std::string>& settings = {}) {
  std::vector<Override> overrides;
  for (const std::string& setting : settings) overrides.push_back(parse_override(setting));
  return compile(load_scenario_text(text, "rare.yaml", overrides).scenario);
}

inline RareQuery query_of(const Tables& tables, const std::string& event, std::uint64_t seed, double relative = 0.2) {
  RareQuery query;
  query.event = read_rare_event(tables.scenario, event);
  query.seed = seed;
  query.relative = relative;
  query.particles = 100;
  query.moves = 2;
  return query;
}

}  // namespace bulwark::testing
