// Exponential, by its mean mu > 0.
#pragma once

#include <cmath>
#include <optional>
#include <string_view>

#include "distributions/kind.h"

namespace bulwark {

struct Exponential {
  double mu = 1;

  double mean() const { return mu; }
  double variance() const { return mu * mu; }
  double cdf(double x) const { return x <= 0 ? 0 : -std::expm1(-x / mu); }
  double quantile(double u) const { return -mu * std::log(u); }  // falls with u
  double least() const { return 0; }
  double largest() const { return no_limit; }
  Exponential scaled(double factor) const { return {mu * factor}; }
  Exponential moved(double step) const { return scaled(1 + step / mu); }

  static constexpr std::string_view name = "exponential";
  static constexpr std::string_view form = "mean";
  static constexpr bool is_plain_number = false;
  static std::optional<Exponential> read(const Arguments& arguments);
};

}  // namespace bulwark
