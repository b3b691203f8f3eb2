// The distributions of the scenario format, as values: what to draw and its mean.
#pragma once

#include <cmath>
#include <limits>
#include <vector>

#include "random/normal_quantile.h"
#include "random/stream.h"

namespace bulwark {

enum class DistributionKind {
  constant,     // a
  uniform,      // a, b
  triangular,   // a, mode b, c
  normal,       // mean a, standard deviation b
  lognormal,    // median a, sigma b of the logarithm
  exponential,  // mean a
  gamma,        // mean a, coefficient of variation b
  beta,         // a, b
  poisson,      // mean a
  binomial,     // n = a, p = b
  uniform_int,  // a … b, both included
  empirical,    // values, equally likely
};

/// A distribution, cut to [low, high] by drawing again outside. SI units of whatever it describes.
struct Distribution {
  DistributionKind kind = DistributionKind::constant;
  double a = 0;
  double b = 0;
  double c = 0;
  std::vector<double> values;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  static Distribution constant_of(double value) { return {DistributionKind::constant, value, 0, 0, {}}; }
  bool is_constant() const { return kind == DistributionKind::constant; }
};

/// Mean of what sample() draws. The cut counts for a normal (cut at 0 its mean lies above its parameter); the other
/// kinds are refused by the reader where a cut would bite and the mean is needed.
double mean(const Distribution& distribution);

/// Variance of what sample() draws, where mean() is its mean.
double variance(const Distribution& distribution);

/// Probability that an uncut draw falls inside [low, high]: how often sample() does not draw again.
double acceptance(const Distribution& distribution);

/// Largest value that sample() can return, +infinity where there is none.
double upper_bound(const Distribution& distribution);

/// Whether quantile() is there: the kinds with a closed inverse, and the normal ones.
constexpr bool has_quantile(DistributionKind kind) {
  return kind != DistributionKind::gamma && kind != DistributionKind::beta && kind != DistributionKind::poisson &&
         kind != DistributionKind::binomial;
}

/// The value below which an uncut draw falls with probability u in (0, 1).
double quantile(const Distribution& distribution, double u);

/// The same, lognormals at once: most times are.
inline double fast_quantile(const Distribution& distribution, double u) {
  if (distribution.kind != DistributionKind::lognormal) return quantile(distribution, u);
  return distribution.a * std::exp(distribution.b * normal_quantile(u));
}

/// One draw: by quantile() of one uniform where it is there, else by Boost.Random's samplers.
double sample(const Distribution& distribution, Stream& stream);

}  // namespace bulwark
