#include "decide/list_tilt.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace bulwark {

namespace {

constexpr double entries = 500;
constexpr double most_exponent = 30;  // θ times the range of the values

using Shares = std::map<double, double>;  // of the values

/// Σ of share · exp(θ (value - least)) set to 1.
Shares tilted(Shares shares, double theta) {
  const double from = theta > 0 ? shares.rbegin()->first : shares.begin()->first;
  double sum = 0;
  for (auto& [value, share] : shares) sum += share *= std::exp(theta * (value - from));
  for (auto& [value, share] : shares) share /= sum;
  return shares;
}

double mean_of(const Shares& shares) {
  double sum = 0;
  for (const auto& [value, share] : shares) sum += value * share;
  return sum;
}

Shares tilted_to(const Shares& shares, double mean) {
  const double range = shares.rbegin()->first - shares.begin()->first;
  if (range == 0) return shares;
  double low = -most_exponent / range;
  double high = most_exponent / range;
  for (int k = 0; k < 50; ++k) {
    const double middle = (low + high) / 2;
    (mean_of(tilted(shares, middle)) < mean ? low : high) = middle;
  }
  return tilted(shares, (low + high) / 2);
}

}  // namespace

Empirical tilted_list(const std::vector<double>& values, double mean) {
  Shares shares;
  for (const double value : values) shares[value] += 1;
  std::vector<double> list;
  for (const auto& [value, share] : tilted_to(shares, mean)) {
    const double number = std::max(1.0, std::round(entries * share));
    list.insert(list.end(), static_cast<std::size_t>(number), value);
  }
  return {std::move(list)};
}

double share_of(const Empirical& tilted, double value) {
  const auto [first, last] = std::equal_range(tilted.values.begin(), tilted.values.end(), value);
  return static_cast<double>(last - first) / static_cast<double>(tilted.values.size());
}

}  // namespace bulwark
