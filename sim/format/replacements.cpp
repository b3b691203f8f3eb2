#include <array>

#include "base/phrase.h"
#include "base/suggest.h"
#include "distributions/written.h"
#include "format/campaign_parts.h"
#include "format/inflow.h"

namespace bulwark {

namespace {

constexpr std::array replacement_keys{Key{"time", "a time or a distribution, as {exponential: 10 d}"},
                                      Key{"units", "what replaces it, as {initial: 2, delivery: 0.1 /d}"}};
constexpr std::array replaced_unit_keys{Key{"initial", "a number, at least 0"},
                                        Key{"delivery", "a rate, as 0.1 /d, or steps [[from, rate], …]"}};

constexpr const char* all_sensors = "sensors";

/// The system of an entry, none for that of the sensors; false after a complaint.
bool find_system(const Entry& entry, const NameTable& systems, std::optional<SystemId>& system) {
  if (entry.name == all_sensors) return true;
  if (const auto index = systems.find(entry.name)) {
    system = SystemId(*index);
    return true;
  }
  if (!systems.is_complete()) return false;
  std::vector<std::string> known = systems.names();
  known.emplace_back(all_sensors);
  entry.value.diagnostics->error(entry.name_place, entry.value.path,
                                 "no system is called " + in_quotes(entry.name) + suggestion(entry.name, known));
  return false;
}

/// Whether a salvo may destroy what the entry replaces.
bool can_be_destroyed(const Replacement& replacement, const Scenario& scenario) {
  if (!replacement.system) return aims_at(scenario, TargetKind::sensor);
  for (std::size_t b = 0; b < scenario.batteries.size(); ++b) {
    const bool is_of_system = scenario.batteries[BatteryId(b)].system == *replacement.system;
    if (is_of_system && is_target(scenario, BatteryId(b))) return true;
  }
  return false;
}

void warn_if_idle(const Entry& entry, const Replacement& replacement, const Scenario& scenario) {
  if (can_be_destroyed(replacement, scenario)) return;
  entry.value.diagnostics->warning(
      entry.name_place, entry.value.path,
      std::string(replacement.system ? "no salvo targets a battery of this system" : "no salvo targets a sensor") +
          ", so this has no effect");
}

}  // namespace

void read_replacements(const Value& value, const Reading& reading, Campaign& campaign) {
  for (const Entry& entry : entries_of(value, "replacements by system, as {medium_sam: {time: 10 d}}, or of sensors")) {
    Replacement replacement;
    const bool is_known = find_system(entry, reading.names.systems, replacement.system);
    const MapReader map(entry.value, replacement_keys);
    map.require("time", replacement.time_s, DistributionOf{Variable::time});
    if (const auto units = map.find("units"))
      replacement.units = read_inflow(MapReader(*units, replaced_unit_keys), "delivery", campaign.duration_s);
    if (!is_known) continue;
    warn_if_idle(entry, replacement, reading.scenario);
    campaign.replacements.push_back(std::move(replacement));
  }
}

}  // namespace bulwark
