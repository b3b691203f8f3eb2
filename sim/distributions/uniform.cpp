#include "distributions/uniform.h"

#include <algorithm>

#include "distributions/arguments.h"

namespace bulwark {

double Uniform::cdf(double x) const {
  return std::clamp((x - low) / (high - low), 0.0, 1.0);
}

std::optional<double> Uniform::only_value() const {
  return low == high ? std::optional(low) : std::nullopt;
}

std::optional<Uniform> Uniform::read(const Arguments& arguments) {
  const auto x = read_list(arguments, 2);
  if (x.empty() || !require(x[0] <= x[1], arguments, "low <= high")) return std::nullopt;
  return Uniform{x[0], x[1]};
}

}  // namespace bulwark
