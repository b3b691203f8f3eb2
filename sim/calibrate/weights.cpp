#include "calibrate/weights.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace bulwark {

namespace {

constexpr double least_excesses = 5;  // fewer are no tail
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Excesses over the largest weight below the tail, in increasing order; without those of ties with it.
std::vector<double> tail_excesses(std::vector<double>& weights) {
  const auto all = static_cast<double>(weights.size());
  const auto tail = static_cast<std::size_t>(std::min(all / 5, 3 * std::sqrt(all)));
  std::sort(weights.begin(), weights.end());
  const double threshold = weights[weights.size() - tail - 1];
  std::vector<double> excesses(weights.end() - static_cast<std::ptrdiff_t>(tail), weights.end());
  for (double& excess : excesses) excess -= threshold;
  excesses.erase(excesses.begin(), std::upper_bound(excesses.begin(), excesses.end(), 0.0));
  return excesses;
}

/// Zhang and Stephens' mean of ln(1 - θx), which is the shape k of the law with that θ.
double shape_of(double theta, const std::vector<double>& x) {
  double sum = 0;
  for (const double excess : x) sum += std::log1p(-theta * excess);
  return sum / static_cast<double>(x.size());
}

}  // namespace

NormalisedWeights normalised(const std::vector<double>& log_weights) {
  const auto n = static_cast<double>(log_weights.size());
  const double largest = *std::max_element(log_weights.begin(), log_weights.end());
  NormalisedWeights result{std::vector<double>(log_weights.size(), 1 / n), -infinity};
  if (largest == -infinity) return result;
  double sum = 0;
  for (std::size_t j = 0; j < log_weights.size(); ++j) {
    result.weights[j] = std::exp(log_weights[j] - largest);
    sum += result.weights[j];
  }
  for (double& weight : result.weights) weight /= sum;
  result.log_mean = largest + std::log(sum / n);
  return result;
}

double effective_size(const std::vector<double>& weights) {
  return 1 / std::inner_product(weights.begin(), weights.end(), weights.begin(), 0.0);
}

double pareto_shape(std::vector<double> weights) {
  const std::vector<double> x = tail_excesses(weights);
  const auto n = static_cast<double>(x.size());
  if (n < least_excesses) return -infinity;
  constexpr double prior = 3;
  const double quartile = x[static_cast<std::size_t>(std::lround(n / 4)) - 1];
  const auto steps = 30 + static_cast<int>(std::sqrt(n));
  std::vector<double> thetas;
  std::vector<double> logs;
  for (int step = 1; step <= steps; ++step) {
    thetas.push_back(1 / x.back() + (1 - std::sqrt(steps / (step - 0.5))) / (prior * quartile));
    const double shape = shape_of(thetas.back(), x);
    logs.push_back(n * (std::log(-thetas.back() / shape) - shape - 1));
  }
  const std::vector<double> shares = normalised(logs).weights;
  const double theta = std::inner_product(thetas.begin(), thetas.end(), shares.begin(), 0.0);
  constexpr double prior_size = 10;
  return (n * shape_of(theta, x) + prior_size * 0.5) / (n + prior_size);
}

std::vector<std::size_t> resample(const std::vector<double>& weights, std::size_t n, double u) {
  std::vector<std::size_t> taken;
  double sum = 0;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    sum += weights[j] * static_cast<double>(n);
    while (taken.size() < n && static_cast<double>(taken.size()) + u < sum) taken.push_back(j);
  }
  while (taken.size() < n) taken.push_back(taken.empty() ? 0 : taken.back());  // what rounding left of the sum
  return taken;
}

double weighted_quantile(const std::vector<double>& values, const std::vector<double>& weights, double q) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  double sum = 0;
  for (const std::size_t j : order) {
    sum += weights[j];
    if (sum >= q * (1 - 1e-12)) return values[j];
  }
  return values[order.back()];
}

double weighted_mean(const std::vector<double>& values, const std::vector<double>& weights) {
  return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

double weighted_deviation(const std::vector<double>& values, const std::vector<double>& weights) {
  const double mean = weighted_mean(values, weights);
  double sum = 0;
  for (std::size_t j = 0; j < values.size(); ++j) sum += weights[j] * (values[j] - mean) * (values[j] - mean);
  return std::sqrt(sum);
}

double standard_error_of_mean(const std::vector<double>& values, const std::vector<double>& weights) {
  const double mean = weighted_mean(values, weights);
  double sum = 0;
  for (std::size_t j = 0; j < values.size(); ++j) {
    const double part = weights[j] * (values[j] - mean);
    sum += part * part;
  }
  return std::sqrt(sum);
}

}  // namespace bulwark
