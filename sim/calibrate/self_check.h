// Does the method find what it should, and could the prior have made the record? Both from the bank alone, at no
// further trials.
//
// Draw k of the bank is taken for the truth and one of its trials for what happened; a report of it is drawn, and the
// other draws are weighted by that report.
// - Simulation-based calibration (Cook, Gelman and Rubin 2006, J. Comput. Graph. Stat. 15; Talts and others 2018,
//   arXiv:1804.06788): the weighted rank of the truth among them, ties broken at random, is uniform on (0, 1) for each
//   parameter where weights, likelihood and draws are right. Kolmogorov-Smirnov. Only reports whose weights are worth
//   `least_effective` draws are counted: a choice by the report alone, which keeps ranks uniform.
// - Prior-data conflict (Box 1980, J. R. Stat. Soc. A 143; Evans and Moshonov 2006, Bayesian Anal. 1): the share of
//   reports of the prior that are no more probable under it than the record is, p = (1 + #)/(1 + replicates).
#pragma once

#include <cstdint>
#include <vector>

#include "calibrate/likelihood.h"

namespace bulwark {

struct SelfCheck {
  std::uint32_t replicates = 0;
  std::uint32_t counted = 0;               // with weights worth enough for ranks
  std::vector<std::vector<double>> ranks;  // [uncertain parameter][counted replicate]
  std::vector<double> p_values;            // [uncertain parameter] of uniform ranks; 1 where none is counted
  std::vector<double> log_evidences;       // [replicate] ln of its report's probability under the prior

  /// Of a record whose probability under the prior has this logarithm by the same bank: another estimate has another
  /// bias.
  double conflict_p(double log_evidence) const;
};

struct SelfCheckQuery {
  const std::vector<ReportedFamily>& families;
  const std::vector<ReportedRaid>& raids;
  std::uint64_t seed = 0;
  std::uint32_t trials = 0;
  double least_effective = 0;
};

/// As many replicates as can be had in some 2e7 probabilities of reports, 100 to 200. Throws Stopped.
SelfCheck check_itself(const SelfCheckQuery& query, const std::vector<BankDraw>& bank, const PoolHooks& hooks);

}  // namespace bulwark
