#include "decide/uncertain_tilt.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace bulwark {

namespace {

Distribution fit_beta(Distribution beta, const WeightedDraws& draws) {
  constexpr double edge = 1e-3;
  constexpr double least_shape = 0.5;
  constexpr double most_shape = 1e3;
  const double m = std::clamp(draws.mean(), edge, 1 - edge);
  const double v = std::clamp(draws.variance(), m * (1 - m) / most_shape, m * (1 - m) / (1 + least_shape));
  const double shapes = m * (1 - m) / v - 1;
  beta.a = std::max(m * shapes, least_shape);
  beta.b = std::max((1 - m) * shapes, least_shape);
  return beta;
}

double log_beta(double a, double b) {
  return boost::math::lgamma(a) + boost::math::lgamma(b) - boost::math::lgamma(a + b);
}

double squared(double x) {
  return x * x;
}

}  // namespace

void WeightedDraws::add(double x, double weight) {
  weight_ += weight;
  sum_ += weight * x;
  squares_ += weight * x * x;
}

double WeightedDraws::variance() const {
  return std::max(0.0, squares_ / weight_ - mean() * mean());
}

Distribution fit_distribution(const Distribution& plain, const WeightedDraws& draws) {
  if (draws.empty()) return plain;
  Distribution tilted = plain;
  if (plain.kind == DistributionKind::beta) return fit_beta(plain, draws);
  if (plain.kind == DistributionKind::normal) tilted.a = draws.mean();
  if (plain.kind == DistributionKind::lognormal && draws.mean() > 0) {
    // The mean of a lognormal is median · exp(sigma² / 2).
    tilted.a = draws.mean() * std::exp(-plain.b * plain.b / 2);
  }
  return tilted;
}

double log_density_ratio(const Distribution& tilted, const Distribution& plain, double x) {
  switch (plain.kind) {
    case DistributionKind::beta:
      return (tilted.a - plain.a) * std::log(x) + (tilted.b - plain.b) * std::log1p(-x) - log_beta(tilted.a, tilted.b) +
             log_beta(plain.a, plain.b);
    case DistributionKind::normal:
      return (squared(x - plain.a) - squared(x - tilted.a)) / (2 * squared(plain.b)) -
             std::log(acceptance(tilted) / acceptance(plain));
    case DistributionKind::lognormal:
      return (squared(std::log(x / plain.a)) - squared(std::log(x / tilted.a))) / (2 * squared(plain.b)) -
             std::log(acceptance(tilted) / acceptance(plain));
    default:
      return 0;
  }
}

}  // namespace bulwark
