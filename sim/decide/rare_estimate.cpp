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

RareEstimate estimate_of(const std::vector<double>& replications, std::uint64_t trials) {
  const auto n = static_cast<double>(replications.size());
  RareEstimate estimate;
  estimate.replications = static_cast<std::uint32_t>(replications.size());
  estimate.trials = trials;
  for (const double x : replications) estimate.probability += x / n;
  if (estimate.probability == 0) return estimate;
  estimate.standard_error = estimate.probability * scatter_of(replications) / std::sqrt(n);
  estimate.interval = lognormal_interval(estimate.probability, estimate.standard_error, replications.size());
  return estimate;
}

double most_unseen(const std::vector<Unseen>& parts) {
  // ln of the chance to see nothing in all, under the multiplier: it rises with it, to 0.
  const auto log_chance = [&parts](double multiplier) {
    double sum = 0;
    for (const Unseen& part : parts) {
      const auto n = static_cast<double>(part.trials);
      sum += n * std::min(0.0, std::log(multiplier * n / part.probability));
    }
    return sum;
  };
  double low = std::log(1e-300);
  double high = 0;
  for (const Unseen& part : parts) high = std::max(high, std::log(part.probability / static_cast<double>(part.trials)));
  for (int k = 0; k < 200; ++k) {
    const double middle = (low + high) / 2;
    (log_chance(std::exp(middle)) < std::log(1 - usual_end_confidence) ? low : high) = middle;
  }
  double most = 0;
  for (const Unseen& part : parts) {
    const double seen_not = std::exp(high) * static_cast<double>(part.trials) / part.probability;
    most += part.probability * std::max(0.0, 1 - seen_not);
  }
  return most;
}

}  // namespace bulwark
