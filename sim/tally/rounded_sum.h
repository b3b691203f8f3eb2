// The sum that a condition compares with 0.
#pragma once

#include <cmath>

namespace bulwark {

/// A sum of rounded parts: what is less than a share of 1e-12 of them is 0, so that 0.1 + 0.2 is 0.3.
struct RoundedSum {
  double value = 0;
  double size = 0;  // of its parts

  void add(double part) {
    value += part;
    size += std::abs(part);
  }
  double rounded() const { return std::abs(value) <= 1e-12 * size ? 0 : value; }
};

}  // namespace bulwark
