// The shipped scenarios, loaded and compiled once each.
#pragma once

#include <string>

#include "format/load.h"
#include "tables/tables.h"

namespace bulwark::bench {

inline std::string scenario_path(const std::string& name) {
  return std::string(BULWARK_SOURCE_DIR) + "/configs/" + name + ".yaml";
}

inline Scenario load_shipped(const std::string& name, const std::vector<Override>& overrides = {}) {
  return load_scenario(scenario_path(name), overrides).scenario;
}

inline constexpr const char* shipped[] = {"quickstart",  "point_defence", "missile_only", "decoy_flood",
                                          "winter_grid", "suppression",   "air_patrols"};

}  // namespace bulwark::bench
