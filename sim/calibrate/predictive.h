// What the prior and the posterior predict of each report of the record.
//
// Of each draw one report of each raid is drawn, from one of its trials: quantiles of what it says, and
// p = P(report < record) + P(report = record)/2 under the posterior (Rubin 1984, Ann. Stat. 12; Gelman, Meng and Stern
// 1996, Stat. Sinica 6), near 0 or 1 where the record surprises even the posterior.
#pragma once

#include <string>
#include <vector>

#include "calibrate/likelihood.h"

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

struct Prediction {
  std::string raid;
  std::string family;
  std::string quantity;  // leakage: reported to have leaked; lost: of the launched, where told apart
  std::uint32_t launched = 0;
  double observed = 0;
  Band prior;
  Band posterior;
  double p_value = 0;  // of the record under the posterior
};

Band band_of(const std::vector<double>& values, const std::vector<double>& weights);

std::vector<Prediction> predict(const std::vector<ReportedFamily>& families, const std::vector<ReportedRaid>& raids,
                                std::uint32_t trials, std::uint64_t seed, const WeightedBank& prior,
                                const WeightedBank& posterior);

}  // namespace bulwark
