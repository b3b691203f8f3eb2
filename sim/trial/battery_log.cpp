#include "trial/battery_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace bulwark {

namespace {

std::string standing(const State& state, BatteryId b) {
  const BatteryState& battery = state.batteries[b];
  if (battery.up) return fmt::format("{} channels, {} rounds", battery.channels, battery.ready);
  const bool is_missing = state.tables->is_living && state.attrition.batteries[b].is_missing();
  return is_missing ? "missing" : "down";
}

}  // namespace

void log_batteries(State& state) {
  double first_s = 0;
  for (const Threat& threat : state.threats) first_s = std::min(first_s, threat.launch_s);
  for (const BatteryId b : state.batteries.ids()) {
    state.log->events.push_back({first_s, "stand", {}, b, {}, {}, {}, standing(state, b)});
  }
}

}  // namespace bulwark
