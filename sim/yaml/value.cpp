#include "yaml/value.h"

namespace bulwark {

void Value::unexpected(const std::string& expected) const {
  if (is(NodeKind::invalid)) return;
  error((is(NodeKind::null) ? "has no value" : shape_of(*node)) + "; expected " + expected);
}

std::vector<Entry> entries_of(const Value& value, const std::string& expected) {
  if (!value.is(NodeKind::map)) value.unexpected(expected);
  std::vector<Entry> entries;
  for (const Member& member : value.node->members) {
    entries.push_back({member.key, member.key_place, value.child(member.key, member.value)});
  }
  return entries;
}

std::vector<Value> items_of(const Value& value, const std::string& expected) {
  if (!value.is(NodeKind::list)) value.unexpected(expected);
  std::vector<Value> items;
  for (const Node& item : value.node->items) items.push_back(value.child(std::to_string(items.size()), item));
  return items;
}

}  // namespace bulwark
