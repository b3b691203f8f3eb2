// Every value from `low` to `high`, low < high, equally likely.
#pragma once

#include <optional>
#include <string_view>

#include "distributions/kind.h"

namespace bulwark {

struct Uniform {
  double low = 0;
  double high = 1;

  double mean() const { return (low + high) / 2; }
  double variance() const { return (high - low) * (high - low) / 12; }
  double cdf(double x) const;
  double quantile(double u) const { return low + (high - low) * u; }
  double least() const { return low; }
  double largest() const { return high; }
  Uniform scaled(double factor) const { return {low * factor, high * factor}; }
  Uniform moved(double step) const { return {low + step, high + step}; }

  static constexpr std::string_view name = "uniform";
  static constexpr std::string_view form = "[low, high]";
  static constexpr bool is_plain_number = false;
  std::optional<double> only_value() const;
  static std::optional<Uniform> read(const Arguments& arguments);
};

}  // namespace bulwark
