#include "distributions/uniform_int.h"

#include <algorithm>

#include "distributions/arguments.h"

namespace bulwark {

double UniformInt::cdf(double x) const {
  return std::clamp((std::floor(x) - low + 1) / (high - low + 1), 0.0, 1.0);
}

double UniformInt::cdf_below(double x) const {
  return cdf(std::ceil(x) - 1);
}

std::optional<UniformInt> UniformInt::read(const Arguments& arguments) {
  const auto numbers = read_pair(arguments, integer, integer);
  if (!numbers || !require(numbers->first <= numbers->second, arguments, "low <= high")) return std::nullopt;
  return UniformInt{numbers->first, numbers->second};
}

}  // namespace bulwark
