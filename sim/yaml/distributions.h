// Distributions as a scenario writes them, `{normal: [8 s, 2 s]}`, for the kinds of value that may have one.
#pragma once

#include <optional>

#include "random/distribution.h"
#include "yaml/value.h"

namespace bulwark {

/// What a distribution describes: it settles the unit of its arguments and the range that draws are cut to.
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

/// A distribution, or a plain value in its place (a constant). Refused: arguments without sense, draws that could not
/// be what is described, and cuts that leave less than one draw in a thousand.
struct DistributionOf {
  Variable variable;
  std::optional<Distribution> operator()(const Value& value) const;
  /// Of a constant.
  std::string written(const Distribution& distribution) const;
};

/// Complains of what would be wrong with a distribution of whatever unit.
void check_distribution(const Value& value);

}  // namespace bulwark
