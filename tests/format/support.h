// Scenarios for the tests of the reader: a small valid one, and what loading says.
#pragma once

#include <string>
#include <vector>

#include "format/load.h"

namespace bulwark::testing {

/// The smallest scenario with one of each: every key that has a default is left out.
inline const std::string& small_scenario() {
  static const std::string text = R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km]}
  depot: {position: [9 km, -4 km]}
threats:
  drone: {family: uav, speed: 180 km/h, altitude: 100 m}
raid:
  wave: {threat: drone, count: 10, from: [90 km, 0 km], targets: [plant], launch: {at: 2 min}}
sensors:
  radar: {position: [1 km, 2 km], max_range: 80 km, scan: 5 s, pd: 0.4}
systems:
  sam:
    interceptor: {speed: 900 m/s}
    envelope: {range: [1 km, 40 km]}
    pk: {uav: 0.8}
    channels: 2
    rounds: 8
    reaction: 6 s
batteries:
  north: {system: sam, position: [0 km, 5 km]}
jammers:
  city: {position: [0 km, 0 km], radius: 15 km, rate: {uav: 3 /min}}
)";
  return text;
}

inline LoadedScenario load_small(const std::vector<std::string>& settings = {}) {
  std::vector<Override> overrides;
  for (const std::string& setting : settings) overrides.push_back(parse_override(setting));
  return load_scenario_text(small_scenario(), "small.yaml", overrides);
}

/// One line an error; "loaded" where there is none.
inline std::string complaints(const std::vector<std::string>& settings) {
  try {
    load_small(settings);
    return "loaded";
  } catch (const InputErrors& errors) {
    return errors.what();
  }
}

inline std::string complaints_about_text(const std::string& text) {
  try {
    load_scenario_text(text, "text.yaml");
    return "loaded";
  } catch (const InputErrors& errors) {
    return errors.what();
  }
}

}  // namespace bulwark::testing
