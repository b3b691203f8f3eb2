#include "distributions/beta.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/random/beta_distribution.hpp>

#include "distributions/arguments.h"
#include "random/stream.h"

namespace bulwark {

double Beta::cdf(double x) const {
  if (x <= 0) return 0;
  return x >= 1 ? 1 : boost::math::cdf(boost::math::beta_distribution<>(a, b), x);
}

double Beta::draw(Stream& stream) const {
  return boost::random::beta_distribution<double>(a, b)(stream);
}

std::optional<Beta> Beta::read(const Arguments& arguments) {
  const auto numbers =
      read_pair(arguments, positive_number<sizes::beta_argument>, positive_number<sizes::beta_argument>);
  return numbers ? std::optional(Beta{numbers->first, numbers->second}) : std::nullopt;
}

}  // namespace bulwark
