// Each uncertain parameter before and after.
#pragma once

#include <string>
#include <vector>

#include "base/constants.h"
#include "calibrate/predictive.h"
#include "calibrate/refinement.h"

namespace bulwark {

/// From the prior to the posterior of one parameter, in SI units.
struct ParameterChange {
  std::string path;
  double prior_mean = 0;
  double prior_deviation = 0;
  Band prior;
  // NaN where there is no posterior:
  double mean = nan;
  double mean_error = nan;  // standard error of the posterior mean over the sample
  double deviation = nan;
  Band posterior = unknown_band;
  double shrinkage = nan;  // 1 - (posterior variance)/(prior variance)
};

/// Errors of means are those of independent draws that were weighted. An empty posterior is none.
std::vector<ParameterChange> parameter_changes(const std::vector<std::string>& paths, const WeightedBank& prior,
                                               const WeightedBank& posterior);

/// Of refined particles the errors are at least those that their ancestors tell. What the posterior is worth in
/// independent draws follows: min (deviation/error)² over the parameters, and no more than `effective`.
double widen_errors(std::vector<ParameterChange>& changes, const Refinement& refinement);

}  // namespace bulwark
