// Distributions as a scenario writes them, `{normal: [8 s, 2 s]}`, for the kinds of value that may have one.
#pragma once

#include <optional>
#include <string>

#include "distributions/distribution.h"
#include "distributions/variable.h"
#include "yaml/value.h"

namespace bulwark {

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
