// Real roots of polynomials whose roots are known.
#include "geometry/polynomial.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace bulwark {
namespace {

Polynomial linear(double c0, double c1) {
  Polynomial p;
  p.coefficient[0] = c0;
  p.coefficient[1] = c1;
  p.degree = 1;
  return p;
}

Polynomial with_roots(const std::vector<double>& roots) {
  Polynomial p = constant(1);
  for (const double root : roots) p = p * linear(-root, 1);
  return p;
}

std::vector<double> roots_of(const Polynomial& p, double low, double high) {
  std::vector<double> roots;
  append_roots(p, low, high, roots);
  return roots;
}

void expect_roots(const Polynomial& p, double low, double high, const std::vector<double>& expected, double error) {
  const std::vector<double> found = roots_of(p, low, high);
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t k = 0; k < found.size(); ++k) EXPECT_NEAR(found[k], expected[k], error);
}

TEST(Polynomial, Arithmetic) {
  const Polynomial p = linear(1, 2) * linear(3, -1);  // 3 + 5x - 2x²
  EXPECT_EQ(p(2), 5);
  EXPECT_EQ((p + linear(1, 1))(2), 8);
  EXPECT_EQ((p - constant(5))(2), 0);
  EXPECT_EQ(derivative(p)(2), -3);
  EXPECT_EQ((3 * p)(2), 15);
}

TEST(PolynomialRoots, OnlyThoseInside) {
  expect_roots(with_roots({-1, 2, 5}), 0, 4, {2}, 1e-12);
  expect_roots(with_roots({-1, 2}), 0, 4, {2}, 1e-12);
  expect_roots(linear(-3, 2), 0, 4, {1.5}, 0);
  expect_roots(linear(-3, 2), 2, 4, {}, 0);
}

TEST(PolynomialRoots, NoneOfAConstantOrWithoutSignChange) {
  expect_roots(constant(3), -10, 10, {}, 0);
  expect_roots(with_roots({2, 2}), -10, 10, {}, 0);  // touches only
  expect_roots(with_roots({2, 2, -3}), -10, 10, {-3}, 1e-9);
  expect_roots(linear(0, 1) * linear(0, 1) + constant(1), -10, 10, {}, 0);
}

TEST(PolynomialRoots, LeadingZerosDoNotCount) {
  Polynomial p = with_roots({1, 2});
  p.degree = 4;
  expect_roots(p, 0, 3, {1, 2}, 1e-12);
}

TEST(PolynomialRoots, WithoutCancellation) {
  // x² - 1e8 x + 1: the small root is 1e-8 to full precision.
  Polynomial p = linear(1, -1e8);
  p.degree = 2;
  p.coefficient[2] = 1;
  const std::vector<double> roots = roots_of(p, 0, 1);
  ASSERT_EQ(roots.size(), 1U);
  EXPECT_NEAR(roots[0], 1e-8, 1e-22);
}

TEST(PolynomialRoots, OfRandomPolynomialsUpToDegreeEight) {
  std::mt19937 engine(1);
  std::uniform_real_distribution<double> place(-1, 1);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> roots;
    for (int k = 0; k < 1 + round % 8; ++k) roots.push_back(k + 0.4 * place(engine));  // well apart
    expect_roots(with_roots(roots), -1, 9, roots, 1e-6);
  }
}

}  // namespace
}  // namespace bulwark
