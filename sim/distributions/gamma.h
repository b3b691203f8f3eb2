// Gamma, by its mean mu > 0 and coefficient of variation cv > 0: shape 1 / cv², scale mu · cv².
#pragma once

#include <optional>
#include <string_view>

#include "distributions/kind.h"

namespace bulwark {

struct Gamma {
  double mu = 1;
  double cv = 1;

  double mean() const { return mu; }
  double variance() const { return mu * mu * cv * cv; }
  double cdf(double x) const;
  double draw(Stream& stream) const;
  double least() const { return 0; }
  double largest() const { return no_limit; }
  Gamma scaled(double factor) const { return {mu * factor, cv}; }
  Gamma moved(double step) const { return scaled(1 + step / mu); }

  static constexpr std::string_view name = "gamma";
  static constexpr std::string_view form = "{mean: m, cv: c}";
  static constexpr bool is_plain_number = false;
  static std::optional<Gamma> read(const Arguments& arguments);

 private:
  double shape() const { return 1 / (cv * cv); }
  double scale() const { return mu * cv * cv; }
};

}  // namespace bulwark
