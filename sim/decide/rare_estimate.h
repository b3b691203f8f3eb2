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

/// With a lognormal interval; of an estimate of 0 the interval is empty.
RareEstimate estimate_of(const std::vector<double>& replications, std::uint64_t trials);

/// A part of all trials in which the event was never seen, or never with a chance beyond those that were.
///
/// Of n trials with chances h, the greatest h_max and none that can be above H,
///   E h = E min(h, h_max) + E max(0, h - h_max) <= E min(h, h_max) + (H - h_max) P(h > h_max).
/// The mean of the n is that of min(h, h_max), and tells nothing of the rest, to which a chance above h_max in one raid
/// of 10 n may add the most. With 97.5 % P(h > h_max) <= 1 - 0.025^(1/n). So the part is P (H - h_max), and likewise
/// P (h_min - 0) of what may be less; where the event was not seen h_max is 0, and H is taken for 1.
struct Unseen {
  double probability = 1;    // of the part
  std::uint64_t trials = 1;  // in it, without what is not seen
};

/// What they may add to the event's probability, with 97.5 %: the greatest Σ P_s p_s with Π (1 - p_s)^n_s >= 2.5 %. Of
/// one part P (1 - 0.025^(1/n)) (Clopper and Pearson 1934); of several, by Lagrange, p_s = max(0, 1 - μ n_s / P_s).
double most_unseen(const std::vector<Unseen>& parts);

}  // namespace bulwark
