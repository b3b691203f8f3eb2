// A density that rises from `low` to `mode` and falls to `high`, low < high.
#pragma once

#include <optional>
#include <string_view>

#include "distributions/kind.h"

namespace bulwark {

struct Triangular {
  double low = 0;
  double mode = 0;
  double high = 1;

  double mean() const { return (low + mode + high) / 3; }
  double variance() const;
  double cdf(double x) const;
  double quantile(double u) const;
  double least() const { return low; }
  double largest() const { return high; }
  Triangular scaled(double factor) const { return {low * factor, mode * factor, high * factor}; }
  Triangular moved(double step) const { return {low + step, mode + step, high + step}; }

  static constexpr std::string_view name = "triangular";
  static constexpr std::string_view form = "[low, mode, high]";
  static constexpr bool is_plain_number = false;
  std::optional<double> only_value() const;
  static std::optional<Triangular> read(const Arguments& arguments);
};

}  // namespace bulwark
