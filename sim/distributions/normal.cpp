#include "distributions/normal.h"

#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "distributions/arguments.h"

namespace bulwark {

double Normal::cdf(double x) const {
  return boost::math::cdf(boost::math::normal(mu, sd), x);
}

CutMoments Normal::moments_within(double low, double high, double mass) const {
  const boost::math::normal standard;
  const auto density = [&](double z) { return std::isfinite(z) ? boost::math::pdf(standard, z) : 0.0; };
  const auto weighted = [&](double z) { return std::isfinite(z) ? z * density(z) : 0.0; };
  const double a = (low - mu) / sd;
  const double b = (high - mu) / sd;
  const double shift = (density(a) - density(b)) / mass;
  return {mu + sd * shift, sd * sd * (1 + (weighted(a) - weighted(b)) / mass - shift * shift)};
}

std::optional<double> Normal::only_value() const {
  return sd == 0 ? std::optional(mu) : std::nullopt;
}

std::optional<Normal> Normal::read(const Arguments& arguments) {
  const auto x = read_list(arguments, 2);
  if (x.empty() || !require(x[1] >= 0, arguments, "sd >= 0")) return std::nullopt;
  return Normal{x[0], x[1]};
}

}  // namespace bulwark
