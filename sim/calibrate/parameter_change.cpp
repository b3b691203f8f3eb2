#include "calibrate/parameter_change.h"

#include <algorithm>
#include <cmath>

#include "calibrate/weights.h"

namespace bulwark {

namespace {

std::vector<double> column(const std::vector<BankDraw>& particles, std::size_t k) {
  std::vector<double> values;
  values.reserve(particles.size());
  for (const BankDraw& particle : particles) values.push_back(particle.values[k]);
  return values;
}

void add_posterior(ParameterChange& change, const std::vector<double>& after, const std::vector<double>& weights) {
  change.mean = weighted_mean(after, weights);
  change.deviation = weighted_deviation(after, weights);
  change.mean_error = standard_error_of_mean(after, weights);
  change.posterior = band_of(after, weights);
  const double ratio = change.deviation / change.prior_deviation;
  change.shrinkage = change.prior_deviation > 0 ? 1 - ratio * ratio : 0;
}

}  // namespace

std::vector<ParameterChange> parameter_changes(const std::vector<std::string>& paths, const WeightedBank& prior,
                                               const WeightedBank& posterior) {
  std::vector<ParameterChange> changes;
  for (std::size_t k = 0; k < paths.size(); ++k) {
    const std::vector<double> before = column(prior.particles, k);
    const std::vector<double> after = column(posterior.particles, k);
    ParameterChange change;
    change.path = paths[k];
    change.prior_mean = weighted_mean(before, prior.weights);
    change.prior_deviation = weighted_deviation(before, prior.weights);
    change.prior = band_of(before, prior.weights);
    if (!after.empty()) add_posterior(change, after, posterior.weights);
    changes.push_back(std::move(change));
  }
  return changes;
}

double widen_errors(std::vector<ParameterChange>& changes, const Refinement& refinement) {
  double worth = refinement.effective;
  for (std::size_t k = 0; k < changes.size(); ++k) {
    ParameterChange& change = changes[k];
    const double by_copies = change.deviation / std::sqrt(std::max(1.0, refinement.effective));
    change.mean_error = std::max(by_copies, refinement.genealogy.error_of_mean(column(refinement.particles, k)));
    if (change.deviation > 0) worth = std::min(worth, std::pow(change.deviation / change.mean_error, 2));
  }
  return worth;
}

}  // namespace bulwark
