// Successes in n attempts, n a whole number, that each succeed with probability p.
#pragma once

#include <optional>
#include <string_view>

#include "distributions/kind.h"

namespace bulwark {

struct Binomial {
  double n = 0;
  double p = 0;

  double mean() const { return n * p; }
  double variance() const { return n * p * (1 - p); }
  double cdf(double x) const;
  double cdf_below(double x) const;
  double draw(Stream& stream) const;
  double least() const { return 0; }
  double largest() const { return n; }
  Binomial moved(double step) const;

  static constexpr std::string_view name = "binomial";
  static constexpr std::string_view form = "[n, p]";
  static constexpr bool is_plain_number = true;
  static std::optional<Binomial> read(const Arguments& arguments);
};

}  // namespace bulwark
