#include "random/distribution.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/random/beta_distribution.hpp>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "random/normal_quantile.h"

namespace bulwark {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double triangular_quantile(const Distribution& d, double u) {
  const double width = d.c - d.a;
  if (width <= 0) return d.a;
  if (u * width < d.b - d.a) return d.a + std::sqrt(u * width * (d.b - d.a));
  return d.c - std::sqrt((1 - u) * width * (d.c - d.b));
}

double triangular_cdf(const Distribution& d, double x) {
  if (x <= d.a) return 0;
  if (x >= d.c) return 1;
  if (x < d.b) return (x - d.a) * (x - d.a) / ((d.c - d.a) * (d.b - d.a));
  return 1 - (d.c - x) * (d.c - x) / ((d.c - d.a) * (d.c - d.b));
}

double gamma_shape(const Distribution& d) {
  return 1 / (d.b * d.b);
}
double gamma_scale(const Distribution& d) {
  return d.a * d.b * d.b;
}

double sample_uncut(const Distribution& d, Stream& stream) {
  switch (d.kind) {
    case DistributionKind::gamma:
      if (d.a <= 0 || d.b <= 0) return d.a;
      return boost::random::gamma_distribution<double>(gamma_shape(d), gamma_scale(d))(stream);
    case DistributionKind::beta:
      return boost::random::beta_distribution<double>(d.a, d.b)(stream);
    case DistributionKind::poisson:
      if (d.a <= 0) return 0;
      return static_cast<double>(boost::random::poisson_distribution<std::int64_t, double>(d.a)(stream));
    case DistributionKind::binomial:
      return boost::random::binomial_distribution<std::int32_t, double>(static_cast<std::int32_t>(d.a), d.b)(stream);
    default:
      return d.kind == DistributionKind::constant ? d.a : quantile(d, stream.unit());
  }
}

/// P(X <= x), or P(X < x) where `below`.
double cdf(const Distribution& d, double x, bool below) {
  if (x == infinity) return 1;
  if (x == -infinity) return 0;
  const double whole = below ? std::ceil(x) - 1 : std::floor(x);  // the last integer that counts
  switch (d.kind) {
    case DistributionKind::constant:
      return below ? (d.a < x ? 1 : 0) : (d.a <= x ? 1 : 0);
    case DistributionKind::uniform:
      if (d.b <= d.a) return below ? (d.a < x ? 1 : 0) : (d.a <= x ? 1 : 0);
      return std::clamp((x - d.a) / (d.b - d.a), 0.0, 1.0);
    case DistributionKind::triangular:
      return triangular_cdf(d, x);
    case DistributionKind::normal:
      if (d.b <= 0) return below ? (d.a < x ? 1 : 0) : (d.a <= x ? 1 : 0);
      return boost::math::cdf(boost::math::normal(d.a, d.b), x);
    case DistributionKind::lognormal:
      if (x <= 0) return 0;
      if (d.b <= 0) return d.a <= x ? 1 : 0;
      return boost::math::cdf(boost::math::normal(std::log(d.a), d.b), std::log(x));
    case DistributionKind::exponential:
      return x <= 0 || d.a <= 0 ? (x >= 0 && d.a <= 0 ? 1 : 0) : -std::expm1(-x / d.a);
    case DistributionKind::gamma:
      if (d.a <= 0 || d.b <= 0) return d.a <= x ? 1 : 0;
      return x <= 0 ? 0 : boost::math::cdf(boost::math::gamma_distribution<>(gamma_shape(d), gamma_scale(d)), x);
    case DistributionKind::beta:
      return x <= 0 ? 0 : x >= 1 ? 1 : boost::math::cdf(boost::math::beta_distribution<>(d.a, d.b), x);
    case DistributionKind::poisson:
      if (whole < 0) return 0;
      return d.a <= 0 ? 1 : boost::math::cdf(boost::math::poisson(d.a), whole);
    case DistributionKind::binomial:
      if (whole < 0) return 0;
      return whole >= d.a ? 1 : boost::math::cdf(boost::math::binomial(d.a, d.b), whole);
    case DistributionKind::uniform_int:
      return std::clamp((whole - d.a + 1) / (d.b - d.a + 1), 0.0, 1.0);
    case DistributionKind::empirical: {
      const auto inside =
          std::count_if(d.values.begin(), d.values.end(), [&](double value) { return below ? value < x : value <= x; });
      return static_cast<double>(inside) / static_cast<double>(d.values.size());
    }
  }
  return 0;
}

/// Mean and variance of a normal cut to [low, high]: Johnson, Kotz and Balakrishnan 1994, Continuous Univariate
/// Distributions 1, eqs. 13.134 and 13.135.
struct CutNormal {
  double mean = 0;
  double variance = 0;

