// The tables of `bulwark calibrate`.
//
// posterior: parameter, then prior_mean, prior_sd, prior_p05 … prior_p95 and the same of the posterior without
// `prior_`, mean_stderr and shrinkage = 1 - sd²/prior_sd²; SI units. draws: a column a parameter, a row an equally
// likely draw: what `uncertain: {draws: …}` reads; only where every diagnostic holds. predictive: raid, family,
// quantity (leakage: reported to have leaked; lost), launched, observed, prior_p05 … posterior_p95, p_value. bands, in
// place of predictive and ranks: band, family, figure (mean, p10, …), launched, low, high, prior, posterior (shares
// that leaked), stderr and missed (of the mean, or of the probability that makes a quantile), multiplier.
// diagnostics: diagnostic, of, value, limit, side (at least, at most), holds (yes, no). ranks: parameter, rank of each
// truth of the self-check. stages (of a refinement): stage, temperature, effective, accepted, step, sweeps.
#pragma once

#include <array>
#include <vector>

#include "calibrate/calibrate.h"
#include "columns/result_table.h"

namespace bulwark {

inline constexpr std::array calibration_table_names{"posterior", "predictive", "diagnostics", "ranks",
                                                    "bands",     "draws",      "stages"};

std::vector<ResultTable> calibration_tables(const CalibrationResult& result);

}  // namespace bulwark
