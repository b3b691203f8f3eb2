// Beta on [0, 1], by its two shapes a, b > 0.
#pragma once

#include <optional>
#include <string_view>

#include "distributions/kind.h"

namespace bulwark {

struct Beta {
  double a = 1;
  double b = 1;

  double mean() const { return a / (a + b); }
  double variance() const { return a * b / ((a + b) * (a + b) * (a + b + 1)); }
  double cdf(double x) const;
  double draw(Stream& stream) const;
  double least() const { return 0; }
  double largest() const { return 1; }
  Beta moved(double step) const { return {a * (1 + step / mean()), b}; }  // towards 1 or 0: its range stays

  static constexpr std::string_view name = "beta";
  static constexpr std::string_view form = "[a, b]";
  static constexpr bool is_plain_number = true;
  static std::optional<Beta> read(const Arguments& arguments);
};

}  // namespace bulwark
