// Always the same value.
#pragma once

#include "distributions/kind.h"

namespace bulwark {

struct Constant {
  double value = 0;

  double mean() const { return value; }
  double variance() const { return 0; }
  double cdf(double x) const { return value <= x ? 1 : 0; }
  double cdf_below(double x) const { return value < x ? 1 : 0; }
  double quantile(double) const { return value; }
  double draw(Stream&) const { return value; }
  double least() const { return value; }
  double largest() const { return value; }
  Constant scaled(double factor) const { return {value * factor}; }
  Constant moved(double step) const { return {value + step}; }
};

}  // namespace bulwark
