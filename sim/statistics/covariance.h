// How two means over the same trials vary together.
#pragma once

#include <numeric>
#include <vector>

namespace bulwark {

/// Covariance of two means of n >= 2 values, from the deviations of the values from them: Σ a·b / (n (n - 1)).
inline double covariance_of_means(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0) / (n * (n - 1));
}

}  // namespace bulwark
