// Figures by control variates: what chance dealt in parameters of known mean is taken out of a figure, so that as many
// trials determine it better.
#pragma once

#include <optional>
#include <vector>

#include "statistics/intervals.h"
#include "tally/control_tally.h"

namespace bulwark {

struct ControlledFigure {
  MetricName name;
  Estimate estimate;
  ConfidenceInterval interval;  // 95 %
  double fewer_trials = 1;      // variance of the plain estimate over this one's
};

/// By linear regression on the controls (Lavenberg and Welch 1981, section 3). With c̄ the mean of the controls over n
/// trials, S their covariances and s those of x with them, slopes β = S⁻¹·s of rank k:
///   X = x̄ - β·c̄, likewise Y; figure X/Y; deviations d = x - (X/Y)·y with slopes δ = β_x - (X/Y)·β_y;
///   s.e.² = (var(d) - δ·s_d)/(n - 1 - k) · (1 + c̄ᵀ·S⁻¹·c̄)/Y²,
/// exact for normal residuals where y = 1; Student's interval with n - 1 - k degrees of freedom, for leakage and events
/// that of a share (statistics/intervals.h). The bias from estimating β is of order 1/n, as that of any ratio. Figures
/// that never varied, and shares that the correction takes out of (0, 1), are left out; so are controls that the trials
/// do not tell (Controls::is_known_by), and all figures where there are fewer than ten trials for each control that is
/// left.
std::vector<ControlledFigure> controlled_figures(const ControlTally& tally);

/// One of them.
std::optional<ControlledFigure> controlled_figure(const ControlTally& tally, const MetricName& name);

}  // namespace bulwark
