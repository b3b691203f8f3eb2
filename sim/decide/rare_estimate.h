// The estimate of a small probability, and its interval.
#pragma once

#include <cstdint>
#include <vector>

#include "statistics/intervals.h"

namespace bulwark {

/// A mean of independent replications, or of weighted trials.
struct RareEstimate {
  double probability = 0;
  double standard_error = 0;
  ConfidenceInterval interval;  // 95 %
  std::uint32_t replications = 0;
  std::uint64_t trials = 0;

  /// Crude trials that tell as much as one of these: (1 - p) / (p · n · relative variance of the mean).
  double gain() const;
  double relative_half_width() const;
};

/// value · exp(± t · s.e./value), t with n - 1 degrees of freedom: means of products of shares, and of weights, are
/// skewed as a lognormal is. 95 %.
ConfidenceInterval lognormal_interval(double value, double standard_error, std::uint64_t n);

/// With a lognormal interval; of an estimate of 0, up to what so many crude trials without the event could have missed
/// (Clopper and Pearson 1934).
RareEstimate estimate_of(const std::vector<double>& replications, std::uint64_t first_trials, std::uint64_t trials);

}  // namespace bulwark
