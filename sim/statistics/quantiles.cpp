#include "statistics/quantiles.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "base/contract.h"
#include "statistics/intervals.h"

namespace bulwark {

namespace {

/// Smallest k in [0, n] with P(B <= k) >= p.
std::uint64_t binomial_quantile(double q, std::uint64_t n, double p) {
  const auto trials = static_cast<double>(n);
  const boost::math::binomial_distribution<double> binomial(trials, q);
  const auto reached = [&](double k) { return boost::math::cdf(binomial, k) >= p; };
  const double z = p < 0.5 ? -z_two_sided : z_two_sided;
  double k = std::clamp(std::floor(trials * q + z * std::sqrt(trials * q * (1 - q))), 0.0, trials);
  while (k > 0 && reached(k - 1)) --k;
  while (k < trials && !reached(k)) ++k;
  return static_cast<std::uint64_t>(k);
}

}  // namespace

std::uint64_t quantile_rank(double q, std::uint64_t n) {
  EXPECTS(q >= 0 && q <= 1);
  // The allowance keeps 0.95 · 20 at 19 whatever the last digit of the product.
  const double exact = q * static_cast<double>(n);
  const double rank = std::ceil(exact - 1e-12 * static_cast<double>(n));
  return std::clamp<std::uint64_t>(rank < 1 ? 1 : static_cast<std::uint64_t>(rank), 1, std::max<std::uint64_t>(n, 1));
}

RankInterval quantile_rank_interval(double q, std::uint64_t n) {
  if (n == 0) return {};
  RankInterval interval;
  // X(low) <= quantile fails with P(B <= low - 1), which must not exceed 2.5 %: low is the first k that would.
  const std::uint64_t low = binomial_quantile(q, n, 0.025);
  const std::uint64_t high = binomial_quantile(q, n, 0.975) + 1;
  if (low >= 1) interval.low = low;
  if (high <= n) interval.high = high;
  return interval;
}

}  // namespace bulwark
