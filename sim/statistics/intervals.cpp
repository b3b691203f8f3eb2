#include "statistics/intervals.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "base/constants.h"
#include "base/contract.h"

namespace bulwark {

namespace {

/// Score interval of a proportion p of n units: the proportions from which p lies no more than z standard errors away.
ConfidenceInterval score_interval(double p, double n, double z) {
  const double centre = p + z * z / (2 * n);
  const double half_width = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  // Exactly 0 and 1 where nothing and everything was counted, not a rounding error beside them.
  return {p <= 0 ? 0.0 : (centre - half_width) / scale, p >= 1 ? 1.0 : (centre + half_width) / scale};
}

}  // namespace

double student_quantile(std::uint64_t degrees_of_freedom, double end_confidence) {
  EXPECTS(end_confidence > 0 && end_confidence < 1);
  if (degrees_of_freedom == 0) return nan;
  return boost::math::quantile(boost::math::students_t(static_cast<double>(degrees_of_freedom)), end_confidence);
}

ConfidenceInterval student_interval(const Estimate& estimate, std::uint64_t n, double end_confidence) {
  if (n < 2) return {nan, nan};
  const double half_width = student_quantile(n - 1, end_confidence) * estimate.standard_error;
  return {estimate.value - half_width, estimate.value + half_width};
}

ConfidenceInterval wilson_interval(std::uint64_t successes, std::uint64_t n, double end_confidence) {
  EXPECTS(successes <= n);
  if (n == 0) return {nan, nan};
  const auto trials = static_cast<double>(n);
  // Exactly 1 where everything succeeded, not a rounding error beside it.
  const double p = successes == n ? 1.0 : static_cast<double>(successes) / trials;
  const double z = end_confidence == usual_end_confidence
                       ? z_two_sided
                       : boost::math::quantile(boost::math::normal(), end_confidence);
  return score_interval(p, trials, z);
}

ConfidenceInterval share_interval(const Estimate& estimate, std::uint64_t n, double end_confidence) {
  const double p = estimate.value;
  if (n < 2 || std::isnan(p)) return {nan, nan};
  const bool extreme = p <= 0 || p >= 1;
  if (!extreme && estimate.standard_error == 0) return {p, p};
  const double variance = estimate.standard_error * estimate.standard_error;
  const double units = extreme ? static_cast<double>(n) : p * (1 - p) / variance;
  return score_interval(p, units, student_quantile(n - 1, end_confidence));
}

}  // namespace bulwark
