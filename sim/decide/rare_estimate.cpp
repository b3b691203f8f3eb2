#include "decide/rare_estimate.h"

#include <algorithm>
#include <cmath>

#include "decide/waves.h"
#include "statistics/moments.h"

namespace bulwark {

double RareEstimate::gain() const {
  const double error = standard_error / probability;
  return (1 - probability) / (probability * static_cast<double>(trials) * error * error);
}

double RareEstimate::relative_half_width() const {
  return (interval.high - interval.low) / 2 / probability;
}

ConfidenceInterval lognormal_interval(double value, double standard_error, std::uint64_t n) {
  const double factor = std::exp(student_quantile(n - 1) * standard_error / value);
  return {value / factor, std::min(1.0, value * factor)};
}

RareEstimate estimate_of(const std::vector<double>& replications, std::uint64_t first_trials, std::uint64_t trials) {
  const auto n = static_cast<double>(replications.size());
  RareEstimate estimate;
  estimate.replications = static_cast<std::uint32_t>(replications.size());
  estimate.trials = trials;
  for (const double x : replications) estimate.probability += x / n;
  if (estimate.probability == 0) {
    estimate.interval = {0, 1 - std::pow(1 - usual_end_confidence, 1 / static_cast<double>(first_trials))};
    return estimate;
  }
  estimate.standard_error = estimate.probability * scatter_of(replications) / std::sqrt(n);
  estimate.interval = lognormal_interval(estimate.probability, estimate.standard_error, replications.size());
  return estimate;
}

}  // namespace bulwark
