#include "scenario/event_quantities.h"

#include <algorithm>
#include <array>

#include "scenario/features.h"

namespace bulwark {

namespace {

using M = EventMeasure;

constexpr unsigned threats = bit_of(GroupKind::threats);
constexpr unsigned whole = bit_of(GroupKind::whole);
constexpr unsigned asset = bit_of(GroupKind::asset);
constexpr unsigned system = bit_of(GroupKind::system);
constexpr unsigned bus = bit_of(GroupKind::bus);
constexpr unsigned battery = bit_of(GroupKind::battery);
constexpr unsigned sensor = bit_of(GroupKind::sensor);
constexpr unsigned event = bit_of(GroupKind::event);

constexpr std::string_view a_campaign = "campaign:";
constexpr std::string_view both = "campaign: and grid:";
constexpr std::string_view battery_targets = "batteries among the targets";

constexpr EventQuantity of_threats(std::string_view name, std::string_view needs = {},
                                   bool (*is_there)(const Scenario&) = nullptr) {
  return {name, name, M::count, "", threats, false, needs, is_there};
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
    metric("leakage", M::share, "", threats),
    of_threats("shots"),
    of_threats("collateral"),
    metric("attacker_cost", M::money, "", whole),
    metric("defender_cost", M::money, "", whole),
    metric("capacity_lost_MW", M::power, "MW", whole | asset),
    metric("assets_disabled", M::count, "", whole),
    metric("batteries_destroyed", M::count, "", whole, battery_targets, has_battery_targets),
    metric("lost_cost", M::money, "", whole, "batteries among the targets that have a cost",
           has_priced_battery_targets),
    metric("sensors_destroyed", M::count, "", whole, "sensors among the targets", has_sensor_targets),
    metric("raids", M::count, "", whole, a_campaign, has_campaign),
    metric("skipped_raids", M::count, "", whole, a_campaign, has_campaign),
    metric("short_refills", M::count, "", whole | system, a_campaign, has_campaign),
    metric("damage_days", M::time, "d", whole | asset, a_campaign, has_campaign),
    metric("disabled_days", M::time, "d", whole | asset, a_campaign, has_campaign),
    metric("repairs", M::count, "", whole, a_campaign, has_campaign),
    metric("backlog", M::count, "", whole, a_campaign, has_campaign),
    metric("unserved_MWh", M::energy, "MWh", whole | bus, both, has_campaign_and_grid),
    metric("unserved_MW", M::power, "MW", whole | bus, "grid: and no campaign:", has_raid_and_grid),
    metric("unserved_share", M::share, "", whole | bus, "grid:", has_grid),
    metric("person_hours", M::person_hours, "", whole | bus, both, has_campaign_and_grid),
    metric("outage_hours", M::time, "h", whole | bus, both, has_campaign_and_grid),
    metric("worst_unserved_MW", M::power, "MW", whole, both, has_campaign_and_grid),
    metric("worst_unserved_share", M::share, "", whole, both, has_campaign_and_grid),
    EventQuantity{"disabled", "p_disabled", M::count, "", asset, true, "", nullptr},
    EventQuantity{"empty", "p_empty", M::count, "", battery, true, "", nullptr},
    EventQuantity{"destroyed", "p_destroyed", M::count, "", battery | sensor, true,
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
    EventQuantity{"event", "event", M::count, "", event, true, "events:", nullptr},
};

constexpr std::array units{
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
  return find_by(units, symbol, &EventUnit::symbol);
}

std::vector<std::string> event_unit_symbols() {
  std::vector<std::string> symbols;
  for (const EventUnit& unit : units) symbols.emplace_back(unit.symbol);
  return symbols;
}

}  // namespace bulwark
