// Poisson, by its mean mu > 0.
#pragma once

#include <optional>
#include <string_view>

#include "distributions/kind.h"

namespace bulwark {

struct Poisson {
  double mu = 1;

  double mean() const { return mu; }
  double variance() const { return mu; }
  double cdf(double x) const;
  double cdf_below(double x) const;
  double draw(Stream& stream) const;
  double least() const { return 0; }
  double largest() const { return no_limit; }
  Poisson moved(double step) const { return {mu * (1 + step / mu)}; }

  static constexpr std::string_view name = "poisson";
  static constexpr std::string_view form = "mean";
  static constexpr bool is_plain_number = true;
  static std::optional<Poisson> read(const Arguments& arguments);
};

}  // namespace bulwark
