#include "distributions/binomial.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/random/binomial_distribution.hpp>
#include <cmath>
#include <cstdint>

#include "distributions/arguments.h"
#include "random/stream.h"

namespace bulwark {

double Binomial::cdf(double x) const {
  const double whole = std::floor(x - extra);
  if (whole < 0) return 0;
  return whole >= n ? 1 : boost::math::cdf(boost::math::binomial(n, p), whole);
}

double Binomial::cdf_below(double x) const {
  return cdf(std::ceil(x) - 1);
}

double Binomial::draw(Stream& stream) const {
  return extra + boost::random::binomial_distribution<std::int32_t, double>(static_cast<std::int32_t>(n), p)(stream);
}

std::optional<Binomial> Binomial::read(const Arguments& arguments) {
  const auto numbers = read_pair(arguments, whole_number, share_of_one);
  return numbers ? std::optional(Binomial{.n = numbers->first, .p = numbers->second}) : std::nullopt;
}

}  // namespace bulwark
