// How probable a record of raids is under a draw of the uncertain parameters.
//
// Of raid r the simulated raids of a draw θ give an unbiased estimate of its probability, and of the record
//   L̂(θ) = Π_r (1/T) Σ_t Π_f P(c_rf | s_rtf)
// with P of reporting.h, s_rtf the fates of family f in trial t. Each raid of the record has T trials of its own: so
// the factors are independent, E L̂ = L, and weights or moves by L̂ have the exact posterior, however few and noisy the
// trials are (random weights: Fearnhead, Papaspiliopoulos, Roberts and Stuart 2010, J. R. Stat. Soc. B 72;
// pseudo-marginal moves: Andrieu and Roberts 2009, Ann. Stat. 37). Few trials cost effective draws, not truth. Averages
// of shares put into P, or one set of trials for all raids, would not be unbiased.
#pragma once

#include <vector>

#include "calibrate/bank.h"

namespace bulwark {

/// ln L̂ of a particle whose counts are there, T trials for each raid in their order; -infinity where no trial could
/// have made the record.
double log_likelihood(const std::vector<ReportedFamily>& families, const std::vector<ReportedRaid>& raids,
                      std::uint32_t trials, const BankDraw& particle);

/// What would be reported, in place of `raid` (number r of the record), of the particle's trial t for it.
ReportedRaid draw_raid(const std::vector<ReportedFamily>& families, const ReportedRaid& raid, std::size_t r,
                       std::uint32_t trials, std::uint32_t t, const BankDraw& particle, Stream& stream);

}  // namespace bulwark
