// The normal quantile against Boost.Math's (sim/random/normal_quantile.h).
#include "random/normal_quantile.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace bulwark {
namespace {

void expect_agrees_with_boost(double u) {
  const double expected = boost::math::quantile(boost::math::normal(), u);
  EXPECT_NEAR(normal_quantile(u), expected, 4e-15 * std::abs(expected) + 1e-16) << "u = " << u;
}

TEST(NormalQuantile, AgreesWithBoostEverywhere) {
  for (int k = 1; k < 4096; ++k) expect_agrees_with_boost(k / 4096.0);
}

TEST(NormalQuantile, AgreesWithBoostFarOut) {
  for (int power = 13; power <= 52; ++power) {
    expect_agrees_with_boost(std::ldexp(1, -power));
    expect_agrees_with_boost(1 - std::ldexp(1, -power));
  }
}

TEST(NormalQuantile, AgreesWithBoostOnBothSidesOfEachSeam) {
  const double far_seam = std::exp(-25);  // sqrt(-ln u) = 5
  for (const double seam : {0.075, 0.925, far_seam}) {
    expect_agrees_with_boost(seam * (1 - 1e-12));
    expect_agrees_with_boost(seam * (1 + 1e-12));
  }
}

TEST(NormalQuantile, IsOdd) {
  EXPECT_EQ(normal_quantile(0.5), 0);
  for (const double u : {0.001, 0.1, 0.25, 0.499}) EXPECT_DOUBLE_EQ(normal_quantile(u), -normal_quantile(1 - u));
}

}  // namespace
}  // namespace bulwark
