#include "distributions/gamma.h"

#include <array>
#include <boost/math/distributions/gamma.hpp>
#include <boost/random/gamma_distribution.hpp>

#include "distributions/arguments.h"
#include "random/stream.h"

namespace bulwark {

double Gamma::cdf(double x) const {
  return x <= 0 ? 0 : boost::math::cdf(boost::math::gamma_distribution<>(shape(), scale()), x);
}

double Gamma::draw(Stream& stream) const {
  return boost::random::gamma_distribution<double>(shape(), scale())(stream);
}

std::optional<Gamma> Gamma::read(const Arguments& arguments) {
  static constexpr std::array keys{Key{"mean", "the mean, in the unit of the value"},
                                   Key{"cv", "a number: the standard deviation over the mean"}};
  const auto read = read_scale_and_shape(arguments, keys, positive_number<sizes::variation>);
  return read ? std::optional(Gamma{read->scale, read->shape}) : std::nullopt;
}

}  // namespace bulwark
