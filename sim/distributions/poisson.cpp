#include "distributions/poisson.h"

#include <boost/math/distributions/poisson.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <cmath>
#include <cstdint>

#include "distributions/arguments.h"
#include "random/stream.h"

namespace bulwark {

double Poisson::cdf(double x) const {
  const double whole = std::floor(x - extra);
  return whole < 0 ? 0 : boost::math::cdf(boost::math::poisson(mu), whole);
}

double Poisson::cdf_below(double x) const {
  return cdf(std::ceil(x) - 1);
}

double Poisson::draw(Stream& stream) const {
  return extra + static_cast<double>(boost::random::poisson_distribution<std::int64_t, double>(mu)(stream));
}

std::optional<Poisson> Poisson::read(const Arguments& arguments) {
  const auto mu = positive_number<sizes::mean_count>(arguments.value);
  return mu ? std::optional(Poisson{.mu = *mu}) : std::nullopt;
}

}  // namespace bulwark