  explicit CutNormal(const Distribution& d) : mean(d.a) {
    if (d.b <= 0) return;
    const boost::math::normal standard;
    const auto density = [&](double z) { return std::isfinite(z) ? boost::math::pdf(standard, z) : 0.0; };
    const auto weighted = [&](double z) { return std::isfinite(z) ? z * density(z) : 0.0; };
    const double low = (d.low - d.a) / d.b;
    const double high = (d.high - d.a) / d.b;
    const double mass = acceptance(d);
    const double shift = (density(low) - density(high)) / mass;
    mean += d.b * shift;
    variance = d.b * d.b * (1 + (weighted(low) - weighted(high)) / mass - shift * shift);
  }
};

double empirical_mean(const Distribution& d) {
  return std::accumulate(d.values.begin(), d.values.end(), 0.0) / static_cast<double>(d.values.size());
}

double empirical_variance(const Distribution& d) {
  const double centre = empirical_mean(d);
  double sum = 0;
  for (const double value : d.values) sum += (value - centre) * (value - centre);
  return sum / static_cast<double>(d.values.size());
}

}  // namespace

double quantile(const Distribution& d, double u) {
  switch (d.kind) {
    case DistributionKind::uniform:
      return d.a + (d.b - d.a) * u;
    case DistributionKind::triangular:
      return triangular_quantile(d, u);
    case DistributionKind::normal:
      return d.a + d.b * normal_quantile(u);
    case DistributionKind::lognormal:
      return fast_quantile(d, u);
    case DistributionKind::exponential:
      return -d.a * std::log(u);
    case DistributionKind::uniform_int:
      return d.a + std::floor((d.b - d.a + 1) * u);
    case DistributionKind::empirical:
      return d.values[static_cast<std::size_t>(static_cast<double>(d.values.size()) * u)];
    default:
      return d.a;
  }
}

double mean(const Distribution& d) {
  switch (d.kind) {
    case DistributionKind::uniform:
    case DistributionKind::uniform_int:
      return (d.a + d.b) / 2;
    case DistributionKind::triangular:
      return (d.a + d.b + d.c) / 3;
    case DistributionKind::normal:
      return CutNormal(d).mean;
    case DistributionKind::lognormal:
      return d.a * std::exp(d.b * d.b / 2);
    case DistributionKind::beta:
      return d.a / (d.a + d.b);
    case DistributionKind::binomial:
      return d.a * d.b;
    case DistributionKind::empirical:
      return empirical_mean(d);
    case DistributionKind::constant:
    case DistributionKind::exponential:
    case DistributionKind::gamma:
    case DistributionKind::poisson:
      return d.a;
  }
  return d.a;
}

double variance(const Distribution& d) {
  switch (d.kind) {
    case DistributionKind::constant:
      return 0;
    case DistributionKind::uniform:
      return (d.b - d.a) * (d.b - d.a) / 12;
    case DistributionKind::uniform_int:
      return ((d.b - d.a + 1) * (d.b - d.a + 1) - 1) / 12;
    case DistributionKind::triangular:
      return (d.a * d.a + d.b * d.b + d.c * d.c - d.a * d.b - d.a * d.c - d.b * d.c) / 18;
    case DistributionKind::normal:
      return CutNormal(d).variance;
    case DistributionKind::lognormal:
      return d.a * d.a * std::expm1(d.b * d.b) * std::exp(d.b * d.b);
    case DistributionKind::exponential:
      return d.a * d.a;
    case DistributionKind::gamma:
      return d.a * d.a * d.b * d.b;
    case DistributionKind::beta:
      return d.a * d.b / ((d.a + d.b) * (d.a + d.b) * (d.a + d.b + 1));
    case DistributionKind::poisson:
      return d.a;
    case DistributionKind::binomial:
      return d.a * d.b * (1 - d.b);
    case DistributionKind::empirical:
      return empirical_variance(d);
  }
  return 0;
}

double acceptance(const Distribution& d) {
  return cdf(d, d.high, false) - cdf(d, d.low, true);
}

double upper_bound(const Distribution& d) {
  switch (d.kind) {
    case DistributionKind::constant:
    case DistributionKind::binomial:
      return std::min(d.a, d.high);
    case DistributionKind::uniform:
    case DistributionKind::uniform_int:
      return std::min(d.b, d.high);
    case DistributionKind::triangular:
      return std::min(d.c, d.high);
    case DistributionKind::beta:
      return std::min(1.0, d.high);
    case DistributionKind::empirical:
      return std::min(*std::max_element(d.values.begin(), d.values.end()), d.high);
    default:
      return d.high;
  }
}

double sample(const Distribution& d, Stream& stream) {
  for (;;) {
    const double value = sample_uncut(d, stream);
    if (value >= d.low && value <= d.high) return value;
  }
}

}  // namespace bulwark
