#include "scenario/event_quantities.h"

#include <algorithm>
#include <array>

#include "scenario/features.h"

namespace bulwark {

namespace {

using M = EventMeasure;

constexpr std::string_view a_campaign = "campaign:";
constexpr std::string_view both = "campaign: and grid:";
constexpr std::string_view battery_targets = "batteries among the targets";

constexpr EventQuantity of_threats(std::string_view name, std::string_view needs = {},
                                   bool (*is_there)(const Scenario&) = nullptr) {
  return {name, name, M::count, "", by_threats, false, needs, is_there};
}

constexpr EventQuantity metric(std::string_view name, M measure, std::string_view unit, unsigned groups,
                               std::string_view needs = {}, bool (*is_there)(const Scenario&) = nullptr) {
  return {name, name, measure, unit, groups, false, needs, is_there};
}

constexpr std::array quantities{
    of_threats("launched"),
    of_threats("failed"),
    of_threats("soft_killed"),
    of_threats("intercepted"),
    of_threats("leaked_hit"),
    of_threats("leaked_miss"),
    of_threats("leakers"),
    metric("leakage", M::share, "", by_threats),
    of_threats("shots"),
    of_threats("collateral"),
    metric("attacker_cost", M::money, "", by_whole),
    metric("defender_cost", M::money, "", by_whole),
    metric("capacity_lost_MW", M::power, "MW", by_whole | by_asset),
    metric("assets_disabled", M::count, "", by_whole),
    metric("batteries_destroyed", M::count, "", by_whole, battery_targets, has_battery_targets),
    metric("lost_cost", M::money, "", by_whole, "batteries among the targets that have a cost",
           has_priced_battery_targets),
    metric("sensors_destroyed", M::count, "", by_whole, "sensors among the targets", has_sensor_targets),
    metric("raids", M::count, "", by_whole, a_campaign, has_campaign),
    metric("skipped_raids", M::count, "", by_whole, a_campaign, has_campaign),
    metric("short_refills", M::count, "", by_whole | by_system, a_campaign, has_campaign),
    metric("damage_days", M::time, "d", by_whole | by_asset, a_campaign, has_campaign),
    metric("disabled_days", M::time, "d", by_whole | by_asset, a_campaign, has_campaign),
    metric("repairs", M::count, "", by_whole, a_campaign, has_campaign),
    metric("backlog", M::count, "", by_whole, a_campaign, has_campaign),
    metric("unserved_MWh", M::energy, "MWh", by_whole | by_bus, both, has_campaign_and_grid),
    metric("unserved_MW", M::power, "MW", by_whole | by_bus, "grid: and no campaign:", has_raid_and_grid),
    metric("unserved_share", M::share, "", by_whole | by_bus, "grid:", has_grid),
    metric("person_hours", M::person_hours, "", by_whole | by_bus, both, has_campaign_and_grid),
    metric("outage_hours", M::time, "h", by_whole | by_bus, both, has_campaign_and_grid),
    metric("worst_unserved_MW", M::power, "MW", by_whole, both, has_campaign_and_grid),
    metric("worst_unserved_share", M::share, "", by_whole, both, has_campaign_and_grid),
    EventQuantity{"disabled", "p_disabled", M::count, "", by_asset, true, "", nullptr},
    EventQuantity{"empty", "p_empty", M::count, "", by_battery, true, "", nullptr},
    EventQuantity{"destroyed", "p_destroyed", M::count, "", by_battery | by_sensor, true,
                  "batteries or sensors among the targets", has_site_targets},
    of_threats("missed"),
    of_threats("uncovered"),
    of_threats("undetected"),
    of_threats("tracks"),
    of_threats("ignored"),
    of_threats("suppressed", battery_targets, has_battery_targets),
    of_threats("off_duty", "on_duty: of a battery", has_duty),
    of_threats("magazine"),
    of_threats("channels"),
    EventQuantity{"event", "event", M::count, "", by_event, true, "events:", nullptr},
};

constexpr std::array event_units{
    EventUnit{"%", M::share, 0.01},    EventUnit{"W", M::power, 1},      EventUnit{"kW", M::power, 1e3},
    EventUnit{"MW", M::power, 1e6},    EventUnit{"GW", M::power, 1e9},   EventUnit{"Wh", M::energy, 1},
    EventUnit{"kWh", M::energy, 1e3},  EventUnit{"MWh", M::energy, 1e6}, EventUnit{"GWh", M::energy, 1e9},
    EventUnit{"TWh", M::energy, 1e12}, EventUnit{"s", M::time, 1},       EventUnit{"min", M::time, 60},
    EventUnit{"h", M::time, 3600},     EventUnit{"d", M::time, 86'400},
};

template <class Items, class Field>
auto find_by(const Items& items, std::string_view name, Field Items::value_type::*field) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.*field == name; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::span<const EventQuantity> event_quantities() {
  return quantities;
}

const EventQuantity* find_event_quantity(std::string_view name) {
  return find_by(quantities, name, &EventQuantity::name);
}

std::string_view name_of(EventMeasure measure) {
  switch (measure) {
    case M::count:
      return "a count";
    case M::money:
      return "a cost";
    case M::share:
      return "a share";
    case M::power:
      return "a power";
    case M::energy:
      return "an energy";
    case M::time:
      return "a time";
    case M::person_hours:
      return "a number of person-hours";
  }
  return {};
}

const EventUnit* find_event_unit(std::string_view symbol) {
  return find_by(event_units, symbol, &EventUnit::symbol);
}

std::vector<std::string> event_unit_symbols() {
  std::vector<std::string> symbols;
  for (const EventUnit& unit : event_units) symbols.emplace_back(unit.symbol);
  return symbols;
}

}  // namespace bulwark
