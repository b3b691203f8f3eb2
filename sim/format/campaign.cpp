#include <algorithm>
#include <array>

#include "base/phrase.h"
#include "format/campaign_parts.h"
#include "format/inflow.h"
#include "format/sections.h"
#include "format/steps.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array keys_of_campaign{
    Key{"duration", "a time, as 120 d"},
    Key{"pauses", "intervals of time, as [[35 d, 56 d]]"},
    Key{"strikes", "strikes by name, as nightly: {every: 1 d}"},
    Key{"attacker", "a map as {stocks: {one_way_drone: {initial: 400, production: 90 /d}}}"},
    Key{"supply", "depots by system, as {medium_sam: {initial: 120, delivery: 3 /d}}"},
    Key{"repair", "a map as {crews: 6, kinds: {default: {time: 5 d}}}"},
    Key{"replace", "replacements by system, as {medium_sam: {time: 10 d}}, or of sensors"},
};
constexpr std::array attacker_keys{Key{"stocks", "stocks by type of threat, as {one_way_drone: {initial: 400}}"},
                                   Key{"avoid_disabled", "true or false"}};
constexpr std::array stock_keys{Key{"initial", "a number, at least 0"},
                                Key{"production", "a rate, as 90 /d, or steps [[from, rate], …]"},
                                Key{"most", "a number of threats in one raid"}};
constexpr std::array supply_keys{Key{"initial", "a number of rounds, at least 0"},
                                 Key{"delivery", "a rate, as 3 /d, or steps [[from, rate], …]"},
                                 Key{"lead", "a time, as 6 h"}};

std::optional<Pause> read_pause(const Value& value) {
  const std::vector<Value> ends = items_of(value, "an interval [begin, end], as [35 d, 56 d]", 2);
  if (ends.empty()) return std::nullopt;
  const Quantity time{Dimension::time, not_negative};
  const auto begin_s = time(ends[0]);
  const auto end_s = time(ends[1]);
  if (!begin_s || !end_s) return std::nullopt;
  if (*end_s > *begin_s + same_time_s) return Pause{*begin_s, *end_s};
  value.error("end " + in_quotes(ends[1].node->text) + " is not after begin " + in_quotes(ends[0].node->text) +
              "; expected an interval [begin, end], as [35 d, 56 d]");
  return std::nullopt;
}

void read_pauses(const Value& value, Campaign& campaign) {
  for (const Value& item : items_of(value, "intervals of time, as [[35 d, 56 d]]")) {
    const auto pause = read_pause(item);
    if (!pause) continue;
    const auto overlaps = [&](const Pause& other) {
      return pause->begin_s < other.end_s - same_time_s && other.begin_s < pause->end_s - same_time_s;
    };
    if (std::any_of(campaign.pauses.begin(), campaign.pauses.end(), overlaps)) {
      item.error("overlaps a pause before it; expected pauses that do not overlap");
    } else {
      campaign.pauses.push_back(*pause);
    }
    if (campaign.duration_s > 0 && pause->begin_s >= campaign.duration_s) {
      item.warning("begins when the campaign is over, so this has no effect");
    }
  }
  std::sort(campaign.pauses.begin(), campaign.pauses.end(),
            [](const Pause& a, const Pause& b) { return a.begin_s < b.begin_s; });
}

bool is_flown(const Scenario& scenario, TypeId type) {
  return std::any_of(scenario.salvos.begin(), scenario.salvos.end(),
                     [&](const Salvo& salvo) { return salvo.type == type; });
}

void read_stocks(const Value& value, const Reading& reading, Campaign& campaign) {
  const NameTable& types = reading.names.types;
  for (const Entry& entry : entries_of(value, "stocks by type of threat, as {one_way_drone: {initial: 400}}")) {
    const auto type = types.resolve(entry.name, entry.name_place, entry.value.path, *value.diagnostics);
    const MapReader map(entry.value, stock_keys);
    AttackerStock stock;
    stock.inflow = read_inflow(map, "production", campaign.duration_s);
    map.read("most", stock.most, Whole());
    if (!type) continue;
    stock.type = TypeId(*type);
    if (!is_flown(reading.scenario, stock.type)) {
      value.diagnostics->warning(entry.name_place, entry.value.path, "no salvo is of this type, so this has no effect");
    }
    campaign.stocks.push_back(std::move(stock));
  }
}

void read_attacker(const Value& value, const Reading& reading, Campaign& campaign) {
  const MapReader map(value, attacker_keys);
  if (const auto stocks = map.find("stocks")) read_stocks(*stocks, reading, campaign);
  map.read("avoid_disabled", campaign.avoid_disabled, Flag());
}

void read_supply(const Value& value, const Reading& reading, Campaign& campaign) {
  const NameTable& systems = reading.names.systems;
  for (const Entry& entry : entries_of(value, "depots by system, as {medium_sam: {initial: 120, delivery: 3 /d}}")) {
    const auto system = systems.resolve(entry.name, entry.name_place, entry.value.path, *value.diagnostics);
    const MapReader map(entry.value, supply_keys);
    Supply supply;
    supply.inflow = read_inflow(map, "delivery", campaign.duration_s);
    map.read("lead", supply.lead_s, Quantity{Dimension::time, not_negative});
    if (!system) continue;
    supply.system = SystemId(*system);
    const auto& batteries = reading.scenario.batteries;
    if (std::none_of(batteries.begin(), batteries.end(),
                     [&](const Battery& battery) { return battery.system == supply.system; })) {
      value.diagnostics->warning(entry.name_place, entry.value.path,
                                 "no battery is of this system, so this has no effect");
    }
    campaign.supply.push_back(std::move(supply));
  }
}

}  // namespace

std::span<const Key> campaign_keys() {
  return keys_of_campaign;
}

void read_campaign(const Value& section, Reading& reading) {
  const MapReader map(section, keys_of_campaign);
  if (!map.is_map()) return;
  Campaign campaign;
  map.require("duration", campaign.duration_s, Quantity{Dimension::time, positive});
  if (const auto pauses = map.find("pauses")) read_pauses(*pauses, campaign);
  if (const auto attacker = map.find("attacker")) read_attacker(*attacker, reading, campaign);
  if (const auto strikes = map.find("strikes", Presence::required)) read_strikes(*strikes, reading, campaign);
  if (const auto supply = map.find("supply")) read_supply(*supply, reading, campaign);
  if (const auto repair = map.find("repair")) read_repair(*repair, reading, campaign);
  if (const auto replace = map.find("replace")) read_replacements(*replace, reading, campaign);
  reading.scenario.campaign = std::move(campaign);
}

}  // namespace bulwark
