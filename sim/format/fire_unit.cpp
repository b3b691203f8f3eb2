#include "format/fire_unit.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "base/phrase.h"
#include "base/suggest.h"
#include "distributions/written.h"
#include "format/duty.h"
#include "yaml/scalars.h"
#include "yaml/written_range.h"

namespace bulwark {

namespace {

constexpr std::array unit_keys{
    Key{"interceptor", "a speed and a cost, as {speed: 900 m/s, cost: 1.0}"},
    Key{"envelope", "lengths, as {range: [1 km, 40 km], altitude: [20 m, 18 km]}"},
    Key{"mast", "a length, as 12 m"},
    Key{"pk", "kill probabilities by type or family, as {drone: 0.85}"},
    Key{"channels", "a number of simultaneous engagements"},
    Key{"channel", "held, released or returns"},
    Key{"turnaround", "a time or a distribution, as 20 min"},
    Key{"rounds", "a number of rounds ready"},
    Key{"reload", "a map as {rounds: 8, time: 20 min, stock: 16}"},
    Key{"reaction", "a time or a distribution, as 6 s"},
    Key{"assessment", "a time or a distribution, as 4 s"},
    Key{"doctrine", "shots by type or family, as {cruise: {shots: 2, interval: 3 s}, default: {shots: 1}}"},
    Key{"availability", "a probability"},
    Key{"missed_kill", "a probability"},
    Key{"false_kill", "a probability"},
    Key{"guidance", "autonomous or command"},
    Key{"on_duty", "times on duty, as [[6 h, 18 h]], or [] for never"},
    Key{"hardness", "a number of effective hits"},
    Key{"value", "a number, at least 0"},
    Key{"cost", "what a battery costs to have, at least 0"},
};

constexpr std::array interceptor_keys{Key{"speed", "a speed, as 900 m/s"}, Key{"cost", "a number, at least 0"}};
constexpr std::array envelope_keys{Key{"range", "lengths [min, max], as [1 km, 40 km]"},
                                   Key{"altitude", "lengths [min, max], as [20 m, 18 km]"}};
constexpr std::array reload_keys{Key{"rounds", "a number of rounds, at least 1"},
                                 Key{"time", "a time or a distribution"}, Key{"stock", "a number of rounds in stock"},
                                 Key{"blocks_fire", "true or false"}};
constexpr std::array doctrine_keys{
    Key{"shots", "a number of shots, at least 1"},
    Key{"interval", "a time, as 3 s"},
    Key{"single_below", "a number of rounds: with fewer allowed, one shot"},
    Key{"last", "a time, as 90 s: holds fire until that long before the last window closes"},
};

void read_interceptor(const Value& value, FireUnit& unit) {
  const MapReader map(value, interceptor_keys);
  unit.interceptor_cost = 0;
  map.require("speed", unit.interceptor_speed_mps, Quantity{Dimension::speed, positive, &sizes::interceptor_speed});
  map.read("cost", unit.interceptor_cost, Number{not_negative, "a number", &sizes::money});
}

/// `[min, max]`, both included: they may be equal.
struct LengthRange {
  Limits limits;
  std::optional<std::pair<double, double>> operator()(const Value& value) const {
    const std::vector<Value> items = items_of(value, "lengths [min, max], as [1 km, 40 km]", 2);
    if (items.empty()) return std::nullopt;
    const Quantity length{Dimension::length, limits};
    const auto low = length(items[0]);
    const auto high = length(items[1]);
    if (!low || !high) return std::nullopt;
    if (*low <= *high) return std::pair(*low, *high);
    value.error("min " + in_quotes(items[0].node->text) + " is above max " + in_quotes(items[1].node->text) +
                "; expected [min, max] with min <= max");
    return std::nullopt;
  }
};

void read_envelope(const Value& value, FireUnit& unit) {
  const MapReader map(value, envelope_keys);
  std::pair<double, double> range(0, 0);
  const FireUnit any_altitude;
  std::pair<double, double> altitude(any_altitude.altitude_min_m, any_altitude.altitude_max_m);
  map.require("range", range, LengthRange{not_negative});
  map.read("altitude", altitude, LengthRange{not_negative});
  std::tie(unit.range_min_m, unit.range_max_m) = range;
  std::tie(unit.altitude_min_m, unit.altitude_max_m) = altitude;
}

/// In pk and doctrine, which scenarios share, a name that no threat has is worth a warning only.
void warn_of_absent_name(const Entry& entry, const Names& names) {
  if (!names.types.is_complete() || !names.families.is_complete()) return;
  if (names.types.find(entry.name) || names.families.find(entry.name)) return;
  std::vector<std::string> known = names.families.names();
  known.insert(known.end(), names.types.names().begin(), names.types.names().end());
  const std::string nearest = nearest_name(entry.name, known);
  entry.value.diagnostics->warning(entry.name_place, entry.value.path,
                                   "no threat has the type or family " + in_quotes(entry.name) +
                                       ", so this has no effect" +
                                       (nearest.empty() ? "" : "; did you mean " + in_quotes(nearest) + "?"));
}

/// Complains of a distribution where one value belongs: of what is not known `uncertain:` is told.
bool is_drawn_here(const Value& value) {
  const auto range = written_range(*value.node);
  if (!value.is(NodeKind::map) && !range) return false;
  value.error(
      fmt::format("a distribution; expected a probability, 0 to 1 or 0 % to 100 %, and under uncertain: what it is "
                  "drawn from, as {}: {{uniform: {}}}",
                  value.path, range.value_or("[0.6, 0.8]")));
  return true;
}

void read_pk(const Value& value, const Names& names, FireUnit& unit) {
  unit.pk.clear();
  for (const Entry& entry : named_entries(value, "kill probabilities by type or family, as {drone: 0.85}")) {
    warn_of_absent_name(entry, names);
    if (is_drawn_here(entry.value)) continue;
    unit.pk.push_back({entry.name, Probability()(entry.value).value_or(0)});
  }
}

void read_doctrine(const Value& value, const Names& names, FireUnit& unit) {
  unit.doctrine.clear();
  for (const Entry& entry : named_entries(value, "shots by type or family, as {default: {shots: 1}}")) {
    if (entry.name != "default") warn_of_absent_name(entry, names);
    const MapReader map(entry.value, doctrine_keys);
    DoctrineEntry doctrine;
    doctrine.name = entry.name;
    map.read("shots", doctrine.shots, Whole{1, most(sizes::shots)});
    map.read("interval", doctrine.interval_s, Quantity{Dimension::time, not_negative});
    map.read("single_below", doctrine.single_below, Whole());
    map.read("last", doctrine.last_s, Quantity{Dimension::time, not_negative});
    unit.doctrine.push_back(std::move(doctrine));
  }
}

void read_reload(const Value& value, FireUnit& unit) {
  const MapReader map(value, reload_keys);
  Reload reload;
  map.require("rounds", reload.rounds, Whole{1});
  map.require("time", reload.time_s, DistributionOf{Variable::time});
  map.require("stock", reload.stock, Whole());
  map.read("blocks_fire", reload.blocks_fire, Flag());
  unit.reload = reload;
}

/// Places for more rounds than the launchers hold would never be empty.
void check_reload(const MapReader& map, const FireUnit& unit) {
  if (!unit.reload || unit.reload->rounds <= unit.rounds) return;
  const auto reload = map.find("reload");
  const auto rounds = map.find("rounds");
  const Node* own_rounds = reload ? reload->node->find("rounds") : nullptr;
  if (!rounds && !own_rounds) return;  // said of the system already, or missing
  const Value place = own_rounds != nullptr ? reload->child("rounds", *own_rounds) : *rounds;
  place.error("reload.rounds " + std::to_string(unit.reload->rounds) + " is above rounds " +
              std::to_string(unit.rounds) + ", so no reload would ever start; expected at most rounds");
}

}  // namespace

std::span<const Key> fire_unit_keys() {
  return unit_keys;
}

void read_fire_unit(const MapReader& map, Presence presence, const Names& names, FireUnit& unit) {
  if (const auto value = map.find("interceptor", presence)) read_interceptor(*value, unit);
  if (const auto value = map.find("envelope", presence)) read_envelope(*value, unit);
  map.read("mast", unit.mast_m, Quantity{Dimension::length, not_negative});
  if (const auto value = map.find("pk", presence)) read_pk(*value, names, unit);
  map.read("channels", unit.channels, Whole(), presence);
  const Choice<ChannelUse> channel_uses{
      {{"held", ChannelUse::held}, {"released", ChannelUse::released}, {"returns", ChannelUse::returns}}};
  map.read("channel", unit.channel, channel_uses);
  map.read("turnaround", unit.turnaround_s, DistributionOf{Variable::time});
  const bool has_rounds = map.read("rounds", unit.rounds, Whole(), presence);
  if (!has_rounds && presence == Presence::required) unit.rounds = max_count;  // unknown: no reload is above it
  if (const auto value = map.find("reload")) read_reload(*value, unit);
  if (has_rounds || (presence == Presence::optional && !map.has("rounds"))) check_reload(map, unit);
  map.read("reaction", unit.reaction_s, DistributionOf{Variable::time}, presence);
  map.read("assessment", unit.assessment_s, DistributionOf{Variable::time});
  if (const auto value = map.find("doctrine")) read_doctrine(*value, names, unit);
  map.read("availability", unit.availability, Probability());
  map.read("missed_kill", unit.missed_kill, Probability());
  map.read("false_kill", unit.false_kill, Probability());
  const Choice<Guidance> guidances{{{"autonomous", Guidance::autonomous}, {"command", Guidance::command}}};
  map.read("guidance", unit.guidance, guidances);
  map.read("on_duty", unit.on_duty, DutyTimes());
  map.read("hardness", unit.hardness, Whole{1});
  map.read("value", unit.value, Number{not_negative, "a number", &sizes::value});
  map.read("cost", unit.cost, Number{not_negative, "a number", &sizes::money});
}

}  // namespace bulwark
