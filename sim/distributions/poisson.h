// Poisson, by its mean mu > 0; and what comes to every draw besides.
#pragma once

#include <optional>
#include <string_view>

#include "distributions/kind.h"

namespace bulwark {

struct Poisson {
  double mu = 1;
  double extra = 0;  // whole; scenarios write none

  double mean() const { return extra + mu; }
  double variance() const { return mu; }
  double cdf(double x) const;
  double cdf_below(double x) const;
  double draw(Stream& stream) const;
  double least() const { return extra; }
  double largest() const { return no_limit; }
  Poisson moved(double step) const { return {mu, extra + step}; }

  static constexpr std::string_view name = "poisson";
  static constexpr std::string_view form = "mean";
  static constexpr bool is_plain_number = true;
  static std::optional<Poisson> read(const Arguments& arguments);
};

}  // namespace bulwark
