// Each uncertain parameter before and after.
#pragma once

#include <string>
#include <vector>

#include "calibrate/predictive.h"

namespace bulwark {

/// From the prior to the posterior of one parameter, in SI units.
struct ParameterChange {
  std::string path;
  double prior_mean = 0;
  double prior_deviation = 0;
  Band prior;
  double mean = 0;
  double mean_error = 0;  // standard error of the posterior mean over the sample
  double deviation = 0;
  Band posterior;
  double shrinkage = 0;  // 1 - (posterior variance)/(prior variance)
};

/// `effective` is what the posterior is worth in draws; of equally likely ones it makes `mean_error`, else the weights.
std::vector<ParameterChange> parameter_changes(const std::vector<std::string>& paths, const WeightedBank& prior,
                                               const WeightedBank& posterior, double effective, bool is_equally_likely);

}  // namespace bulwark
