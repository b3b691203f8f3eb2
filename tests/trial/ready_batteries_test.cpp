#include "trial/ready_batteries.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

TEST(ReadyBatteries, AreNoneAtFirst) {
  ReadyBatteries batteries;
  batteries.reset(100, 2);
  for (std::uint32_t b = 0; b < 100; ++b) EXPECT_FALSE(batteries.has(b));
}

TEST(ReadyBatteries, WithheldFromAFamilyServeTheOthers) {
  ReadyBatteries batteries;
  batteries.reset(100, 2);
  batteries.add(70);
  batteries.withhold(70, 1, true);
  EXPECT_TRUE(batteries.has(70));
  EXPECT_TRUE(batteries.has_for(70, 0));
  EXPECT_FALSE(batteries.has_for(70, 1));
  EXPECT_TRUE(test_bit(batteries.withheld_from(1), 70));
  batteries.withhold(70, 1, false);
  EXPECT_TRUE(batteries.has_for(70, 1));
}

TEST(ReadyBatteries, ServeNobodyOnceRemoved) {
  ReadyBatteries batteries;
  batteries.reset(3, 1);
  batteries.add(1);
  batteries.add(2);
  batteries.remove(1);
  EXPECT_FALSE(batteries.has_for(1, 0));
  EXPECT_EQ(batteries.all()[0], 0b100U);
}

}  // namespace
}  // namespace bulwark
