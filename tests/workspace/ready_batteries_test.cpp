#include "workspace/ready_batteries.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

TEST(ReadyBatteries, AreNoneAtFirst) {
  ReadyBatteries batteries;
  batteries.reset(100, 2);
  for (std::size_t b = 0; b < 100; ++b) EXPECT_FALSE(batteries.has(BatteryId(b)));
}

TEST(ReadyBatteries, WithheldFromAFamilyServeTheOthers) {
  ReadyBatteries batteries;
  batteries.reset(100, 2);
  const BatteryId last(70);
  batteries.add(last);
  batteries.withhold(last, FamilyId(1));
  EXPECT_TRUE(batteries.has(last));
  EXPECT_TRUE(batteries.has_for(last, FamilyId(0)));
  EXPECT_FALSE(batteries.has_for(last, FamilyId(1)));
  EXPECT_TRUE(batteries.withheld_from(FamilyId(1)).has(last));
  batteries.release(last, FamilyId(1));
  EXPECT_TRUE(batteries.has_for(last, FamilyId(1)));
}

TEST(ReadyBatteries, ServeNobodyOnceRemoved) {
  ReadyBatteries batteries;
  batteries.reset(3, 1);
  batteries.add(BatteryId(1));
  batteries.add(BatteryId(2));
  batteries.remove(BatteryId(1));
  EXPECT_FALSE(batteries.has_for(BatteryId(1), FamilyId(0)));
  EXPECT_EQ(batteries.all().word(0), 0b100U);
}

}  // namespace
}  // namespace bulwark
