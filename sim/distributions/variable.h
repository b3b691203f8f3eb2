// What a distribution describes: it settles the unit of its arguments and the range that draws are cut to.
#pragma once

#include <limits>
#include <string_view>

#include "distributions/arguments.h"
#include "distributions/kind.h"
#include "yaml/sizes.h"

namespace bulwark {

enum class Variable {
  time,         // s; a normal is drawn again below 0, others may not reach below it
  gap,          // s; every kind is drawn again at 0 or below
  rate,         // 1/s; as a time
  power,        // W; as a time
  count,        // as a time; the nearest integer of what is drawn counts
  rounded,      // the nearest integer, not below 0: others than a normal may reach below, which then means 0
  amount,       // a number of things that need not be whole; every kind is drawn again below 0
  probability,  // drawn again outside [0, 1]
};

/// What becomes of draws below the least value that a variable may have.
enum class Below { refused, drawn_again, means_zero };

/// How a variable is read: all that is known of one, in one line of a table (variable.cpp).
struct VariableRule {
  Variable variable;
  std::string_view name;  // of its definition in schemas; the same for two that are written alike
  ReadArgument read_argument;
  ReadArgument read_constant;
  bool has_unit;
  Below below;
  double low;  // draws are cut to [low, high] where they are drawn again
  double high;
  std::string_view range;  // the same in words
  const Size* largest;     // what no draw may exceed; null where the cut settles it
  std::string_view plural;
};

const VariableRule& rule_of(Variable variable);

/// A number in whatever unit: of a variable that is not known.
std::optional<double> read_anything(const Value& value);

}  // namespace bulwark
