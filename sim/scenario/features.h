// What a scenario has of what not every scenario has: which metrics, tables and terms of events there are hangs on it.
#pragma once

#include "scenario/scenario.h"

namespace bulwark {

bool has_campaign(const Scenario& scenario);
bool has_grid(const Scenario& scenario);
bool has_campaign_and_grid(const Scenario& scenario);
/// A grid, judged once after a single raid.
bool has_raid_and_grid(const Scenario& scenario);
/// Batteries, sensors, or either, among the targets of salvos.
bool has_battery_targets(const Scenario& scenario);
/// The same of batteries, of which some say what they cost.
bool has_priced_battery_targets(const Scenario& scenario);
bool has_sensor_targets(const Scenario& scenario);
bool has_site_targets(const Scenario& scenario);
/// A battery that is not always on duty.
bool has_duty(const Scenario& scenario);
bool has_events(const Scenario& scenario);

}  // namespace bulwark
