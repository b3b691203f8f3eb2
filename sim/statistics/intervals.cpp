#include "statistics/intervals.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace bulwark {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double z_two_sided = 1.959963984540054;  // standard normal, 97.5 %

}  // namespace

double student_quantile(std::uint64_t degrees_of_freedom) {
  if (degrees_of_freedom == 0) return nan;
  return boost::math::quantile(boost::math::students_t(static_cast<double>(degrees_of_freedom)), 0.975);
}

ConfidenceInterval student_interval(const Estimate& estimate, std::uint64_t n) {
  if (n < 2) return {nan, nan};
  const double half_width = student_quantile(n - 1) * estimate.standard_error;
  return {estimate.value - half_width, estimate.value + half_width};
}

ConfidenceInterval clipped(const ConfidenceInterval& interval, double low, double high) {
  // std::clamp keeps a NaN: both of its comparisons are false.
  return {std::clamp(interval.low, low, high), std::clamp(interval.high, low, high)};
}

ConfidenceInterval wilson_interval(std::uint64_t successes, std::uint64_t n) {
  if (n == 0) return {nan, nan};
  const auto trials = static_cast<double>(n);
  const double p = static_cast<double>(successes) / trials;
  const double z2 = z_two_sided * z_two_sided;
  const double centre = p + z2 / (2 * trials);
  const double half_width = z_two_sided * std::sqrt(p * (1 - p) / trials + z2 / (4 * trials * trials));
  const double scale = 1 + z2 / trials;
  // Exactly 0 and 1 where nothing and everything succeeded, not a rounding error beside them.
  const double low = successes == 0 ? 0.0 : (centre - half_width) / scale;
  const double high = successes == n ? 1.0 : (centre + half_width) / scale;
  return {low, high};
}

}  // namespace bulwark
