// What follows from a scenario's campaign and grid alone: who owns which draws, which entry of the campaign is whose,
// and how the series of an outcome are laid out.
#pragma once

#include <cstdint>
#include <vector>

#include "random/stream.h"
#include "scenario/scenario.h"
#include "tables/layout.h"

namespace bulwark {

constexpr std::uint32_t no_entry = 0xffffffffU;

struct CampaignTables {
  std::vector<EntityName> strike_entities;                  // [strike]: own the gaps
  std::vector<EntityName> asset_entities;                   // [asset]: own the repair times
  std::vector<EntityName> sensor_entities;                  // [sensor]: own the replacement times
  std::vector<std::uint32_t> stock_of_type;                 // [type]: in Campaign::stocks, or no_entry
  std::vector<std::uint32_t> supply_of_system;              // [system]: in Campaign::supply, or no_entry
  std::vector<std::uint32_t> replacement_of_system;         // [system]: in Campaign::replacements, or no_entry
  std::uint32_t replacement_of_sensors = no_entry;          // likewise
  std::vector<std::uint32_t> repair_of_asset;               // [asset]: in Repair::kinds, or no_entry
  std::vector<std::vector<BatteryId>> batteries_of_system;  // [system]
};

/// All entries are no_entry where there is no campaign.
CampaignTables campaign_tables(const Scenario& scenario);

/// Days, sampling times and events of the scenario's campaign.
CampaignLayout campaign_layout(const Scenario& scenario);

}  // namespace bulwark
