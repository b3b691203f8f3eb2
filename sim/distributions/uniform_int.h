// Every whole number from `low` to `high`, both included, equally likely.
#pragma once

#include <cmath>
#include <optional>
#include <string_view>

#include "distributions/kind.h"

namespace bulwark {

struct UniformInt {
  double low = 0;
  double high = 0;

  double mean() const { return (low + high) / 2; }
  double variance() const { return ((high - low + 1) * (high - low + 1) - 1) / 12; }
  double cdf(double x) const;
  double cdf_below(double x) const;
  double quantile(double u) const { return low + std::floor((high - low + 1) * u); }
  double least() const { return low; }
  double largest() const { return high; }
  UniformInt moved(double step) const { return {low + step, high + step}; }

  static constexpr std::string_view name = "uniform_int";
  static constexpr std::string_view form = "[low, high]";
  static constexpr bool is_plain_number = true;
  static std::optional<UniformInt> read(const Arguments& arguments);
};

}  // namespace bulwark
