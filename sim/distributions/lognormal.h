// A value whose logarithm is normal, by its median > 0 and that logarithm's standard deviation sigma > 0.
#pragma once

#include <cmath>
#include <optional>
#include <string_view>

#include "distributions/kind.h"
#include "random/normal_quantile.h"

namespace bulwark {

struct Lognormal {
  double median = 1;
  double sigma = 1;

  double mean() const;
  double variance() const;
  double cdf(double x) const;
  double quantile(double u) const { return median * std::exp(sigma * normal_quantile(u)); }
  double least() const { return 0; }
  double largest() const { return no_limit; }
  Lognormal scaled(double factor) const { return {median * factor, sigma}; }
  Lognormal moved(double step) const { return scaled(1 + step / mean()); }

  static constexpr std::string_view name = "lognormal";
  static constexpr std::string_view form = "{median: m, sigma: s}";
  static constexpr bool is_plain_number = false;
  static std::optional<Lognormal> read(const Arguments& arguments);
};

}  // namespace bulwark
