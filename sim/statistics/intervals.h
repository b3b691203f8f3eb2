// 95 % confidence intervals for means and probabilities.
#pragma once

#include <cstdint>

#include "statistics/moments.h"

namespace bulwark {

struct ConfidenceInterval {
  double low = 0;
  double high = 0;
};

/// 97.5 % quantile of Student's t distribution (Boost.Math); NaN without degrees of freedom.
double student_quantile(std::uint64_t degrees_of_freedom);

/// value ± t · standard error, with n - 1 degrees of freedom (Student 1908); n = 1: NaN.
/// Also for ratios by the delta method, where it holds for many trials.
ConfidenceInterval student_interval(const Estimate& estimate, std::uint64_t n);

/// The part of the interval that lies in [low, high]; NaN stays.
ConfidenceInterval clipped(const ConfidenceInterval& interval, double low, double high);

/// Score interval for a probability (Wilson 1927): with p = x/n and z = 1.96,
///   (p + z²/2n ± z · sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n);  n = 0: NaN.
ConfidenceInterval wilson_interval(std::uint64_t successes, std::uint64_t n);

}  // namespace bulwark
