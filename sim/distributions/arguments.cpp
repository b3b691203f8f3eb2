#include "distributions/arguments.h"

namespace bulwark {

namespace {

/// The elements of a list of `count`; empty after a complaint.
std::vector<Value> read_items(const Arguments& arguments, std::size_t count) {
  const Value& value = arguments.value;
  std::vector<Value> items = items_of(value, arguments.form);
  if (items.size() == count) return items;
  if (value.is(NodeKind::list))
    value.error("a list of " + std::to_string(items.size()) + "; expected " + arguments.form);
  return {};
}

}  // namespace

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
  for (const Value& item : read_items(arguments, count)) {
    if (const auto number = arguments.in_unit(item)) numbers.push_back(*number);
  }
  return numbers.size() == count ? numbers : std::vector<double>();
}

std::optional<std::pair<double, double>> read_pair(const Arguments& arguments, ReadArgument first,
                                                   ReadArgument second) {
  const std::vector<Value> items = read_items(arguments, 2);
  if (items.empty()) return std::nullopt;
  const auto a = first(items[0]);
  const auto b = second(items[1]);
  return a && b ? std::optional(std::pair(*a, *b)) : std::nullopt;
}

std::optional<ScaleAndShape> read_scale_and_shape(const Arguments& arguments, std::span<const Key, 2> keys,
                                                  ReadArgument read_shape) {
  if (!arguments.value.is(NodeKind::map)) {
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
