// Reading the arguments of a distribution: what the kinds have in common.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "yaml/map_reader.h"
#include "yaml/scalars.h"
#include "yaml/value.h"

namespace bulwark {

using ReadArgument = std::optional<double> (*)(const Value&);

/// What stands behind the name of a distribution.
struct Arguments {
  Value value;
  ReadArgument in_unit;  // reads one in the unit of what the distribution describes
  std::string form;      // how they should be written
};

// Readers of arguments without a unit.
std::optional<double> whole_number(const Value& value);
std::optional<double> integer(const Value& value);
std::optional<double> share_of_one(const Value& value);

/// Above 0, of the size that its place allows.
template <const Size& size>
std::optional<double> positive_number(const Value& value) {
  return Number{positive, "a number", &size}(value);
}

/// `count` arguments in a list, each in the unit of the value; empty after a complaint.
std::vector<double> read_list(const Arguments& arguments, std::size_t count);

/// Two in a list that each have their own reader.
std::optional<std::pair<double, double>> read_pair(const Arguments& arguments, ReadArgument first, ReadArgument second);

struct ScaleAndShape {
  double scale = 0;
  double shape = 0;
};

/// A scale above 0 in the unit of the value and a plain number, by the names of the two keys.
std::optional<ScaleAndShape> read_scale_and_shape(const Arguments& arguments, std::span<const Key, 2> keys,
                                                  ReadArgument read_shape);

/// Whether the arguments are as the condition says; complains where not.
bool require(bool is_met, const Arguments& arguments, const std::string& condition);

}  // namespace bulwark
