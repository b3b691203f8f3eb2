#include "yaml/shape.h"

#include <algorithm>

namespace bulwark {

void Shape::become(ShapeKind of_kind) {
  if (kind == of_kind && of_kind != ShapeKind::either && of_kind != ShapeKind::tuple) return;
  kind = of_kind;
  parts.clear();
  keys.clear();
}

Shape& Shape::add_part() {
  return parts.emplace_back();
}

ShapeKey& Shape::key(std::string_view name) {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const ShapeKey& known) { return known.name == name; });
  if (found != keys.end()) return *found;
  keys.push_back({std::string(name), false, true, {}});
  return keys.back();
}

}  // namespace bulwark
