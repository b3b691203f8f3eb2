#include "distributions/count_quantile.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

namespace {

/// P(X <= x) of what sample() draws.
double cdf_of_drawn(const Distribution& d, double x) {
  if (x >= d.high) return 1;
  const double up_to_low = std::isinf(d.low) ? 0 : acceptance({d.law, -no_limit, d.low});
  return (acceptance({d.law, -no_limit, x}) - up_to_low) / acceptance(d);
}

}  // namespace

double count_quantile(const Distribution& d, double u) {
  if (const Constant* constant = d.as<Constant>()) return constant->value;
  double too_few = -1;
  double enough = 0x1p30;
  while (enough - too_few > 1) {
    const double n = std::floor((too_few + enough) / 2);
    (cdf_of_drawn(d, n + 0.5) >= u ? enough : too_few) = n;
  }
  return enough;
}

}  // namespace bulwark
