// The grid of times (sim/base/time_grid.h).
#include "base/time_grid.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace bulwark {
namespace {

constexpr double step_s = 0x1p-24;

TEST(TimeGrid, TakesTheNearestMultiple) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> time_s(-1e6, 1e6);
  for (int k = 0; k < 10000; ++k) {
    const double t = time_s(random);
    const double on_grid = on_time_grid(t);
    EXPECT_LE(std::abs(on_grid - t), step_s / 2);
    EXPECT_EQ(on_grid / step_s, std::floor(on_grid / step_s));
    EXPECT_EQ(on_time_grid(on_grid), on_grid);
  }
}

TEST(TimeGrid, MakesSumsExact) {
  // 0.1 + 0.2 is not 0.3, but for times it is.
  EXPECT_NE(0.1 + 0.2, 0.3);
  EXPECT_EQ(on_time_grid(0.1) + on_time_grid(0.2), on_time_grid(0.3));
  std::mt19937_64 random(2);
  std::uniform_real_distribution<double> time_s(-1e6, 1e6);
  for (int k = 0; k < 10000; ++k) {
    const double a = on_time_grid(time_s(random));
    const double b = on_time_grid(time_s(random));
    EXPECT_EQ((a + b) - b, a);
    EXPECT_EQ(on_time_grid(a + b), a + b);
  }
}

TEST(TimeGrid, KeepsOrderAndInfinity) {
  constexpr double never = std::numeric_limits<double>::infinity();
  EXPECT_EQ(on_time_grid(never), never);
  EXPECT_EQ(on_time_grid(-never), -never);
  EXPECT_LE(on_time_grid(1.00000004), on_time_grid(1.00000005));
  EXPECT_EQ(on_time_grid(0), 0);
}

}  // namespace
}  // namespace bulwark
