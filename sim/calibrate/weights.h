// Weights of a sample and what they are worth.
#pragma once

#include <cstddef>
#include <vector>

namespace bulwark {

/// exp(l_j) scaled so that they sum to 1, and ln of their mean before. All -infinity: equal weights, -infinity.
struct NormalisedWeights {
  std::vector<double> weights;
  double log_mean = 0;
};
NormalisedWeights normalised(const std::vector<double>& log_weights);

/// 1/Σw² (Kish 1965, Survey Sampling), of weights that sum to 1.
double effective_size(const std::vector<double>& weights);

/// Shape k of the generalised Pareto law of the largest weights: min(S/5, 3√S) of S (Vehtari, Simpson, Gelman, Yao and
/// Gabry 2024, J. Mach. Learn. Res. 25, "Pareto smoothed importance sampling"). Means of importance sampling are to be
/// trusted below 0.7; above 1/2 weights have no variance, above 1 no mean. Fitted by the quasi-Bayes method of Zhang
/// and Stephens (2009, Technometrics 51) with the weak prior of the former towards 1/2. Weights without a tail, as
/// equal ones: -infinity. Precondition: at least 25.
double pareto_shape(std::vector<double> weights);

/// The number of times that each of `weights` (summing to 1) is taken when n are, one uniform u in (0, 1) for all
/// (systematic resampling: Carpenter, Clifford and Fearnhead 1999, IEE Proc. Radar Sonar Navig. 146). In their order,
/// index by index.
std::vector<std::size_t> resample(const std::vector<double>& weights, std::size_t n, double u);

/// The smallest value whose weights up to it sum to q or more.
double weighted_quantile(const std::vector<double>& values, const std::vector<double>& weights, double q);

double weighted_mean(const std::vector<double>& values, const std::vector<double>& weights);
/// Standard deviation about the weighted mean.
double weighted_deviation(const std::vector<double>& values, const std::vector<double>& weights);
/// Standard error of the weighted mean, sqrt Σw²(x - x̄)² (the delta method for self-normalised weights: Owen 2013,
/// Monte Carlo Theory, Methods and Examples, eq. 9.8).
double standard_error_of_mean(const std::vector<double>& values, const std::vector<double>& weights);

}  // namespace bulwark
