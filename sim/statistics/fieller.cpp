#include "statistics/fieller.h"

#include <algorithm>
#include <cmath>

#include "statistics/covariance.h"

namespace bulwark {

std::optional<ConfidenceInterval> fieller_interval(const JointEstimate& joint) {
  const std::vector<double>& of_a = joint.numerator_deviations;
  const std::vector<double>& of_b = joint.denominator_deviations;
  if (of_a.size() < 2) return std::nullopt;
  const double t = student_quantile(of_a.size() - 1);
  const double a = joint.numerator;
  const double b = joint.denominator;
  // b² r² - … as a quadratic in r: squares · r² - 2 · mixed · r + rest <= 0.
  const double squares = b * b - t * t * covariance_of_means(of_b, of_b);
  const double mixed = a * b - t * t * covariance_of_means(of_a, of_b);
  const double rest = a * a - t * t * covariance_of_means(of_a, of_a);
  if (!(squares > 0)) return std::nullopt;
  const double root = std::sqrt(std::max(0.0, mixed * mixed - squares * rest));
  return ConfidenceInterval{(mixed - root) / squares, (mixed + root) / squares};
}

}  // namespace bulwark
