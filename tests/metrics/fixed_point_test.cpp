#include "metrics/fixed_point.h"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

#include "base/input_error.h"

namespace bulwark {
namespace {

TEST(FixedPoint, RoundsToTheNearestStep) {
  EXPECT_EQ(to_steps(0.05, money_steps, "cost"), 50'000);
  EXPECT_EQ(to_steps(0, money_steps, "cost"), 0);
  EXPECT_THROW(to_steps(-1, money_steps, "cost"), InputErrors);
  EXPECT_THROW(to_steps(std::numeric_limits<double>::quiet_NaN(), money_steps, "cost"), InputErrors);
}

TEST(FixedPoint, RatiosKeepSixDigits) {
  EXPECT_EQ(ratio_to_steps(1, 3), 333'333'000'000);
  EXPECT_EQ(ratio_to_steps(2, 3), 666'667'000'000);
  EXPECT_EQ(ratio_to_steps(1'000'000, 1), 1'000'000'000'000'000'000);
  EXPECT_EQ(ratio_to_steps(1, 1'000'000), 1'000'000);
  EXPECT_EQ(ratio_to_steps(0, 5), 0);
  EXPECT_THROW(ratio_to_steps(10'000'000, 1), std::overflow_error);
}

}  // namespace
}  // namespace bulwark
