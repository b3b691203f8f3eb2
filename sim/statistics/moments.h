// Exact power sums of integers, from which means, standard errors and ratios follow. Merging is addition of integers,
// so the result does not depend on the order of the trials or on how they were split.
#pragma once

#include <cstdint>

#include "statistics/int128.h"

namespace bulwark {

/// n, Σx and Σx² of integers x.
struct Moments {
  std::uint64_t count = 0;
  Int128 sum = 0;
  Int128 squares = 0;

  void add(std::int64_t x) {
    ++count;
    add_checked(sum, x);
    add_checked(squares, static_cast<Int128>(x) * x);
  }
  /// The same x seen `times` times.
  void add(std::int64_t x, std::uint64_t times);
  void merge(const Moments& other);

  friend bool operator==(const Moments&, const Moments&) = default;
};

/// n, the power sums of x and y, and Σxy, of pairs (x, y).
struct PairMoments {
  Moments x;
  Moments y;
  Int128 products = 0;

  void add(std::int64_t x_value, std::int64_t y_value, std::uint64_t times = 1);
  void merge(const PairMoments& other);

  friend bool operator==(const PairMoments&, const PairMoments&) = default;
};

/// A figure and its standard error; NaN where the sample does not determine it.
struct Estimate {
  double value = 0;
  double standard_error = 0;
};

/// Mean x̄ = Σx/n with standard error sqrt(s²/n), s² = (n·Σx² - (Σx)²) / (n(n-1)); both divided by `units`, the number
/// of integer steps to one unit (1e6 for money counted in millionths). Exact up to the last division.
/// n = 0: NaN; n = 1: the standard error is NaN.
Estimate mean_estimate(const Moments& moments, double units = 1);

/// Ratio R = Σx/Σy with the delta-method standard error sqrt(n/(n-1) · Σ(x - R·y)²) / Σy, that is
/// sqrt(s_d²/n) / ȳ with d = x - R·y (Cochran 1977, Sampling Techniques, section 6.4).
/// Σy = 0: NaN; n = 1: the standard error is NaN.
Estimate ratio_estimate(const PairMoments& moments);

/// Variances and covariance over the pairs, divided by n; exact up to that division. n = 0: NaN.
struct Spread {
  double xx = 0;
  double xy = 0;
  double yy = 0;
};
Spread spread_of(const PairMoments& moments);

}  // namespace bulwark
