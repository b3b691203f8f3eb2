#include "calibrate/prior.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <optional>

#include "distributions/distribution.h"

namespace bulwark {

namespace {

namespace bm = boost::math;

/// The smallest whole number k with F(k) >= u, as draws have it.
using RoundUp = bm::policies::policy<bm::policies::discrete_quantile<bm::policies::integer_round_up>>;

double uncut_quantile(const Distribution& d, double u) {
  if (const Gamma* gamma = d.as<Gamma>()) {
    const double shape = 1 / (gamma->cv * gamma->cv);
    return bm::quantile(bm::gamma_distribution<>(shape, gamma->mu / shape), u);
  }
  if (const Beta* beta = d.as<Beta>()) return bm::quantile(bm::beta_distribution<>(beta->a, beta->b), u);
  if (const Poisson* poisson = d.as<Poisson>()) {
    return bm::quantile(bm::poisson_distribution<double, RoundUp>(poisson->mu), u);
  }
  if (const Binomial* binomial = d.as<Binomial>()) {
    return bm::quantile(bm::binomial_distribution<double, RoundUp>(binomial->n, binomial->p), u);
  }
  if (const Exponential* const e = d.as<Exponential>()) return -e->mu * std::log1p(-u);  // its own quantile falls
  return quantile(d, u);
}

/// Of a list of values those that are not cut, in its order.
double kept_value(const Empirical& empirical, double low, double high, double u) {
  Empirical kept{{}};
  for (const double value : empirical.values) {
    if (value >= low && value <= high) kept.values.push_back(value);
  }
  return kept.quantile(u);
}

/// P(X < low) of an uncut draw.
double mass_below(Distribution d) {
  d.high = no_limit;
  return 1 - acceptance(d);
}

double normal_probability(double z) {
  return bm::erfc(-z / std::sqrt(2.0)) / 2;
}

}  // namespace

double cut_quantile(const Distribution& d, double u) {
  constexpr double least = 1e-300;
  constexpr double most = 1 - 1e-12;
  if (const Empirical* list = d.as<Empirical>()) return kept_value(*list, d.low, d.high, std::min(u, most));
  const double cut = mass_below(d) + u * acceptance(d);
  return std::clamp(uncut_quantile(d, std::clamp(cut, least, most)), d.low, d.high);
}

Prior::Prior(const Scenario& scenario) {
  std::optional<std::size_t> row;
  for (const UncertainParameter& parameter : scenario.uncertain) {
    if (parameter.is_joint && !row) row = inputs_++;
    distributions_.push_back(parameter.distribution);
    input_of_.push_back(parameter.is_joint ? *row : inputs_++);
  }
}

std::vector<double> Prior::values(const std::vector<double>& normals) const {
  std::vector<double> values;
  for (std::size_t k = 0; k < distributions_.size(); ++k) {
    values.push_back(cut_quantile(distributions_[k], normal_probability(normals[input_of_[k]])));
  }
  return values;
}

}  // namespace bulwark
