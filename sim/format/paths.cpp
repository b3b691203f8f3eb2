#include "format/paths.h"

#include <algorithm>

#include "format/scenario_shape.h"

namespace bulwark {

namespace {

/// The map among the alternatives of a shape, null where there is none.
const Shape* map_in(const Shape* shape) {
  if (shape == nullptr || shape->kind != ShapeKind::either) return shape;
  const auto found = std::find_if(shape->parts.begin(), shape->parts.end(), [](const Shape& part) {
    return part.kind == ShapeKind::map || part.kind == ShapeKind::by_name;
  });
  return found == shape->parts.end() ? nullptr : &*found;
}

const Shape* shape_at(const Shape* map, const std::string& key) {
  if (map == nullptr) return nullptr;
  if (map->kind == ShapeKind::by_name) return &map->parts.front();
  const auto found =
      std::find_if(map->keys.begin(), map->keys.end(), [&](const ShapeKey& known) { return known.name == key; });
  if (found != map->keys.end()) return &found->value;
  return map->parts.empty() ? nullptr : &map->parts.front();  // of a member of a ring
}

void add_paths(const Node& node, const Shape* shape, const std::string& prefix, std::vector<std::string>& paths) {
  if (node.kind != NodeKind::map) return;
  const Shape* const map = map_in(shape);
  for (const Member& member : node.members) {
    const std::string path = prefix + member.key;
    paths.push_back(path);
    add_paths(member.value, shape_at(map, member.key), path + ".", paths);
  }
  if (map == nullptr || map->has_one_key) return;
  for (const ShapeKey& key : map->keys) {
    if (node.find(key.name) == nullptr) paths.push_back(prefix + key.name);
  }
}

}  // namespace

std::vector<std::string> paths_of(const ScenarioText& text) {
  const Shape shape = scenario_shape();
  std::vector<std::string> paths;
  add_paths(text.root(), &shape, "", paths);
  return paths;
}

}  // namespace bulwark
