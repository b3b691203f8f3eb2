#include "distributions/lognormal.h"

#include <array>
#include <boost/math/distributions/normal.hpp>

#include "distributions/arguments.h"

namespace bulwark {

double Lognormal::mean() const {
  return median * std::exp(sigma * sigma / 2);
}

double Lognormal::variance() const {
  return median * median * std::expm1(sigma * sigma) * std::exp(sigma * sigma);
}

double Lognormal::cdf(double x) const {
  return x <= 0 ? 0 : boost::math::cdf(boost::math::normal(std::log(median), sigma), std::log(x));
}

std::optional<Lognormal> Lognormal::read(const Arguments& arguments) {
  static constexpr std::array keys{Key{"median", "the median, in the unit of the value"},
                                   Key{"sigma", "a number: the standard deviation of the logarithm"}};
  const auto read = read_scale_and_shape(arguments, keys, positive_number<sizes::log_sigma>);
  return read ? std::optional(Lognormal{read->scale, read->shape}) : std::nullopt;
}

}  // namespace bulwark
