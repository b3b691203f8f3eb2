#include "geometry/polynomial.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/contract.h"

namespace bulwark {

double Polynomial::operator()(double x) const {
  double value = coefficient[degree];
  for (std::size_t k = degree; k-- > 0;) value = value * x + coefficient[k];
  return value;
}

Polynomial constant(double value) {
  Polynomial p;
  p.coefficient[0] = value;
  return p;
}

Polynomial operator+(const Polynomial& p, const Polynomial& q) {
  Polynomial sum;
  sum.degree = std::max(p.degree, q.degree);
  for (std::size_t k = 0; k <= sum.degree; ++k) sum.coefficient[k] = p.coefficient[k] + q.coefficient[k];
  return sum;
}

Polynomial operator-(const Polynomial& p, const Polynomial& q) {
  return p + -1.0 * q;
}

Polynomial operator*(double factor, const Polynomial& p) {
  Polynomial product = p;
  for (double& c : product.coefficient) c *= factor;
  return product;
}

Polynomial operator*(const Polynomial& p, const Polynomial& q) {
  Polynomial product;
  EXPECTS(p.degree + q.degree <= Polynomial::max_degree);
  product.degree = p.degree + q.degree;
  for (std::size_t i = 0; i <= p.degree; ++i) {
    for (std::size_t j = 0; j <= q.degree; ++j) product.coefficient[i + j] += p.coefficient[i] * q.coefficient[j];
  }
  return product;
}

Polynomial derivative(const Polynomial& p) {
  Polynomial slope;
  slope.degree = p.degree > 0 ? p.degree - 1 : 0;
  for (std::size_t k = 1; k <= p.degree; ++k) slope.coefficient[k - 1] = static_cast<double>(k) * p.coefficient[k];
  return slope;
}

namespace {

/// The degree without leading zeros.
std::size_t true_degree(const Polynomial& p) {
  std::size_t degree = p.degree;
  while (degree > 0 && p.coefficient[degree] == 0) --degree;
  return degree;
}

double bracketed_root(const Polynomial& p, double low, double high, double at_low, double at_high) {
  std::uintmax_t steps = 100;
  const auto tolerance = [](double a, double b) {
    return std::abs(b - a) <= 2 * std::numeric_limits<double>::epsilon() * std::max(std::abs(a), std::abs(b)) ||
           std::abs(b - a) < 1e-15;
  };
  const auto bracket = boost::math::tools::toms748_solve(p, low, high, at_low, at_high, tolerance, steps);
  return (bracket.first + bracket.second) / 2;
}

void append_quadratic_roots(const Polynomial& p, double low, double high, std::vector<double>& roots) {
  const double c = p.coefficient[0];
  const double b = p.coefficient[1];
  const double a = p.coefficient[2];
  const double discriminant = b * b - 4 * a * c;
  if (discriminant <= 0) return;
  const double q = -(b + std::copysign(std::sqrt(discriminant), b)) / 2;  // no cancellation
  std::array<double, 2> both = {q / a, q == 0 ? 0 : c / q};
  if (both[0] > both[1]) std::swap(both[0], both[1]);
  for (const double root : both) {
    if (root >= low && root <= high) roots.push_back(root);
  }
}

}  // namespace

void append_roots(const Polynomial& p, double low, double high, std::vector<double>& roots) {
  const std::size_t degree = true_degree(p);
  if (degree == 0) return;
  if (degree == 1) {
    const double root = -p.coefficient[0] / p.coefficient[1];
    if (root >= low && root <= high) roots.push_back(root);
    return;
  }
  if (degree == 2) return append_quadratic_roots(p, low, high, roots);

  std::vector<double> bounds = {low};
  append_roots(derivative(p), low, high, bounds);
  bounds.push_back(high);
  for (std::size_t k = 0; k + 1 < bounds.size(); ++k) {
    const double at_low = p(bounds[k]);
    const double at_high = p(bounds[k + 1]);
    if (bounds[k] < bounds[k + 1] && (at_low < 0) != (at_high < 0)) {
      if (at_low == 0 || at_high == 0) {
        roots.push_back(at_low == 0 ? bounds[k] : bounds[k + 1]);
      } else {
        roots.push_back(bracketed_root(p, bounds[k], bounds[k + 1], at_low, at_high));
      }
    }
  }
}

}  // namespace bulwark
