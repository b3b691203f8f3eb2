// The list of distributions that a scenario may use: one line a distribution, and how its arguments are read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "random/distribution.h"
#include "yaml/value.h"

namespace bulwark {

/// Reads one argument in the unit of the value that the distribution describes.
using ReadArgument = std::optional<double> (*)(const Value&);

/// What stands behind the name of a distribution.
struct Arguments {
  Value value;
  ReadArgument in_unit;
  std::string form;  // how they should be written
};

struct DistributionForm {
  std::string_view name;
  std::string_view arguments;  // how they are written, for messages
  bool is_plain_number;        // describes numbers only, nothing with a unit
  std::optional<Distribution> (*read)(const Arguments& arguments);
};

std::span<const DistributionForm> distribution_forms();

}  // namespace bulwark
