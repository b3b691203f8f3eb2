#include "tables/campaign_tables.h"

#include <array>
#include <cmath>

#include "base/constants.h"
#include "geometry/interval.h"
#include "tables/entity_names.h"

namespace bulwark {

namespace {

constexpr double most_grid_samples = 500;

/// The entry of the asset's own kind, or else that of `default`.
std::uint32_t repair_of(const Repair& repair, const Asset& asset) {
  std::uint32_t fallback = no_entry;
  for (std::uint32_t k = 0; k < repair.kinds.size(); ++k) {
    if (repair.kinds[k].kind == asset.kind) return k;
    if (repair.kinds[k].kind == "default") fallback = k;
  }
  return fallback;
}

void index_entries(const Campaign& campaign, CampaignTables& tables) {
  for (std::uint32_t k = 0; k < campaign.stocks.size(); ++k) {
    tables.stock_of_type[campaign.stocks[k].type.index()] = k;
  }
  for (std::uint32_t k = 0; k < campaign.supply.size(); ++k) {
    tables.supply_of_system[campaign.supply[k].system.index()] = k;
  }
  for (std::uint32_t k = 0; k < campaign.replacements.size(); ++k) {
    const std::optional<SystemId>& system = campaign.replacements[k].system;
    (system ? tables.replacement_of_system[system->index()] : tables.replacement_of_sensors) = k;
  }
}

/// Sampling times k·step_s of [0, duration_s]: a step that divides days, and not many more than 500 of them.
TimelineAxis grid_axis(double duration_s) {
  constexpr std::array<double, 14> steps_s = {60,
                                              300,
                                              600,
                                              900,
                                              1800,
                                              3600,
                                              7200,
                                              10800,
                                              21600,
                                              43200,
                                              seconds_per_day,
                                              2 * seconds_per_day,
                                              5 * seconds_per_day,
                                              10 * seconds_per_day};
  TimelineAxis axis;
  axis.step_s = std::ceil(duration_s / (most_grid_samples * 10 * seconds_per_day)) * 10 * seconds_per_day;
  for (const double step_s : steps_s) {
    if (duration_s > most_grid_samples * step_s) continue;
    axis.step_s = step_s;
    break;
  }
  axis.samples = static_cast<std::size_t>(std::floor((duration_s + time_tolerance_s) / axis.step_s)) + 1;
  return axis;
}

std::vector<FirstEvent> first_events(const Scenario& scenario) {
  std::vector<FirstEvent> events;
  for (const Supply& supply : scenario.campaign->supply) {
    events.push_back(
        {FirstKind::short_refill, supply.system.value, 0, "short:" + scenario.systems[supply.system].name});
  }
  for (std::uint32_t a = 0; a < scenario.assets.size(); ++a) {
    events.push_back({FirstKind::disabled, a, 0, "disabled:" + scenario.assets[AssetId(a)].name});
  }
  if (!scenario.grid) return events;
  for (const int percent : {10, 25, 50}) {
    events.push_back(
        {FirstKind::unserved_share, 0, percent / 100.0, "unserved_share>=" + std::to_string(percent) + " %"});
  }
  return events;
}

}  // namespace

CampaignTables campaign_tables(const Scenario& scenario) {
  CampaignTables tables;
  tables.stock_of_type.assign(scenario.types.size(), no_entry);
  tables.supply_of_system.assign(scenario.systems.size(), no_entry);
  tables.replacement_of_system.assign(scenario.systems.size(), no_entry);
  tables.repair_of_asset.assign(scenario.assets.size(), no_entry);
  if (!scenario.campaign) return tables;
  const Campaign& campaign = *scenario.campaign;
  EntityNames strikes("strike");
  for (const Strike& strike : campaign.strikes) tables.strike_entities.push_back(strikes(strike.name));
  EntityNames assets("asset");
  for (const Asset& asset : scenario.assets) tables.asset_entities.push_back(assets(asset.name));
  EntityNames sensors("sensor");
  for (const Sensor& sensor : scenario.sensors) tables.sensor_entities.push_back(sensors(sensor.name));
  index_entries(campaign, tables);
  tables.batteries_of_system.resize(scenario.systems.size());
  for (const BatteryId b : scenario.batteries.ids()) {
    tables.batteries_of_system[scenario.batteries[b].system.index()].push_back(b);
  }
  if (!campaign.repair) return tables;
  for (std::size_t a = 0; a < scenario.assets.size(); ++a) {
    tables.repair_of_asset[a] = repair_of(*campaign.repair, scenario.assets[AssetId(a)]);
  }
  return tables;
}

CampaignLayout campaign_layout(const Scenario& scenario) {
  CampaignLayout layout;
  if (!scenario.campaign) return layout;
  const Campaign& campaign = *scenario.campaign;
  layout.days = static_cast<std::size_t>(std::floor((campaign.duration_s + time_tolerance_s) / seconds_per_day)) + 1;
  layout.stocks = campaign.stocks.size();
  layout.supplies = campaign.supply.size();
  layout.spares = campaign.repair ? campaign.repair->spares.size() : 0;
  layout.firsts = first_events(scenario);
  if (scenario.grid) layout.grid = grid_axis(campaign.duration_s);
  return layout;
}

}  // namespace bulwark
