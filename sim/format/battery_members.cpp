#include "format/battery_members.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/phrase.h"
#include "format/fire_unit.h"
#include "yaml/positions.h"

namespace bulwark {

namespace {

bool is_number(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Counted from 1, as members are named; 0 where no member is called so.
std::uint32_t number_of(std::string_view key) {
  std::uint32_t number = 0;
  const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), number);
  return fault == std::errc() && end == key.data() + key.size() && key.front() != '0' ? number : 0;
}

std::string who_is_there(const std::string& key, const std::string& number, std::uint32_t count) {
  if (count == 1) return in_quotes(key) + " stands alone; expected its keys without a number";
  return fmt::format("no battery is called {}; expected {}.1 to {}.{}", in_quotes(key + "." + number), key, key, count);
}

}  // namespace

std::span<const Key> battery_member_keys() {
  static const std::vector<Key> keys = [] {
    std::vector<Key> all{{"position", "a position, as [5 km, 12 km]"}};
    all.insert(all.end(), fire_unit_keys().begin(), fire_unit_keys().end());
    return all;
  }();
  return keys;
}

std::vector<Key> number_keys(const Value& battery) {
  std::vector<Key> keys;
  for (const Member& member : battery.node->members) {
    if (is_number(member.key)) keys.push_back({member.key, "a map of what this member has by itself"});
  }
  return keys;
}

std::vector<MemberEntry> member_entries(const Value& battery, const std::string& key, std::uint32_t count,
                                        bool is_counted) {
  std::vector<MemberEntry> entries;
  if (battery.describes()) {
    battery.shape->pattern = "^[0-9]+$";
    if (battery.shape->parts.empty()) battery.shape->add_part().meaning = "what this member has by itself";
    return {{0, battery.describing("1", battery.shape->parts.front())}};
  }
  for (const Member& member : battery.node->members) {
    if (!is_number(member.key)) continue;
    const std::uint32_t number = number_of(member.key);
    const Value value = battery.child(member.key, member.value);
    if (is_counted && (count == 1 || number < 1 || number > count)) {
      battery.diagnostics->error(member.key_place, value.path, who_is_there(key, member.key, count));
    }
    entries.push_back({number - 1, value});
  }
  return entries;
}

std::string member_with_own(const Node& battery, const std::string& name, std::string_view key) {
  for (const Member& member : battery.members) {
    if (is_number(member.key) && member.value.find(key) != nullptr) return name + "." + member.key;
  }
  return {};
}

void read_member(const Value& entry, const Names& names, Battery& battery) {
  const MapReader map(entry, battery_member_keys());
  map.read("position", battery.position_m, Position());
  read_fire_unit(map, Presence::optional, names, battery.unit);
  for (const Key& key : fire_unit_keys()) {
    if (map.describes()) map.find(key.name)->shape->standard.clear();  // what all members have
    if (map.has(key.name)) battery.own_keys.emplace_back(key.name);
  }
}

}  // namespace bulwark
