// Confidence intervals for means and probabilities, of 95 % unless another confidence is asked for.
#pragma once

#include <cstdint>

#include "statistics/moments.h"

namespace bulwark {

struct ConfidenceInterval {
  double low = 0;
  double high = 0;
};

/// With which each end of an interval holds for itself: 97.5 % makes 95 % for both.
constexpr double usual_end_confidence = 0.975;

/// Of the standard normal distribution at usual_end_confidence.
constexpr double z_two_sided = 1.959963984540054;

/// Quantile of Student's t distribution (Boost.Math); NaN without degrees of freedom.
double student_quantile(std::uint64_t degrees_of_freedom, double end_confidence = usual_end_confidence);

/// value ± t · standard error, with n - 1 degrees of freedom (Student 1908); n = 1: NaN.
/// Also for ratios by the delta method, where it holds for many trials.
ConfidenceInterval student_interval(const Estimate& estimate, std::uint64_t n,
                                    double end_confidence = usual_end_confidence);

/// Score interval for a probability (Wilson 1927): with p = x/n and z = 1.96,
///   (p + z²/2n ± z · sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n);  n = 0: NaN.
ConfidenceInterval wilson_interval(std::uint64_t successes, std::uint64_t n,
                                   double end_confidence = usual_end_confidence);

/// Interval for a ratio p = Σx/Σy that is a share, 0 <= x <= y, such as leakage, over n trials: Wilson's, with
/// Student's t(n - 1) for z and with the effective number p(1 - p)/s.e.² of independent units that the delta method's
/// standard error amounts to (Kott and Carr 1997, J. Off. Stat. 13; Korn and Graubard 1998, Surv. Methodol. 24). Unlike
/// value ± t · s.e. it covers where p is near 0 or 1, and it is not empty where nothing was seen: the n trials are the
/// units then, since all that a trial has may have one cause (a battery that is down). A share in between that never
/// varied is certain. n < 2 or Σy = 0, where p is NaN: NaN.
ConfidenceInterval share_interval(const Estimate& estimate, std::uint64_t n,
                                  double end_confidence = usual_end_confidence);

}  // namespace bulwark
