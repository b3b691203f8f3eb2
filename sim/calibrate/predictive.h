// What the prior and the posterior predict of each report of the record.
//
// Quantiles of what a report of the raid would say, and p = P(report < record) + P(report = record)/2 under the
// posterior (Rubin 1984, Ann. Stat. 12; Gelman, Meng and Stern 1996, Stat. Sinica 6), near 0 or 1 where the record
// surprises even the posterior. Summed, not drawn (predicted_count.h).
#pragma once

#include <string>
#include <vector>

#include "base/constants.h"
#include "calibrate/predicted_count.h"

namespace bulwark {

/// Draws with their weights, which sum to 1.
struct WeightedBank {
  std::vector<BankDraw> particles;
  std::vector<double> weights;
};

struct Band {
  double p05 = 0;
  double p10 = 0;
  double p50 = 0;
  double p90 = 0;
  double p95 = 0;
};

/// Of what does not exist.
constexpr Band unknown_band{nan, nan, nan, nan, nan};

struct Prediction {
  std::string raid;
  std::string family;
  std::string quantity;  // leakage: reported to have leaked; lost: of the launched, where told apart
  std::uint32_t launched = 0;
  double observed = 0;
  Band prior;
  Band posterior = unknown_band;  // where there is none
  double p_value = nan;           // of the record under the posterior
};

Band band_of(const std::vector<double>& values, const std::vector<double>& weights);

/// `trials` of each draw for each raid, in their order. The posterior's must be others than those that weighted it;
/// an empty one is none.
std::vector<Prediction> predict(const std::vector<ReportedFamily>& families, const std::vector<ReportedRaid>& raids,
                                std::uint32_t trials, const WeightedBank& prior, const WeightedBank& posterior,
                                const PoolHooks& hooks);

}  // namespace bulwark
