// A confidence interval for the ratio of two means that are estimated together.
#pragma once

#include <optional>
#include <vector>

#include "statistics/intervals.h"

namespace bulwark {

/// Two estimates from the same n trials, and their deviations trial by trial (deviations_of(), tally/sample.h), each of
/// mean 0. What it refers to must outlive it.
struct JointEstimate {
  double numerator = 0;
  double denominator = 0;
  const std::vector<double>& numerator_deviations;
  const std::vector<double>& denominator_deviations;
};

/// 95 % interval for numerator/denominator (Fieller 1954): all r with
///   (a - r·b)² <= t²·(V_a - 2r·V_ab + r²·V_b),
/// a the numerator, b the denominator, V their (co)variances (covariance.h), t Student's with n - 1 degrees of freedom;
/// none where it is no bounded interval, that is where the denominator may be 0.
std::optional<ConfidenceInterval> fieller_interval(const JointEstimate& joint);

}  // namespace bulwark
