#include "calibrate/parameter_change.h"

#include <algorithm>
#include <cmath>

#include "calibrate/weights.h"

namespace bulwark {

namespace {

std::vector<double> column(const WeightedBank& bank, std::size_t k) {
  std::vector<double> values;
  for (const BankDraw& particle : bank.particles) values.push_back(particle.values[k]);
  return values;
}

}  // namespace

std::vector<ParameterChange> parameter_changes(const std::vector<std::string>& paths, const WeightedBank& prior,
                                               const WeightedBank& posterior, double effective,
                                               bool is_equally_likely) {
  std::vector<ParameterChange> changes;
  for (std::size_t k = 0; k < paths.size(); ++k) {
    const std::vector<double> before = column(prior, k);
    const std::vector<double> after = column(posterior, k);
    ParameterChange change;
    change.path = paths[k];
    change.prior_mean = weighted_mean(before, prior.weights);
    change.prior_deviation = weighted_deviation(before, prior.weights);
    change.prior = band_of(before, prior.weights);
    change.mean = weighted_mean(after, posterior.weights);
    change.deviation = weighted_deviation(after, posterior.weights);
    change.mean_error = is_equally_likely ? change.deviation / std::sqrt(std::max(1.0, effective))
                                          : standard_error_of_mean(after, posterior.weights);
    change.posterior = band_of(after, posterior.weights);
    const double ratio = change.deviation / change.prior_deviation;
    change.shrinkage = change.prior_deviation > 0 ? 1 - ratio * ratio : 0;
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace bulwark
