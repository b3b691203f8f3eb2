#include <numbers>
#include <utility>

#include "format/battery_members.h"
#include "format/fire_unit.h"
#include "format/sections.h"
#include "yaml/map_reader.h"
#include "yaml/positions.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::uint64_t max_batteries = most(sizes::batteries);  // in all

const std::vector<Key>& keys_of_battery() {
  static const std::vector<Key> keys = [] {
    std::vector<Key> all{{"system", "the name of a system"},
                         {"position", "a position, as [5 km, 12 km]"},
                         {"count", "a number of batteries, at least 1"},
                         {"ring", "a length: the radius of the ring that they stand on"}};
    all.insert(all.end(), fire_unit_keys().begin(), fire_unit_keys().end());
    return all;
  }();
  return keys;
}

/// How the batteries of one key stand: all at the centre, or evenly on a ring, the first north, clockwise.
struct Layout {
  Vector2 centre_m = Vector2::Zero();
  std::uint32_t count = 1;
  double ring_m = 0;
  bool is_counted = true;  // false: there is a count, and it could not be read

  Vector2 position_of(std::uint32_t member) const {
    return centre_m + at_bearing(2 * std::numbers::pi * member / count, ring_m);
  }
};

Layout read_layout(const MapReader& map) {
  Layout layout;
  map.require("position", layout.centre_m, Position());
  layout.is_counted = map.read("count", layout.count, Whole{1, max_batteries}) || !map.has("count");
  map.read("ring", layout.ring_m, Quantity{Dimension::length, not_negative});
  return layout;
}

/// The keys of the format, and the numbers of members that this battery has entries of.
std::vector<Key> keys_of(const Value& battery) {
  std::vector<Key> keys = keys_of_battery();
  const std::vector<Key> numbers = number_keys(battery);
  keys.insert(keys.end(), numbers.begin(), numbers.end());
  return keys;
}

/// What all members have in common.
Battery read_battery(const MapReader& map, const std::string& key, const Reading& reading) {
  Battery battery;
  battery.key = key;
  battery.name = key;
  battery.unit.rounds = max_count;  // unless the system says
  if (const auto system = map.find("system", Presence::required)) {
    if (const auto index = reading.names.systems.resolve(*system)) {
      battery.system = SystemId(*index);
      battery.unit = reading.scenario.systems[battery.system].unit;
    }
  }
  read_fire_unit(map, Presence::optional, reading.names, battery.unit);
  for (const Key& unit_key : fire_unit_keys()) {
    if (map.describes()) map.find(unit_key.name)->shape->standard.clear();  // the system's
    if (map.has(unit_key.name)) battery.own_keys.emplace_back(unit_key.name);
  }
  return battery;
}

/// The members of a battery's count, each where it stands.
std::vector<Battery> placed(const Battery& battery, const Layout& layout) {
  std::vector<Battery> members(layout.count, battery);
  for (std::uint32_t member = 0; member < layout.count; ++member) {
    members[member].member = member;
    if (layout.count > 1) members[member].name += "." + std::to_string(member + 1);
    members[member].position_m = layout.position_of(member);
  }
  return members;
}

}  // namespace

std::span<const Key> battery_keys() {
  return keys_of_battery();
}

void read_batteries(const Value& section, Reading& reading) {
  if (!section.is(NodeKind::map)) reading.names.battery_keys.give_up();
  for (const Entry& entry : named_entries(section, "batteries by name")) {
    reading.names.battery_keys.add(entry.name);
    const std::vector<Key> keys = keys_of(entry.value);
    const MapReader map(entry.value, keys);
    const Layout layout = read_layout(map);
    if (!layout.is_counted) reading.names.uncounted_batteries.insert(entry.name);
    const Battery battery = read_battery(map, entry.name, reading);
    if (reading.scenario.batteries.size() + layout.count > max_batteries) {
      entry.value.error("with these there are more than 10,000 batteries");
      reading.names.uncounted_batteries.insert(entry.name);
      continue;
    }
    std::vector<Battery> members = placed(battery, layout);
    for (const MemberEntry& own : member_entries(entry.value, entry.name, layout.count, layout.is_counted)) {
      Battery nobody = battery;  // an entry of no member is read all the same, for all that is wrong in it
      read_member(own.value, reading.names, own.member < members.size() ? members[own.member] : nobody);
    }
    for (Battery& member : members) reading.scenario.batteries.push_back(std::move(member));
  }
}

}  // namespace bulwark
