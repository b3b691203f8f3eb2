#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/phrase.h"
#include "distributions/written.h"
#include "format/campaign_parts.h"
#include "format/inflow.h"
#include "format/steps.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array strike_keys{
    Key{"every", "a time, as 1 d, or a distribution, as {uniform: [8 d, 14 d]}"},
    Key{"first", "a time, as 5 d"},
    Key{"days", "times in order, as [3 d, 10 d, 12 d]"},
    Key{"salvos", "names of salvos, as [drones, decoys]"},
    Key{"size", "plan, or a share of the stock, as {share: 0.8}"},
    Key{"least", "numbers by type of threat, as {cruise_missile: 20}"},
};
constexpr std::array size_keys{Key{"share", "a share, 0 to 1 or 0 % to 100 %"}};

/// A raid's number is part of the names of its draws (campaign.md, section 7).
constexpr double most_occasions = static_cast<double>(max_count);

std::vector<double> read_days(const Value& value, double end_s) {
  std::vector<double> days_s;
  const std::vector<Value> items = items_of(value, "times in order, as [3 d, 10 d, 12 d]");
  if (value.is(NodeKind::list) && items.empty()) value.error("an empty list; expected times, as [3 d, 10 d, 12 d]");
  for (const Value& item : items) {
    const auto day_s = Quantity{Dimension::time, not_negative}(item);
    if (!day_s) continue;
    if (!days_s.empty() && *day_s <= days_s.back() + same_time_s) {
      item.error(in_quotes(item.node->text) + " is not after the time before it; expected times in order");
    }
    // Of a first one that comes too late warn_if_never() speaks.
    if (!days_s.empty() && end_s > 0 && *day_s >= end_s)
      item.warning("comes when the campaign is over, so nothing flies then");
    days_s.push_back(*day_s);
  }
  return days_s;
}

void check_gaps(const Value& every, const Strike& strike, const Campaign& campaign) {
  const double mean_s = mean(*strike.every_s);
  if (mean_s > 0 && campaign.duration_s / mean_s > most_occasions) {
    every.error("more than 1,000,000 occasions within the campaign; expected longer gaps or a shorter campaign");
  }
}

void warn_if_never(const Entry& entry, const Strike& strike, const Campaign& campaign) {
  const double first_s = strike.days_s.empty() ? strike.first_s : strike.days_s.front();
  if (campaign.duration_s <= 0 || first_s < campaign.duration_s) return;
  entry.value.diagnostics->warning(entry.name_place, entry.value.path,
                                   "first comes when the campaign is over, so this has no effect");
}

void read_calendar(const MapReader& map, const Entry& entry, const Campaign& campaign, Strike& strike) {
  const auto every = map.find("every");
  const auto days = map.find("days");
  const auto first = map.find("first");
  map.require_either("every", "days", "every: 1 d");
  map.read("first", strike.first_s, Quantity{Dimension::time, not_negative});
  if (days && first) first->warning("with days, this has no effect");
  if (map.read("every", strike.every_s, DistributionOf{Variable::gap})) check_gaps(*every, strike, campaign);
  if (days) strike.days_s = read_days(*days, campaign.duration_s);
  warn_if_never(entry, strike, campaign);
}

std::vector<SalvoId> read_salvos(const MapReader& map, const Reading& reading) {
  std::vector<std::size_t> indices(reading.scenario.salvos.size());
  for (std::size_t i = 0; i < indices.size(); ++i) indices[i] = i;
  if (map.read("salvos", indices, ListOf{reading.names.salvos, "names of salvos, as [drones, decoys]"})) {
    const Value list = *map.find("salvos");
    if (list.node->items.empty()) list.error("no salvos; expected at least one, or no such key for all");
  }
  std::sort(indices.begin(), indices.end());
  return {indices.begin(), indices.end()};
}

const AttackerStock* find_stock(const Campaign& campaign, TypeId type) {
  const auto found = std::find_if(campaign.stocks.begin(), campaign.stocks.end(),
                                  [&](const AttackerStock& stock) { return stock.type == type; });
  return found == campaign.stocks.end() ? nullptr : &*found;
}

