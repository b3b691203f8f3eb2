// What the readers of single values describe while a schema is made (shape.h). Each does nothing but that, and returns
// that nothing was read.
#pragma once

#include <optional>
#include <string>

#include "base/units.h"
#include "yaml/scalars.h"
#include "yaml/value.h"

namespace bulwark {

std::nullopt_t describe_number(const Value& value, const Limits& limits, const Size& size);
std::nullopt_t describe_whole(const Value& value, double low, double high);
std::nullopt_t describe_quantity(const Value& value, Dimension dimension, const Limits& limits);
/// A plain number within the limits, or a percentage.
std::nullopt_t describe_share(const Value& value, const Limits& limits);
/// A number with whatever unit, known or not, or none.
std::nullopt_t describe_measure(const Value& value);
std::nullopt_t describe_flag(const Value& value);
std::nullopt_t describe_text(const Value& value);
std::nullopt_t describe_nothing(const Value& value);
/// Without a look at it.
std::nullopt_t describe_anything(const Value& value);

/// A number in SI as a scenario may write it: "0 s".
std::string in_si(double si, Dimension dimension);

}  // namespace bulwark
