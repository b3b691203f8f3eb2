#include "decide/uncertain_tilt.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>
#include <numeric>

#include "decide/list_tilt.h"

namespace bulwark {

namespace {

constexpr double most_factor = 20;  // of a mean that may grow or fall without limit

double with_limits(double mean, double plain_mean) {
  return std::clamp(mean, plain_mean / most_factor, plain_mean * most_factor);
}

double squared(double x) {
  return x * x;
}

double log_beta(double a, double b) {
  return boost::math::lgamma(a) + boost::math::lgamma(b) - boost::math::lgamma(a + b);
}

// Of each kind: the law tilted to the mean, and ln of its density at x over the plain one's, both uncut.

/// As wide as the law, not as the draws, of which few may be independent. Where it is narrower than they are, what it
/// leaves out weighs the more, and is soon missed.
Beta tilt(const Beta& plain, double mean) {
  constexpr double edge = 1e-3;
  constexpr double least_shape = 0.5;
  const double m = std::clamp(mean, edge, 1 - edge);
  const double shapes = plain.a + plain.b;
  return {std::max(m * shapes, least_shape), std::max((1 - m) * shapes, least_shape)};
}

double log_ratio(const Beta& tilted, const Beta& plain, double x) {
  return (tilted.a - plain.a) * std::log(x) + (tilted.b - plain.b) * std::log1p(-x) - log_beta(tilted.a, tilted.b) +
         log_beta(plain.a, plain.b);
}

Normal tilt(const Normal& plain, double mean) {
  return {mean, plain.sd};
}

double log_ratio(const Normal& tilted, const Normal& plain, double x) {
  return (squared(x - plain.mu) - squared(x - tilted.mu)) / (2 * squared(plain.sd));
}

/// The mean of a lognormal is median · exp(sigma² / 2).
Lognormal tilt(const Lognormal& plain, double mean) {
  const double sigma = plain.sigma;
  return mean > 0 ? Lognormal{mean * std::exp(-sigma * sigma / 2), sigma} : plain;
}

double log_ratio(const Lognormal& tilted, const Lognormal& plain, double x) {
  return (squared(std::log(x / plain.median)) - squared(std::log(x / tilted.median))) / (2 * squared(plain.sigma));
}

Gamma tilt(const Gamma& plain, double mean) {
  return {with_limits(mean, plain.mu), plain.cv};
}

/// Of shape k = 1 / cv² and scale mean / k.
double log_ratio(const Gamma& tilted, const Gamma& plain, double x) {
  const double shape = 1 / squared(plain.cv);
  return shape * (std::log(plain.mu / tilted.mu) + x / plain.mu - x / tilted.mu);
}

Exponential tilt(const Exponential& plain, double mean) {
  return {with_limits(mean, plain.mu)};
}

double log_ratio(const Exponential& tilted, const Exponential& plain, double x) {
  return std::log(plain.mu / tilted.mu) + x / plain.mu - x / tilted.mu;
}

Poisson tilt(const Poisson& plain, double mean) {
  return plain.mu > 0 ? Poisson{with_limits(mean - plain.extra, plain.mu), plain.extra} : plain;
}

double log_ratio(const Poisson& tilted, const Poisson& plain, double x) {
  if (plain.mu == 0) return 0;
  return (x - plain.extra) * std::log(tilted.mu / plain.mu) - (tilted.mu - plain.mu);
}

Binomial tilt(const Binomial& plain, double mean) {
  constexpr double edge = 1e-3;
  if (plain.n == 0 || plain.p <= 0 || plain.p >= 1) return plain;
  return {plain.n, std::clamp((mean - plain.extra) / plain.n, edge, 1 - edge), plain.extra};
}

double log_ratio(const Binomial& tilted, const Binomial& plain, double x) {
  if (tilted.p == plain.p) return 0;
  const double happened = x - plain.extra;
  return happened * std::log(tilted.p / plain.p) +
         (plain.n - happened) * (std::log1p(-tilted.p) - std::log1p(-plain.p));
}

/// What is tilted is another kind than what is plain.
Empirical tilt(const Empirical& plain, double mean) {
  return tilted_list(plain.values, mean);
}

Law tilt(const UniformInt& plain, double mean) {
  constexpr double most_values = 250;
  if (plain.high - plain.low >= most_values) return plain;
  std::vector<double> values(static_cast<std::size_t>(plain.high - plain.low) + 1);
  std::iota(values.begin(), values.end(), plain.low);
  return tilted_list(values, mean);
}

double log_ratio(const Empirical& tilted, const Empirical& plain, double x) {
  return std::log(share_of(tilted, x) / (plain.cdf(x) - plain.cdf_below(x)));
}

double log_ratio(const Empirical& tilted, const UniformInt& plain, double x) {
  return std::log(share_of(tilted, x) * (plain.high - plain.low + 1));
}

/// A uniform between two ends: a normal cut to them, a fourth of their distance wide, so that no more than half of its
/// draws are cut off.
Distribution tilt_uniform(double low, double high, double wanted) {
  const auto around = [&](double mu) { return Distribution{Normal{mu, (high - low) / 4}, low, high}; };
  double least = low;
  double most = high;
  for (int k = 0; k < 50; ++k) {
    const double middle = (least + most) / 2;
    (mean(around(middle)) < wanted ? least : most) = middle;
  }
  return around((least + most) / 2);
}

double log_ratio(const Normal& tilted, const Uniform& plain, double x) {
  const double in_widths = std::sqrt(2 * std::numbers::pi) * tilted.sd / (plain.high - plain.low);
  return -squared((x - tilted.mu) / tilted.sd) / 2 - std::log(in_widths);
}

/// Others stay as they are.
template <class Kind>
Law tilt(const Kind& plain, double) {
  return plain;
}

template <class Tilted, class Plain>
double log_ratio(const Tilted&, const Plain&, double) {
  return 0;
}

/// ln of what cuts do to the ratio.
double log_cuts(const Distribution& tilted, const Distribution& plain) {
  if (std::isinf(tilted.low) && std::isinf(tilted.high)) return 0;
  return std::log(acceptance(tilted) / acceptance(plain));
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
  Distribution tilted = plain;
  if (draws.empty()) return tilted;
  if (const Uniform* uniform = plain.as<Uniform>(); uniform && uniform->low < uniform->high) {
    return tilt_uniform(std::max(plain.low, uniform->low), std::min(plain.high, uniform->high), draws.mean());
  }
  tilted.law = std::visit([&](const auto& kind) -> Law { return tilt(kind, draws.mean()); }, plain.law);
  return tilted;
}

double log_density_ratio(const Distribution& tilted, const Distribution& plain, double x) {
  const auto of_kinds = [x](const auto& of_tilted, const auto& of_plain) { return log_ratio(of_tilted, of_plain, x); };
  return std::visit(of_kinds, tilted.law, plain.law) - log_cuts(tilted, plain);
}

}  // namespace bulwark
