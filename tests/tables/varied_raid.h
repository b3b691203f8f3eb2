// A scenario with something of every kind that geometry depends on, to be varied by settings.
#pragma once

#include <string>
#include <vector>

#include "format/load.h"

namespace bulwark::testing {

inline const std::string& varied_raid() {
  static const std::string text = R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km], value: 3}
  depot: {position: [4 km, 9 km]}
threats:
  drone:  {family: uav, speed: 100 m/s, altitude: 300 m, signature: 0.1 m^2}
  rocket: {family: missile, speed: 900 m/s, profile: ballistic, apogee: 20 km}
raid:
  wave:    {threat: drone, count: 8, from: [100 km, 0 km], via: [[60 km, 40 km]], lanes: 2, lane_spacing: 2 km,
            targets: [plant, depot], launch: {at: 0 s}}
  barrage: {threat: rocket, count: 3, from: [150 km, 50 km], targets: [plant], arrive: {at: 20 min}}
sensors:
  radar: {position: [0 km, 5 km], mast: 20 m, max_range: 90 km, scan: 9 s,
          radar: {range: 60 km, pd: 0.7, pfa: 1e-6}}
  ear:   {position: [20 km, 15 km], max_range: 12 km, scan: 5 s, pd: 0.2, sees: [uav]}
systems:
  sam:
    interceptor: {speed: 800 m/s, cost: 1}
    envelope: {range: [1 km, 25 km], altitude: [20 m, 15 km]}
    mast: 12 m
    pk: {uav: 0.6, rocket: 0.5}
    channels: 2
    rounds: 12
    reaction: 8 s
batteries:
  north: {system: sam, position: [2 km, 6 km]}
  south: {system: sam, position: [1 km, -5 km]}
jammers:
  city: {position: [0 km, 0 km], radius: 9 km, rate: {uav: 0.3 /min}}
)";
  return text;
}

/// Settings are PATH=VALUE, as after --set.
inline Scenario load_varied(const std::vector<std::string>& settings = {}) {
  std::vector<Override> overrides;
  for (const std::string& setting : settings) overrides.push_back(parse_override(setting));
  return load_scenario_text(varied_raid(), "varied.yaml", overrides).scenario;
}

}  // namespace bulwark::testing
