#include "yaml/map_reader.h"

#include <algorithm>
#include <utility>

#include "base/phrase.h"
#include "base/suggest.h"

namespace bulwark {

namespace {

/// "; did you mean cost: 0.05?" of the 05 in {cost: 0,05}, which is two entries to YAML; empty of another key.
std::string likely_comma(const Node& map, const Member& member) {
  const std::size_t at = static_cast<std::size_t>(&member - map.members.data());
  if (at == 0 || member.value.kind != NodeKind::null || member.key.empty()) return {};
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const Member& before = map.members[at - 1];
  const std::string& whole = before.value.text;
  const bool is_whole = !whole.empty() && std::all_of(whole.begin(), whole.end(), is_digit);
  if (!is_whole || !is_digit(member.key.front())) return {};
  return "; did you mean " + before.key + ": " + whole + "." + member.key + "?";
}

}  // namespace

MapReader::MapReader(Value value, std::span<const Key> keys) : value_(std::move(value)), keys_(keys) {
  if (describes()) {
    describe_keys();
    return;
  }
  std::vector<std::string> known;
  for (const Key& key : keys_) known.emplace_back(key.name);
  if (!is_map()) value_.unexpected("a map with the keys " + join_and(known));
  for (const Member& member : value_.node->members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    const std::string comma = likely_comma(*value_.node, member);
    value_.diagnostics->error(
        member.key_place, value_.child_path(member.key),
        "unknown key " + in_quotes(member.key) + (comma.empty() ? suggestion(member.key, known) : comma));
  }
}

std::optional<Value> MapReader::find(std::string_view key, Presence presence) const {
  if (!is_map()) return std::nullopt;
  if (describes()) return describe_key(key, presence);
  if (const Node* node = value_.node->find(key)) return value_.child(std::string(key), *node);
  if (presence == Presence::required) {
    value_.diagnostics->error(value_.node->place, value_.child_path(std::string(key)),
                              "missing; expected " + std::string(expected_at(key)));
  }
  return std::nullopt;
}

void MapReader::require_either(std::string_view first, std::string_view second, const std::string& example) const {
  if (describes()) return describe_exactly_one({std::string(first), std::string(second)});
  const auto has_first = find(first);
  const auto has_second = find(second);
  const auto both = [&](const char* none, const char* other) {
    return none + std::string(first) + other + std::string(second) + "; expected one";
  };
  if (has_first && has_second) has_second->error(both("both ", " and ") + " of them");
  if (!has_first && !has_second && is_map()) value_.error(both("neither ", " nor ") + ", as " + example);
}

void MapReader::describe_exactly_one(const std::vector<std::string>& keys) const {
  if (describes()) value_.shape->exactly_one.push_back(keys);
}

void MapReader::describe_keys() const {
  value_.shape->become(ShapeKind::map);
  for (const Key& key : keys_) value_.shape->key(key.name).value.meaning = key.expected;
}

std::optional<Value> MapReader::describe_key(std::string_view name, Presence presence) const {
  ShapeKey& key = value_.shape->key(name);
  key.is_known = std::any_of(keys_.begin(), keys_.end(), [&](const Key& known) { return known.name == name; });
  key.is_required = key.is_required || presence == Presence::required;
  return value_.describing(key.name, key.value);
}

std::string_view MapReader::expected_at(std::string_view key) const {
  const auto found = std::find_if(keys_.begin(), keys_.end(), [&](const Key& known) { return known.name == key; });
  return found == keys_.end() ? std::string_view("a value") : found->expected;
}

}  // namespace bulwark
