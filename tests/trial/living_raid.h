// The duel of small_raid.h with threats that fly at its battery or sensors.
#pragma once

#include <string>

#include "trial/small_raid.h"

namespace bulwark::testing {

/// Missiles that no battery engages and that never fail, miss or lack effect.
inline const std::string killer_type = "threats.killer={family: cruise, speed: 500 m/s, altitude: 0 m}";

/// `count` of them arrive at `targets` at the time, over land where nobody looks.
inline Settings killers_at(double time_s, const std::string& targets = "batteries.north", int count = 1,
                           const std::string& name = "strike") {
  return {killer_type, "raid." + name + "={threat: killer, count: " + std::to_string(count) +
                           ", from: [-400 km, 0 km], targets: [" + targets +
                           "], arrive: {at: " + std::to_string(time_s) + " s}}"};
}

/// A second battery beside the first.
inline const std::string south = "batteries.south={system: sam, position: [0 km, 0 km]}";

/// The beginning of the raid as the scenario has it, but that these are missing.
inline RaidBeginning beginning_without(const Tables& tables, std::vector<BatteryId> batteries,
                                       std::vector<SensorId> sensors, std::uint32_t trial = 0) {
  RaidBeginning beginning;
  beginning.streams = TrialStreams(1, trial);
  for (const std::int64_t count : tables.parameters.count)
    beginning.counts.push_back(static_cast<std::uint32_t>(count));
  for (const BatteryId b : tables.batteries.ids()) {
    beginning.batteries.push_back({tables.parameters.rounds[b], tables.parameters.reload_stock[b]});
  }
  beginning.missing_batteries = std::move(batteries);
  beginning.missing_sensors = std::move(sensors);
  return beginning;
}

/// Fate of the duel's drone, the only threat of the first cell.
inline bool drone_leaked(const Outcome& outcome) {
  const auto& fates = outcome.cells[CellId(0)].fates;
  return fates[static_cast<std::size_t>(Fate::leaked_hit)] + fates[static_cast<std::size_t>(Fate::leaked_miss)] == 1;
}

/// Causes of the leakers of the first cell; "none" where there are none.
inline std::string drone_cause(const Outcome& outcome) {
  std::string causes;
  for (std::size_t c = 0; c < cause_count; ++c) {
    for (std::uint32_t k = 0; k < outcome.cells[CellId(0)].causes[c]; ++k) {
      causes += (causes.empty() ? "" : " ") + std::string(cause_names[c]);
    }
  }
  return causes.empty() ? "none" : causes;
}

}  // namespace bulwark::testing
