// Normal, by mean mu and standard deviation sd > 0.
#pragma once

#include <optional>
#include <string_view>

#include "distributions/kind.h"
#include "random/normal_quantile.h"

namespace bulwark {

struct Normal {
  double mu = 0;
  double sd = 1;

  double mean() const { return mu; }
  double variance() const { return sd * sd; }
  double cdf(double x) const;
  double quantile(double u) const { return mu + sd * normal_quantile(u); }
  double least() const { return -no_limit; }
  double largest() const { return no_limit; }
  Normal scaled(double factor) const { return {mu * factor, sd * factor}; }
  Normal moved(double step) const { return {mu + step, sd}; }

  /// Johnson, Kotz and Balakrishnan 1994, Continuous Univariate Distributions 1, eqs. 13.134 and 13.135; `mass` is the
  /// probability inside.
  CutMoments moments_within(double low, double high, double mass) const;

  static constexpr std::string_view name = "normal";
  static constexpr std::string_view form = "[mean, sd]";
  static constexpr bool is_plain_number = false;
  std::optional<double> only_value() const;
  static std::optional<Normal> read(const Arguments& arguments);
};

}  // namespace bulwark
