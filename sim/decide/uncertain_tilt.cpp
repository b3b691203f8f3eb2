#include "decide/uncertain_tilt.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace bulwark {

namespace {

/// A beta of the wanted mean with the sum of shapes of the plain one: as wide as the law, not as the draws, of which
/// few may be independent. Where it is narrower than they are, what it leaves out weighs the more, and is soon missed.
Beta fit_beta(const Beta& plain, const WeightedDraws& draws) {
  constexpr double edge = 1e-3;
  constexpr double least_shape = 0.5;
  const double m = std::clamp(draws.mean(), edge, 1 - edge);
  const double shapes = plain.a + plain.b;
  return {std::max(m * shapes, least_shape), std::max((1 - m) * shapes, least_shape)};
}

double log_beta(double a, double b) {
  return boost::math::lgamma(a) + boost::math::lgamma(b) - boost::math::lgamma(a + b);
}

double squared(double x) {
  return x * x;
}

double log_ratio(const Beta& tilted, const Beta& plain, double x) {
  return (tilted.a - plain.a) * std::log(x) + (tilted.b - plain.b) * std::log1p(-x) - log_beta(tilted.a, tilted.b) +
         log_beta(plain.a, plain.b);
}

/// Of uncut ones, as the next.
double log_ratio(const Normal& tilted, const Normal& plain, double x) {
  return (squared(x - plain.mu) - squared(x - tilted.mu)) / (2 * squared(plain.sd));
}

double log_ratio(const Lognormal& tilted, const Lognormal& plain, double x) {
  return (squared(std::log(x / plain.median)) - squared(std::log(x / tilted.median))) / (2 * squared(plain.sigma));
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
  if (const Beta* beta = plain.as<Beta>()) tilted.law = fit_beta(*beta, draws);
  if (const Normal* normal = plain.as<Normal>()) tilted.law = Normal{draws.mean(), normal->sd};
  if (const Lognormal* lognormal = plain.as<Lognormal>(); lognormal && draws.mean() > 0) {
    // The mean of a lognormal is median · exp(sigma² / 2).
    const double sigma = lognormal->sigma;
    tilted.law = Lognormal{draws.mean() * std::exp(-sigma * sigma / 2), sigma};
  }
  return tilted;
}

double log_density_ratio(const Distribution& tilted, const Distribution& plain, double x) {
  if (const Beta* of_plain = plain.as<Beta>()) return log_ratio(*tilted.as<Beta>(), *of_plain, x);
  const auto log_cuts = [&] { return std::log(acceptance(tilted) / acceptance(plain)); };
  if (const Normal* of_plain = plain.as<Normal>()) return log_ratio(*tilted.as<Normal>(), *of_plain, x) - log_cuts();
  if (const Lognormal* of_plain = plain.as<Lognormal>()) {
    return log_ratio(*tilted.as<Lognormal>(), *of_plain, x) - log_cuts();
  }
  return 0;
}

}  // namespace bulwark
