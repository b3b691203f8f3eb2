// The law nearest to a sample's that keeps given means: minimum discrimination information.
//
// Of all weights w_j of n equally likely draws under which the mean of each feature g_k lies in [low_k, high_k], those
// with the least information against the draws, Σ w_j ln(n w_j), are
//   w_j ∝ exp(Σ_k λ_k g_k(j)),   λ_k > 0 only where the mean is at low_k, < 0 only where it is at high_k
// (Kullback 1959, Information Theory and Statistics; Csiszár 1975, Ann. Probab. 3). With ranges this is a dual with an
// absolute value of each λ, and going from one λ to the next, each put where its own condition holds, ends at the
// solution (Dudík, Phillips and Schapire 2007, J. Mach. Learn. Res. 8).
//
// Where a feature is only known from a few noisy trials, weights by what happened would take lucky trials for good
// draws. So a feature has two independent series: `shaping`, which weights are made from, and `judged`, whose mean is
// held to the range: given the draw it knows nothing of the weight, so that what holds for it holds for the law of the
// draws. The information is then the least over weights that such trials can tell apart.
#pragma once

#include <cstddef>
#include <vector>

#include "base/stop.h"

namespace bulwark {

struct MomentRange {
  std::vector<double> shaping;  // [draw]
  std::vector<double> judged;   // [draw]
  double low = 0;
  double high = 0;
};

struct Discrimination {
  std::vector<double> weights;      // [draw], summing to 1
  std::vector<double> multipliers;  // [range] λ of the feature in standard deviations of it; 0 where it binds nothing
  std::vector<double> means;        // [range] of what is judged
  double divergence = 0;            // Σ w ln(n w), in nats
};

/// No multiplier grows beyond this, in standard deviations: a range whose λ is there cannot be reached.
constexpr double most_multiplier = 30;

/// Precondition: at least one draw, all series of one length. Throws Stopped soon after the flag turns true.
Discrimination minimum_discrimination(const std::vector<MomentRange>& ranges, std::size_t draws,
                                      StopFlag stop = nullptr);

/// How far outside its range a mean lies; 0 inside.
double missed_by(const MomentRange& range, double mean);

}  // namespace bulwark
