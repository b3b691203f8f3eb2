#include "calibrate/genealogy.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bulwark {

namespace {

constexpr double least_ancestors = 10;

/// s² of the header; 0 where too few ancestors are left.
double variance_by(const std::vector<std::size_t>& ancestors, const std::vector<double>& values, double mean) {
  std::vector<double> sums(ancestors.size());
  std::vector<double> descendants(ancestors.size());
  for (std::size_t i = 0; i < ancestors.size(); ++i) {
    sums[ancestors[i]] += values[i] - mean;
    ++descendants[ancestors[i]];
  }
  const auto square = [](const std::vector<double>& of) {
    return std::inner_product(of.begin(), of.end(), of.begin(), 0.0);
  };
  const auto all = static_cast<double>(ancestors.size());
  const double effective = all * all / square(descendants);
  if (effective < least_ancestors) return 0;
  return square(sums) / (all * all) * effective / (effective - 1);  // x̄ is estimated
}

}  // namespace

void Genealogy::select(const std::vector<std::size_t>& parents) {
  for (std::vector<std::size_t>& stage : ancestors_) {
    std::vector<std::size_t> today;
    today.reserve(parents.size());
    for (const std::size_t parent : parents) today.push_back(stage[parent]);
    stage = std::move(today);
  }
  ancestors_.push_back(parents);
}

double Genealogy::error_of_mean(const std::vector<double>& values) const {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  double largest = 0;
  for (const std::vector<std::size_t>& stage : ancestors_)
    largest = std::max(largest, variance_by(stage, values, mean));
  return std::sqrt(largest);
}

}  // namespace bulwark
