#include "scenario/features.h"

#include <algorithm>

namespace bulwark {

bool has_campaign(const Scenario& scenario) {
  return scenario.campaign.has_value();
}
bool has_grid(const Scenario& scenario) {
  return scenario.grid.has_value();
}
bool has_campaign_and_grid(const Scenario& scenario) {
  return has_campaign(scenario) && has_grid(scenario);
}
bool has_raid_and_grid(const Scenario& scenario) {
  return has_grid(scenario) && !has_campaign(scenario);
}
bool has_battery_targets(const Scenario& scenario) {
  return aims_at(scenario, TargetKind::battery);
}
bool has_priced_battery_targets(const Scenario& scenario) {
  return has_battery_targets(scenario) &&
         std::any_of(scenario.batteries.begin(), scenario.batteries.end(),
                     [](const Battery& battery) { return battery.unit.cost.has_value(); });
}
bool has_sensor_targets(const Scenario& scenario) {
  return aims_at(scenario, TargetKind::sensor);
}
bool has_site_targets(const Scenario& scenario) {
  return has_battery_targets(scenario) || has_sensor_targets(scenario);
}
bool has_duty(const Scenario& scenario) {
  return std::any_of(scenario.batteries.begin(), scenario.batteries.end(),
                     [](const Battery& battery) { return battery.unit.on_duty.has_value(); });
}
bool has_events(const Scenario& scenario) {
  return !scenario.events.empty();
}

}  // namespace bulwark
