#include "yaml/positions.h"

#include <array>
#include <cmath>

#include "yaml/map_reader.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr const char* expected_position =
    "a position, as [5 km, 12 km] (east, north) or {bearing: 52 deg, range: 230 km}";

constexpr std::array polar_keys{
    Key{"bearing", "a compass bearing from (0, 0), as 52 deg"},
    Key{"range", "a length, as 230 km"},
};

std::optional<Vector2> read_polar(const Value& value) {
  const MapReader map(value, polar_keys);
  double bearing_rad = 0;
  double range_m = 0;
  const bool has_bearing = map.require("bearing", bearing_rad, Quantity{Dimension::angle});
  const bool has_range = map.require("range", range_m, Quantity{Dimension::length, not_negative});
  return has_bearing && has_range ? std::optional(at_bearing(bearing_rad, range_m)) : std::nullopt;
}

std::optional<Vector2> read_cartesian(const Value& value) {
  const std::vector<Value> items = items_of(value, expected_position, 2);
  if (items.empty()) return std::nullopt;
  const auto x = Quantity{Dimension::length}(items[0]);
  const auto y = Quantity{Dimension::length}(items[1]);
  return x && y ? std::optional(Vector2(*x, *y)) : std::nullopt;
}

}  // namespace

Vector2 at_bearing(double bearing_rad, double range_m) {
  return {range_m * std::sin(bearing_rad), range_m * std::cos(bearing_rad)};
}

std::optional<Vector2> Position::operator()(const Value& value) const {
  if (describe_either(value, read_cartesian, read_polar)) {
    value.shape->definition = "position";
    return std::nullopt;
  }
  if (value.is(NodeKind::map)) return read_polar(value);
  if (value.is(NodeKind::list)) return read_cartesian(value);
  value.unexpected(expected_position);
  return std::nullopt;
}

std::optional<std::vector<Vector2>> Positions::operator()(const Value& value) const {
  const std::vector<Value> items = items_of(value, "a list of positions, as [[60 km, 70 km], [30 km, 35 km]]");
  if (items.size() == 2 && items[0].is(NodeKind::scalar) && items[1].is(NodeKind::scalar)) {
    value.error("one position; expected a list of them; did you mean [[" + items[0].node->text + ", " +
                items[1].node->text + "]]?");
    return std::nullopt;
  }
  std::vector<Vector2> positions;
  for (const Value& item : items) {
    if (const auto position = Position()(item)) positions.push_back(*position);
  }
  return positions;
}

}  // namespace bulwark
