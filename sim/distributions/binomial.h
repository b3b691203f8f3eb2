// Successes in n attempts, n a whole number, that each succeed with probability p; and what comes to every draw
// besides.
#pragma once

#include <optional>
#include <string_view>

#include "distributions/kind.h"

namespace bulwark {

struct Binomial {
  double n = 0;
  double p = 0;
  double extra = 0;  // whole; scenarios write none

  double mean() const { return extra + n * p; }
  double variance() const { return n * p * (1 - p); }
  double cdf(double x) const;
  double cdf_below(double x) const;
  double draw(Stream& stream) const;
  double least() const { return extra; }
  double largest() const { return extra + n; }
  Binomial moved(double step) const { return {n, p, extra + step}; }

  static constexpr std::string_view name = "binomial";
  static constexpr std::string_view form = "[n, p]";
  static constexpr bool is_plain_number = true;
  static std::optional<Binomial> read(const Arguments& arguments);
};

}  // namespace bulwark
