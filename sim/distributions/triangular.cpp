#include "distributions/triangular.h"

#include <cmath>

#include "distributions/arguments.h"

namespace bulwark {

double Triangular::variance() const {
  return (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18;
}

double Triangular::cdf(double x) const {
  if (x <= low) return 0;
  if (x >= high) return 1;
  if (x < mode) return (x - low) * (x - low) / ((high - low) * (mode - low));
  return 1 - (high - x) * (high - x) / ((high - low) * (high - mode));
}

double Triangular::quantile(double u) const {
  const double width = high - low;
  if (u * width < mode - low) return low + std::sqrt(u * width * (mode - low));
  return high - std::sqrt((1 - u) * width * (high - mode));
}

std::optional<double> Triangular::only_value() const {
  return low == high ? std::optional(low) : std::nullopt;
}

std::optional<Triangular> Triangular::read(const Arguments& arguments) {
  const auto x = read_list(arguments, 3);
  if (x.empty() || !require(x[0] <= x[1] && x[1] <= x[2], arguments, "low <= mode <= high")) return std::nullopt;
  return Triangular{x[0], x[1], x[2]};
}

}  // namespace bulwark
