#include "statistics/goodness_of_fit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace bulwark {
namespace {

CountHistogram histogram_of(const std::vector<std::uint32_t>& counts) {
  CountHistogram histogram;
  for (std::uint32_t value = 0; value < counts.size(); ++value) {
    for (std::uint32_t k = 0; k < counts[value]; ++k) histogram.add(value);
  }
  return histogram;
}

TEST(ChiSquare, MendelsPeas) {
  // Mendel 1866: 315, 108, 101 and 32 of 556, expected 9:3:3:1; statistic 0.470 with 3 degrees of freedom, p = 0.925.
  const ChiSquare test = chi_square_test(histogram_of({315, 108, 101, 32}), {9.0 / 16, 3.0 / 16, 3.0 / 16, 1.0 / 16});
  EXPECT_NEAR(test.statistic, 0.470, 5e-4);
  EXPECT_EQ(test.degrees_of_freedom, 3);
  EXPECT_NEAR(test.p_value, 0.925, 5e-4);
}

TEST(ChiSquare, RareValuesArePutTogether) {
  // Of 100, the law expects 90, 6, 3 and 1: the last two join the second last class.
  const ChiSquare test = chi_square_test(histogram_of({90, 6, 3, 1}), {0.9, 0.06, 0.03, 0.01});
  EXPECT_EQ(test.degrees_of_freedom, 1);
  EXPECT_NEAR(test.statistic, 0, 1e-20);
  EXPECT_NEAR(test.p_value, 1, 1e-9);
}

TEST(ChiSquare, WhatTheLawExcludesIsRefused) {
  EXPECT_EQ(chi_square_test(histogram_of({50, 50, 1}), {0.5, 0.5}).p_value, 0);
  EXPECT_EQ(chi_square_test(histogram_of({50, 1, 50}), {0.5, 0, 0.5}).p_value, 0);
}

TEST(ChiSquare, TheRestOfTheLawLiesAboveItsValues) {
  const ChiSquare test = chi_square_test(histogram_of({50, 30, 10, 10}), {0.5, 0.3});
  EXPECT_EQ(test.degrees_of_freedom, 2);
  EXPECT_NEAR(test.statistic, 0, 1e-20);
}

TEST(KolmogorovSmirnov, TellsAnExponentialFromAnother) {
  std::mt19937_64 engine(5);
  std::exponential_distribution<double> draw(1);
  std::vector<double> sample(5000);
  for (double& x : sample) x = draw(engine);
  EXPECT_GT(kolmogorov_smirnov_p(sample, [](double x) { return -std::expm1(-x); }), 0.01);
  EXPECT_LT(kolmogorov_smirnov_p(sample, [](double x) { return -std::expm1(-1.1 * x); }), 1e-4);
}

TEST(KolmogorovSmirnov, KnownValue) {
  // One value in the middle of each hundredth: distance 0.005, no evidence at all; shifted by 0.13 the distance is
  // 0.135 and p, by the table of Stephens 1970, just below 0.05 (x = 1.358 at 0.05; here 0.135 · 10.131 = 1.368).
  std::vector<double> sample(100);
  for (std::size_t k = 0; k < 100; ++k) sample[k] = (static_cast<double>(k) + 0.5) / 100;
  EXPECT_EQ(kolmogorov_smirnov_p(sample, [](double x) { return x; }), 1);
  const double p = kolmogorov_smirnov_p(sample, [](double x) { return std::min(1.0, x + 0.13); });
  EXPECT_LT(p, 0.05);
  EXPECT_GT(p, 0.045);
}

}  // namespace
}  // namespace bulwark
