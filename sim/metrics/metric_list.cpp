#include "metrics/metric_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/input_error.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "metrics/fixed_point.h"
#include "scenario/features.h"

namespace bulwark {

namespace {

using E = Evaluation;
using G = GroupRef;

constexpr unsigned nowhere = 0;  // no kind of group

// Forms.
constexpr MetricForm count_form = {};
constexpr MetricForm leakage_form = {.is_ratio = true, .is_share = true, .measure = Measure::share};
constexpr MetricForm money_form = {.units = money_steps, .measure = Measure::money};
constexpr MetricForm ratio_form = {.is_ratio = true, .measure = Measure::ratio};
constexpr MetricForm power_form = {.units = capacity_steps_per_mw, .measure = Measure::power, .unit = "MW"};
constexpr MetricForm energy_form = {.units = energy_steps_per_mwh, .measure = Measure::energy, .unit = "MWh"};
constexpr MetricForm days_form = {.units = microseconds_per_day, .measure = Measure::time, .unit = "d"};
constexpr MetricForm hours_form = {.units = microseconds_per_hour, .measure = Measure::time, .unit = "h"};
constexpr MetricForm person_hours_form = {.units = person_hour_steps, .measure = Measure::person_hours};
constexpr MetricForm share_form = {.units = ratio_steps, .is_of_demand = true, .measure = Measure::share};
constexpr MetricForm proportion_form = {.is_proportion = true};

// What scenarios have it.
bool always(const Scenario&) {
  return true;
}

const GroupCounts& counts(const E& e, const G& g) {
  return e.groups[GroupId(g.index)];
}

template <Fate fate>
Observation fate_count_of(const E& e, const G& g) {
  return {counts(e, g).fates[static_cast<std::size_t>(fate)]};
}

template <Cause cause>
Observation cause_count_of(const E& e, const G& g) {
  return {counts(e, g).causes[static_cast<std::size_t>(cause)]};
}

using IsThere = bool (*)(const Scenario&);

template <Cause cause>
constexpr MetricKind cause_metric(const char* meaning, const char* needs = nullptr, IsThere is_there = always) {
  return {cause_names[static_cast<std::size_t>(cause)],
          meaning,
          needs,
          count_form,
          by_threats,
          nowhere,
          is_there,
          cause_count_of<cause>};
}

std::uint32_t launched(const GroupCounts& of) {
  return std::accumulate(of.fates.begin(), of.fates.end(), 0U);
}

std::uint32_t leakers(const GroupCounts& of) {
  return of.fates[static_cast<std::size_t>(Fate::leaked_hit)] + of.fates[static_cast<std::size_t>(Fate::leaked_miss)];
}

Observation leakage(const E& e, const G& g) {
  const GroupCounts& of = counts(e, g);
  return {leakers(of), launched(of) - of.fates[static_cast<std::size_t>(Fate::failed)]};
}

/// A figure of the trial's campaign or grid.
const CampaignOutcome& of_campaign(const E& e) {
  return e.outcome->campaign;
}

const BusCounts& of_bus(const E& e, const G& g) {
  return g.kind == GroupKind::bus ? of_campaign(e).buses[g.index] : of_campaign(e).grid;
}

/// That of one group, or the sum of all.
template <class Count>
Observation one_or_sum(const std::vector<Count>& of, const G& g) {
  return {g.kind == GroupKind::whole ? std::accumulate(of.begin(), of.end(), std::int64_t{0})
                                     : std::int64_t{of[g.index]}};
}

Observation unserved_share(const E& e, const G& g) {
  return {of_bus(e, g).unserved_share};
}

Observation damage_days(const E& e, const G& g) {
  return one_or_sum(e.asset_damage_us, g);
}

Observation disabled_days(const E& e, const G& g) {
  return one_or_sum(of_campaign(e).disabled_us, g);
}

Observation short_refills(const E& e, const G& g) {
  return one_or_sum(of_campaign(e).short_refills, g);
}

Observation capacity_lost(const E& e, const G& g) {
  return {g.kind == GroupKind::asset ? e.asset_capacity_lost[g.index] : e.capacity_lost};
}

// In the order of summary.csv.
constexpr std::array kinds{
    MetricKind{"launched", "threats launched, failed ones too", nullptr, count_form, by_threats, by_threats, always,
               [](const E& e, const G& g) -> Observation { return {launched(counts(e, g))}; }},
    MetricKind{"failed", "never appeared", nullptr, count_form, by_threats, by_threats, always,
               fate_count_of<Fate::failed>},
    MetricKind{"soft_killed", "lost to jammers", nullptr, count_form, by_threats, by_threats, always,
               fate_count_of<Fate::soft_killed>},
    MetricKind{"intercepted", "killed by batteries", nullptr, count_form, by_threats, by_threats, always,
               fate_count_of<Fate::intercepted>},
    MetricKind{"leaked_hit", "leaked and hit", nullptr, count_form, by_threats, by_threats, always,
               fate_count_of<Fate::leaked_hit>},
    MetricKind{"leaked_miss", "leaked and missed", nullptr, count_form, by_threats, by_threats, always,
               fate_count_of<Fate::leaked_miss>},
    MetricKind{"leakers", "leaked_hit + leaked_miss", nullptr, count_form, by_threats, by_threats, always,
               [](const E& e, const G& g) -> Observation { return {leakers(counts(e, g))}; }},
    MetricKind{"leakage", "leakers over launched - failed", nullptr, leakage_form, by_threats, by_threats, always,
               leakage},
    MetricKind{"shots", "rounds fired at threats of the group", nullptr, count_form, by_threats, by_threats, always,
               [](const E& e, const G& g) -> Observation { return {counts(e, g).shots}; }},
    MetricKind{"collateral", "leakers that missed, no decoys", nullptr, count_form, by_threats, by_threats, always,
               [](const E& e, const G& g) -> Observation { return {counts(e, g).collateral}; }},
    MetricKind{"attacker_cost", "of every threat launched", nullptr, money_form, by_whole, by_whole, always,
               [](const E& e, const G&) -> Observation { return {e.attacker_cost}; }},
    MetricKind{"defender_cost", "of every round fired", nullptr, money_form, by_whole, by_whole, always,
               [](const E& e, const G&) -> Observation { return {e.defender_cost}; }},
    MetricKind{"cost_ratio", "defender_cost over attacker_cost", nullptr, ratio_form, by_whole, by_whole, always,
               [](const E& e, const G&) -> Observation {
                 return {e.defender_cost, e.attacker_cost};
               }},
    MetricKind{"capacity_lost_MW", "capacity of assets lost; of a campaign at its end", nullptr, power_form,
               by_whole | by_asset, by_whole, always, capacity_lost},
    MetricKind{"assets_disabled", "assets disabled; of a campaign at its end", nullptr, count_form, by_whole, by_whole,
               always, [](const E& e, const G&) -> Observation { return {e.assets_disabled}; }},
    MetricKind{"batteries_destroyed", "batteries destroyed; of a campaign, over its raids",
               "batteries among the targets", count_form, by_whole, by_whole, has_battery_targets,
               [](const E& e, const G&) -> Observation { return {e.batteries_destroyed}; }},
    MetricKind{"lost_cost", "of every battery destroyed; of a campaign, over its raids",
               "batteries among the targets that have a cost", money_form, by_whole, by_whole,
               has_priced_battery_targets, [](const E& e, const G&) -> Observation { return {e.lost_cost}; }},
    MetricKind{"sensors_destroyed", "sensors destroyed; of a campaign, over its raids", "sensors among the targets",
               count_form, by_whole, by_whole, has_sensor_targets,
               [](const E& e, const G&) -> Observation { return {e.sensors_destroyed}; }},
    MetricKind{
        "raids", "raids flown", "campaign:", count_form, by_whole, by_whole, has_campaign,
        [](const E& e, const G&) -> Observation { return {static_cast<std::int64_t>(of_campaign(e).raids.size())}; }},
    MetricKind{"skipped_raids", "raids that did not take place for want of stock", "campaign:", count_form, by_whole,
               by_whole, has_campaign,
               [](const E& e, const G&) -> Observation { return {of_campaign(e).skipped_raids}; }},
    MetricKind{"short_refills", "refills for which the depot held too little", "campaign:", count_form,
               by_whole | by_system, by_whole | by_system, has_campaign, short_refills},
    MetricKind{"damage_days", "damage over hardness, integrated over time, in days", "campaign:", days_form,
               by_whole | by_asset, by_whole | by_asset, has_campaign, damage_days},
    MetricKind{"disabled_days", "time disabled, in days", "campaign:", days_form, by_whole | by_asset,
               by_whole | by_asset, has_campaign, disabled_days},
    MetricKind{"repairs", "repair jobs ended", "campaign:", count_form, by_whole, by_whole, has_campaign,
               [](const E& e, const G&) -> Observation { return {of_campaign(e).repairs}; }},
    MetricKind{"backlog", "damage outstanding at the end, in effective hits", "campaign:", count_form, by_whole,
               by_whole, has_campaign, [](const E& e, const G&) -> Observation { return {of_campaign(e).backlog}; }},
    MetricKind{"unserved_MWh", "energy demanded and not served", "campaign: and grid:", energy_form, by_whole | by_bus,
               by_whole | by_bus, has_campaign_and_grid,
               [](const E& e, const G& g) -> Observation { return {of_bus(e, g).unserved}; }},
    MetricKind{"unserved_MW", "demand not served after the raid", "grid: and no campaign:", power_form,
               by_whole | by_bus, by_whole | by_bus, has_raid_and_grid,
               [](const E& e, const G& g) -> Observation { return {of_bus(e, g).unserved}; }},
    MetricKind{"unserved_share", "of what is demanded", "grid:", share_form, by_whole | by_bus, by_whole | by_bus,
               has_grid, unserved_share},
    MetricKind{"person_hours", "people times the share of their demand unserved, in hours",
               "campaign: and grid:", person_hours_form, by_whole | by_bus, by_whole | by_bus, has_campaign_and_grid,
               [](const E& e, const G& g) -> Observation { return {of_bus(e, g).person_hours}; }},
    MetricKind{"outage_hours", "time with more than a millionth of the demand unserved, in hours",
               "campaign: and grid:", hours_form, by_whole | by_bus, by_whole | by_bus, has_campaign_and_grid,
               [](const E& e, const G& g) -> Observation { return {of_bus(e, g).outage_us}; }},
    MetricKind{"worst_unserved_MW", "most unserved at one time", "campaign: and grid:", power_form, by_whole, by_whole,
               has_campaign_and_grid,
               [](const E& e, const G&) -> Observation { return {of_campaign(e).worst_unserved_w}; }},
    MetricKind{"worst_unserved_share", "largest share unserved at one time", "campaign: and grid:", share_form,
               by_whole, by_whole, has_campaign_and_grid,
               [](const E& e, const G&) -> Observation { return {of_campaign(e).worst_unserved_share}; }},
    MetricKind{"p_disabled", "probability that the asset is disabled", nullptr, proportion_form, by_asset, nowhere,
               always,
               [](const E& e, const G& g) -> Observation { return {e.outcome->assets[AssetId(g.index)].disabled}; }},
    MetricKind{"p_empty", "probability that the battery is up and at some time has no round ready", nullptr,
               proportion_form, by_battery, nowhere, always,
               [](const E& e, const G& g) -> Observation {
                 const BatteryCounts& of = e.outcome->batteries[BatteryId(g.index)];
                 return {of.up && of.emptied ? 1 : 0};
               }},
    MetricKind{"p_destroyed", "probability that the battery or sensor is destroyed",
               "batteries or sensors among the targets", proportion_form, by_battery | by_sensor, nowhere,
               has_site_targets,
               [](const E& e, const G& g) -> Observation {
                 return {g.kind == GroupKind::battery ? e.outcome->batteries[BatteryId(g.index)].site.destroyed
                                                      : e.outcome->sensors[SensorId(g.index)].destroyed};
               }},
    cause_metric<Cause::missed>("leakers that were fired at, or written off"),
    cause_metric<Cause::uncovered>("leakers that no battery could reach"),
    cause_metric<Cause::undetected>("leakers detected too late, or never"),
    cause_metric<Cause::tracks>("leakers without a track in time"),
    cause_metric<Cause::ignored>("leakers taken for decoys and left"),
    cause_metric<Cause::suppressed>("leakers that only destroyed batteries could have engaged",
                                    "batteries among the targets", has_battery_targets),
    cause_metric<Cause::off_duty>("leakers that only batteries off duty could have engaged", "on_duty: of a battery",
                                  has_duty),
    cause_metric<Cause::magazine>("leakers for which no round was left"),
    cause_metric<Cause::channels>("leakers for which there was a round at times, but no free channel with it"),
    MetricKind{"event", "probability that the event happens", "events:", proportion_form, by_event, by_event,
               has_events, [](const E& e, const G& g) -> Observation { return {e.events[g.index]}; }},
};

const MetricKind* find_kind(const std::string& name) {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const MetricKind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace

std::span<const MetricKind> metric_kinds() {
  return kinds;
}

MetricName parse_metric(const std::string& text) {
  const std::size_t colon = text.find(':');
  MetricName name{text.substr(0, colon), colon == std::string::npos ? "all" : text.substr(colon + 1)};
  const MetricKind* const kind = find_kind(name.metric);
  if (kind == nullptr) {
    std::vector<std::string> known;
    for (const MetricKind& candidate : kinds) known.emplace_back(candidate.name);
    const std::string nearest = nearest_name(name.metric, known);
    refuse("no metric " + in_quotes(name.metric) + "; " +
           (nearest.empty() ? "expected " + join_or(known) : "did you mean " + in_quotes(nearest) + "?"));
  }
  if (kind->groups == by_whole && name.group != "all") {
    refuse(name.metric + " is a figure of the whole raid; expected " + name.metric + ":all");
  }
  return name;
}

const MetricKind& kind_of(const MetricName& name) {
  return *find_kind(name.metric);
}

}  // namespace bulwark
