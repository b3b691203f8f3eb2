// The tilt of one distribution of `uncertain:`.
#pragma once

#include "distributions/distribution.h"

namespace bulwark {

/// Moments of weighted draws.
class WeightedDraws {
 public:
  void add(double x, double weight);
  bool empty() const { return weight_ == 0; }
  double mean() const { return sum_ / weight_; }
  double variance() const;

 private:
  double weight_ = 0;
  double sum_ = 0;
  double squares_ = 0;
};

/// The distribution that has the mean of the draws: a beta with its a + b kept, a normal with its deviation, a
/// lognormal with its sigma, a gamma with its cv, an exponential, poisson or binomial; a list and whole numbers as a
/// list with more entries (list_tilt.h), a uniform one as a normal between its ends. A triangular one stays, and whole
/// numbers of more than 250 values.
Distribution fit_distribution(const Distribution& plain, const WeightedDraws& draws);

/// ln of the density of `tilted` at x over that of `plain`, which it was fitted from.
double log_density_ratio(const Distribution& tilted, const Distribution& plain, double x);

}  // namespace bulwark
