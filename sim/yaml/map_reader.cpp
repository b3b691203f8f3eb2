#include "yaml/map_reader.h"

#include <algorithm>
#include <utility>

#include "base/phrase.h"
#include "base/suggest.h"

namespace bulwark {

MapReader::MapReader(Value value, std::span<const Key> keys) : value_(std::move(value)), keys_(keys) {
  std::vector<std::string> known;
  for (const Key& key : keys_) known.emplace_back(key.name);
  if (!is_map()) value_.unexpected("a map with the keys " + join_and(known));
  for (const Member& member : value_.node->members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    value_.diagnostics->error(member.key_place, value_.child_path(member.key),
                              "unknown key " + in_quotes(member.key) + suggestion(member.key, known));
  }
}

std::optional<Value> MapReader::find(std::string_view key, Presence presence) const {
  if (!is_map()) return std::nullopt;
  if (const Node* node = value_.node->find(key)) return value_.child(std::string(key), *node);
  if (presence == Presence::required) {
    value_.diagnostics->error(value_.node->place, value_.child_path(std::string(key)),
                              "missing; expected " + std::string(expected_at(key)));
  }
  return std::nullopt;
}

std::string_view MapReader::expected_at(std::string_view key) const {
  const auto found = std::find_if(keys_.begin(), keys_.end(), [&](const Key& known) { return known.name == key; });
  return found == keys_.end() ? std::string_view("a value") : found->expected;
}

}  // namespace bulwark
