#include "distributions/arguments.h"

namespace bulwark {

std::optional<double> whole_number(const Value& value) {
  const auto number = Whole()(value);
  return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

std::optional<double> integer(const Value& value) {
  const auto number = Integer()(value);
  return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

std::optional<double> share_of_one(const Value& value) {
  return Probability()(value);
}

std::vector<double> read_list(const Arguments& arguments, std::size_t count) {
  std::vector<double> numbers;
  for (const Value& item : items_of(arguments.value, arguments.form, count)) {
    if (const auto number = arguments.in_unit(item)) numbers.push_back(*number);
  }
  return numbers.size() == count ? numbers : std::vector<double>();
}

std::optional<std::pair<double, double>> read_pair(const Arguments& arguments, ReadArgument first,
                                                   ReadArgument second) {
  const std::vector<Value> items = items_of(arguments.value, arguments.form, 2);
  if (items.empty()) return std::nullopt;
  const auto a = first(items[0]);
  const auto b = second(items[1]);
  return a && b ? std::optional(std::pair(*a, *b)) : std::nullopt;
}

std::optional<ScaleAndShape> read_scale_and_shape(const Arguments& arguments, std::span<const Key, 2> keys,
                                                  ReadArgument read_shape) {
  if (!arguments.value.is(NodeKind::map) && !arguments.value.describes()) {
    arguments.value.unexpected(arguments.form);
    return std::nullopt;
  }
  const MapReader map(arguments.value, keys);
  ScaleAndShape read;
  const bool has_scale = map.require(keys[0].name, read.scale, arguments.in_unit);
  const bool has_shape = map.require(keys[1].name, read.shape, read_shape);
  if (!has_scale || !has_shape) return std::nullopt;
  if (!require(read.scale > 0, arguments, std::string(keys[0].name) + " > 0")) return std::nullopt;
  return read;
}

bool require(bool is_met, const Arguments& arguments, const std::string& condition) {
  if (!is_met)
    arguments.value.error("arguments out of order or range; expected " + arguments.form + " with " + condition);
  return is_met;
}

}  // namespace bulwark
