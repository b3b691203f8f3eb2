// One of a list of values, at least one, equally likely.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "distributions/kind.h"

namespace bulwark {

struct Empirical {
  std::vector<double> values{0};

  double mean() const;
  double variance() const;
  double cdf(double x) const;
  double cdf_below(double x) const;
  double quantile(double u) const;  // in the order of the list
  double least() const;
  double largest() const;
  Empirical scaled(double factor) const;
  Empirical moved(double step) const;

  static constexpr std::string_view name = "empirical";
  static constexpr std::string_view form = "[v1, v2, …]";
  static constexpr bool is_plain_number = false;
  static std::optional<Empirical> read(const Arguments& arguments);
};

}  // namespace bulwark