/// A share of a stock without bounds would be a salvo without bounds.
void check_share(const Value& size, const AttackerStock& stock, const Scenario& scenario, const Campaign& campaign) {
  if (stock.most || amount_at(stock.inflow, campaign.duration_s) <= static_cast<double>(max_count)) return;
  size.error("the stock of " + in_quotes(scenario.types[stock.type].name) +
             " may grow beyond 1,000,000, and a raid with it; expected a smaller stock, or most of it in one raid");
}

void read_size(const Value& value, const Reading& reading, const Campaign& campaign, Strike& strike) {
  const auto share = [&](const Value& size) {
    return MapReader(size, size_keys).require("share", strike.share, Probability{"a share"});
  };
  if (describe_either(value, Choice<bool>{{{"plan", true}}}, share)) return;
  const bool is_plan = value.is(NodeKind::scalar) && value.node->text == "plan";
  if (is_plan) return;
  if (!value.is(NodeKind::map)) return value.unexpected("plan, or a share of the stock, as {share: 0.8}");
  if (!share(value)) return;
  std::set<TypeId> stocked;
  for (const SalvoId salvo : strike.salvos) {
    const AttackerStock* stock = find_stock(campaign, reading.scenario.salvos[salvo].type);
    if (stock == nullptr || !stocked.insert(stock->type).second) continue;
    check_share(value, *stock, reading.scenario, campaign);
  }
  if (stocked.empty()) value.warning("no salvo of this strike is of a type with a stock, so this has no effect");
}

void read_least(const Value& value, const Reading& reading, const Campaign& campaign, Strike& strike) {
  const NameTable& types = reading.names.types;
  for (const Entry& entry : entries_of(value, "numbers by type of threat, as {cruise_missile: 20}")) {
    const auto type = types.resolve(entry.name, entry.name_place, entry.value.path, *value.diagnostics);
    const auto count = Whole()(entry.value);
    if (!type || !count) continue;
    if (find_stock(campaign, TypeId(*type)) == nullptr) {
      value.diagnostics->error(
          entry.name_place, entry.value.path,
          "threat " + in_quotes(entry.name) +
              " has no stock, so there are always enough; expected a type of campaign.attacker.stocks");
    }
    strike.least.push_back({TypeId(*type), static_cast<double>(*count)});
  }
}

Strike read_strike(const Entry& entry, const Reading& reading, const Campaign& campaign) {
  const MapReader map(entry.value, strike_keys);
  Strike strike;
  strike.name = entry.name;
  read_calendar(map, entry, campaign, strike);
  strike.salvos = read_salvos(map, reading);
  if (const auto size = map.find("size")) read_size(*size, reading, campaign, strike);
  if (const auto least = map.find("least")) read_least(*least, reading, campaign, strike);
  return strike;
}

/// A salvo that no strike has never flies in a campaign.
void warn_of_idle_salvos(const Value& strikes, const Reading& reading, const Campaign& campaign) {
  const Node* raid = reading.root.find("raid");
  for (std::size_t s = 0; s < reading.scenario.salvos.size(); ++s) {
    const bool flies = std::any_of(campaign.strikes.begin(), campaign.strikes.end(), [&](const Strike& strike) {
      return std::find(strike.salvos.begin(), strike.salvos.end(), SalvoId(s)) != strike.salvos.end();
    });
    if (flies || raid == nullptr || s >= raid->members.size()) continue;
    const Member& member = raid->members[s];
    strikes.diagnostics->warning(member.key_place, "raid." + member.key,
                                 "no strike of the campaign has this salvo, so it has no effect");
  }
}

}  // namespace

void read_strikes(const Value& value, const Reading& reading, Campaign& campaign) {
  const std::vector<Entry> entries = named_entries(value, "strikes by name, as nightly: {every: 1 d}");
  if (value.is(NodeKind::map) && entries.empty()) value.error("no strikes; expected at least one");
  for (const Entry& entry : entries) campaign.strikes.push_back(read_strike(entry, reading, campaign));
  if (!entries.empty()) warn_of_idle_salvos(value, reading, campaign);
}

}  // namespace bulwark
