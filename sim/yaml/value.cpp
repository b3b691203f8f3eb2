#include "yaml/value.h"

namespace bulwark {

Value Value::describing(const std::string& key, Shape& of_child) const {
  static const Node nothing{NodeKind::invalid, {}, "", false, {}, {}};
  return {&nothing, key.empty() ? path : child_path(key), diagnostics, &of_child};
}

void Value::unexpected(const std::string& expected) const {
  if (is(NodeKind::invalid)) return;
  error((is(NodeKind::null) ? "has no value" : shape_of(*node)) + "; expected " + expected);
}

std::vector<Entry> entries_of(const Value& value, const std::string& expected) {
  if (value.describes()) {
    value.shape->become(ShapeKind::by_name);
    if (value.shape->parts.empty()) value.shape->add_part();
    return {{"NAME", {}, value.describing("NAME", value.shape->parts.front())}};
  }
  if (!value.is(NodeKind::map)) value.unexpected(expected);
  std::vector<Entry> entries;
  for (const Member& member : value.node->members) {
    entries.push_back({member.key, member.key_place, value.child(member.key, member.value)});
  }
  return entries;
}

std::vector<Value> items_of(const Value& value, const std::string& expected) {
  if (value.describes()) {
    value.shape->become(ShapeKind::list);
    if (value.shape->parts.empty()) value.shape->add_part();
    return {value.describing("0", value.shape->parts.front())};
  }
  if (!value.is(NodeKind::list)) value.unexpected(expected);
  std::vector<Value> items;
  for (const Node& item : value.node->items) items.push_back(value.child(std::to_string(items.size()), item));
  return items;
}

std::vector<Value> items_of(const Value& value, const std::string& expected, std::size_t count) {
  std::vector<Value> items;
  if (value.describes()) {
    value.shape->become(ShapeKind::tuple);
    for (std::size_t i = 0; i < count; ++i) items.push_back(value.describing("0", value.shape->add_part()));
    return items;
  }
  items = items_of(value, expected);
  if (items.size() == count) return items;
  if (value.is(NodeKind::list)) value.error("a list of " + std::to_string(items.size()) + "; expected " + expected);
  return {};
}

}  // namespace bulwark
