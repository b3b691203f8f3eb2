#include "format/salvo_targets.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "base/phrase.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::string_view battery_prefix = "batteries.";
constexpr std::string_view sensor_prefix = "sensors.";

/// A name among the targets of a salvo, and where it was written.
struct WrittenTarget {
  std::string name;
  Place place;
  std::string path;
  Diagnostics* diagnostics;

  void error(const std::string& message) const { diagnostics->error(place, path, message); }
  std::optional<std::size_t> resolve(const NameTable& table, std::string_view prefix) const {
    return table.resolve(name.substr(prefix.size()), place, path, *diagnostics);
  }
};

std::vector<TargetId> members_of(const Scenario& scenario, const std::string& key) {
  std::vector<TargetId> members;
  for (std::size_t b = 0; b < scenario.batteries.size(); ++b) {
    if (scenario.batteries[BatteryId(b)].key == key) members.emplace_back(BatteryId(b));
  }
  return members;
}

/// `2` of `guns.2`, counted from 1; 0 where it is no number.
std::size_t member_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size() && text.front() != '0' ? number : 0;
}

/// `batteries.guns` or `batteries.guns.2`: all members, or that one.
std::vector<TargetId> find_batteries(const WrittenTarget& written, const Reading& reading) {
  const std::string name = written.name.substr(battery_prefix.size());
  const std::size_t dot = name.find('.');
  const std::string key = name.substr(0, dot);
  WrittenTarget of_key = written;
  of_key.name = std::string(battery_prefix) + key;
  if (!of_key.resolve(reading.names.battery_keys, battery_prefix)) return {};
  std::vector<TargetId> members = members_of(reading.scenario, key);
  if (dot == std::string::npos || reading.names.uncounted_batteries.contains(key)) return members;
  const std::size_t number = member_number(name.substr(dot + 1));
  if (number >= 1 && number <= members.size() && members.size() > 1) return {members[number - 1]};
  const std::string own = std::string(battery_prefix) + key;
  written.error("no battery is called " + in_quotes(name) + "; expected " + own +
                (members.size() == 1 ? ", which stands alone"
                                     : ", or one of " + own + ".1 to " + own + "." + std::to_string(members.size())));
  return {};
}

/// An asset, unless the name was meant for a part of the defence and lacks its section.
std::vector<TargetId> find_asset(const WrittenTarget& written, const Names& names) {
  if (!names.assets.find(written.name)) {
    for (const auto& [table, prefix] :
         {std::pair(&names.battery_keys, battery_prefix), std::pair(&names.sensors, sensor_prefix)}) {
      if (!table->find(written.name)) continue;
      written.error("no asset is called " + in_quotes(written.name) + "; did you mean " +
                    in_quotes(std::string(prefix) + written.name) + "?");
      return {};
    }
  }
  const auto asset = written.resolve(names.assets, "");
  return asset ? std::vector<TargetId>{AssetId(*asset)} : std::vector<TargetId>();
}

std::vector<TargetId> find_targets(const WrittenTarget& written, const Reading& reading) {
  if (written.name.starts_with(battery_prefix)) return find_batteries(written, reading);
  if (!written.name.starts_with(sensor_prefix)) return find_asset(written, reading.names);
  const auto sensor = written.resolve(reading.names.sensors, sensor_prefix);
  return sensor ? std::vector<TargetId>{SensorId(*sensor)} : std::vector<TargetId>();
}

bool is_among(const std::vector<SalvoTarget>& targets, TargetId target) {
  return std::any_of(targets.begin(), targets.end(),
                     [&](const SalvoTarget& earlier) { return earlier.target == target; });
}

/// Adds what the name stands for; whether it stands for anything.
bool add_targets(const WrittenTarget& written, double weight, const Reading& reading,
                 std::vector<SalvoTarget>& targets) {
  const std::vector<TargetId> found = find_targets(written, reading);
  for (const TargetId target : found) {
    if (is_among(targets, target)) {
      const std::string name = in_quotes(name_of(reading.scenario, target));
      written.error(target.is_asset() ? "asset " + name + " is listed twice; expected once, or weights {plant: 2, …}"
                                      : name + " is named twice in this salvo; expected once");
    } else {
      targets.push_back({target, weight / static_cast<double>(found.size())});
    }
  }
  return !found.empty();
}

std::vector<SalvoTarget> read_list(const Value& value, const Reading& reading) {
  std::vector<SalvoTarget> targets;
  for (const Value& item : items_of(value, "names of targets")) {
    const auto name = Text{"the name of an asset, or as batteries.north or sensors.radar"}(item);
    if (name) add_targets({*name, item.node->place, item.path, item.diagnostics}, 1, reading, targets);
  }
  return targets;
}

std::vector<SalvoTarget> read_weights(const Value& value, const Reading& reading) {
  std::vector<SalvoTarget> targets;
  double sum = 0;
  bool is_readable = true;
  for (const Entry& entry : entries_of(value, "weights of targets")) {
    const auto weight = Number{not_negative, "a weight, at least 0", &sizes::value}(entry.value);
    const WrittenTarget written{entry.name, entry.name_place, entry.value.path, value.diagnostics};
    const bool is_known = add_targets(written, weight.value_or(0), reading, targets);
    is_readable = is_readable && is_known && weight;
    sum += weight.value_or(0);
  }
  if (is_readable && !targets.empty() && sum <= 0) value.error("all weights are 0; expected at least one above 0");
  return targets;
}

}  // namespace

std::vector<SalvoTarget> read_salvo_targets(const Value& value, const Reading& reading) {
  std::vector<SalvoTarget> targets;
  const auto list = [&](const Value& names) { return read_list(names, reading); };
  const auto weights = [&](const Value& map) { return read_weights(map, reading); };
  if (describe_either(value, list, weights)) return targets;
  if (value.is(NodeKind::list)) {
    targets = read_list(value, reading);
  } else if (value.is(NodeKind::map)) {
    targets = read_weights(value, reading);
  } else {
    const bool is_name = value.is(NodeKind::scalar) && reading.names.assets.find(value.node->text);
    value.unexpected("assets, as [plant] or with weights {plant: 2, substation: 1}" +
                     (is_name ? "; did you mean [" + value.node->text + "]?" : std::string()));
    return targets;
  }
  if (value.node->items.empty() && value.node->members.empty()) value.error("no targets; expected at least one");
  return targets;
}

}  // namespace bulwark
