// What public bands say of the law from which each night draws what is uncertain.
//
// "Drones leak 5 to 30 % in four raids of five" is of nights that differ: no draw of the parameters made it, so there
// is no likelihood. What it says is of the law of the draws: that of the prior is changed as little as possible so that
// it predicts such nights (minimum_discrimination.h). Each figure is a mean of something that a draw knows:
//   mean in [l, h]           l <= E m <= h, m the mean share of a draw
//   quantile q in [l, h]     P(X < l) <= q <= P(X <= h), X the share that a report tells
// of which the probabilities given a trial are exact sums (reporting.h). Half of a draw's trials shape the weights, the
// other half judge them. Modelling assumptions: the scenario's raid is a typical raid of the band; what makes such
// nights differ is in `uncertain:`, beyond that only the reports' correlation.
#pragma once

#include <string>
#include <vector>

#include "calibrate/minimum_discrimination.h"
#include "calibrate/predicted_count.h"

namespace bulwark {

/// By which a band may be missed, as a share or a probability.
constexpr double most_missed = 0.001;

/// A figure of a band: where it should be, and where prior and weighted draws predict it.
struct BandFit {
  std::string band;
  std::string family;
  std::string figure;  // mean, p10, …
  std::uint32_t launched = 0;
  double low = 0;
  double high = 0;
  double prior = 0;
  double posterior = 0;
  double standard_error = 0;  // of the mean, or of the probability that makes the quantile
  double multiplier = 0;      // λ, in standard deviations; of a quantile that of the end that binds
  double missed = 0;          // how far the mean, or that probability, is outside
  bool is_met_alone = true;   // by some weights of the prior's draws, if nothing else is asked for
};

struct BandCalibration {
  std::vector<double> weights;  // [draw]
  double divergence = 0;        // from the prior, in nats
  std::vector<BandFit> fits;
};

/// The bank has 2 · `trials` trials a draw: the first half shapes.
BandCalibration fit_bands(const Record& record, const std::vector<BankDraw>& bank, std::uint32_t trials,
                          const PoolHooks& hooks);

}  // namespace bulwark
