// What draws predict of one count of a report: its whole law, summed over draws, their trials and the ways in which
// such a raid may be reported, so that a probability is as fine as the sums are, not as the draws are many.
#pragma once

#include <cstdint>
#include <vector>

#include "calibrate/bank.h"
#include "engine/sample_pool.h"

namespace bulwark {

enum class ReportedFate { leaked, lost };

struct PredictedCount {
  const std::vector<ReportedFamily>& families;
  std::size_t family = 0;
  Regime regime = Regime::together;
  ReportedFate fate = ReportedFate::leaked;  // lost: only of the regime apart
  std::uint32_t launched = 0;
  std::uint32_t first_trial = 0;  // of each draw, those that speak of it
  std::uint32_t trials = 1;
};

/// The share of objects that a report tells of this fate, on average over the draw's trials.
double mean_share(const PredictedCount& count, const BankDraw& draw);

/// P(c of the launched met the fate), c = 0 … launched; by one draw.
std::vector<double> law_of(const PredictedCount& count, const BankDraw& draw);

/// By all of them, with weights that sum to 1. Bit-identical for any number of threads. Throws Stopped where it was
/// stopped, as do all that work with hooks.
std::vector<double> law_of(const PredictedCount& count, const std::vector<BankDraw>& draws,
                           const std::vector<double>& weights, const PoolHooks& hooks);

/// Of a law on 0, 1, 2, …: the least value with P(X <= c) >= q.
std::size_t quantile_of_law(const std::vector<double>& law, double q);

}  // namespace bulwark
