// Real roots of small polynomials in an interval, by bracketing between the roots of the derivative.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace bulwark {

/// p(x) = Σ coefficient[k]·x^k, degree at most 8.
struct Polynomial {
  static constexpr std::size_t max_degree = 8;
  std::array<double, max_degree + 1> coefficient{};
  std::size_t degree = 0;

  double operator()(double x) const;
};

Polynomial operator+(const Polynomial& p, const Polynomial& q);
Polynomial operator-(const Polynomial& p, const Polynomial& q);
Polynomial operator*(const Polynomial& p, const Polynomial& q);
Polynomial operator*(double factor, const Polynomial& p);
Polynomial constant(double value);
Polynomial derivative(const Polynomial& p);

/// Appends to `roots`, in rising order, the points of [low, high] where p changes sign. A point where p only touches
/// zero is left out: a set bounded by such a point would be that point alone.
void append_roots(const Polynomial& p, double low, double high, std::vector<double>& roots);

}  // namespace bulwark
