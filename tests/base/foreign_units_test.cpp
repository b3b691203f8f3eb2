#include "base/foreign_units.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

TEST(ForeignUnits, AreOfferedAsTheSameQuantity) {
  EXPECT_EQ(in_known_unit(5, "mi", Dimension::length), "8.047 km");
  EXPECT_EQ(in_known_unit(2, "km/s", Dimension::speed), "2000 m/s");
  EXPECT_EQ(in_known_unit(300, "ft", Dimension::length), "91.44 m");
  EXPECT_EQ(in_known_unit(3, "weeks", Dimension::time), "21 d");
  EXPECT_EQ(in_known_unit(40, "kts", Dimension::speed), "40 kn");
}

TEST(ForeignUnits, OfAnotherDimensionOrUnknownAreNotOffered) {
  EXPECT_EQ(in_known_unit(5, "mi", Dimension::speed), std::nullopt);
  EXPECT_EQ(in_known_unit(5, "furlong", Dimension::length), std::nullopt);
}

}  // namespace
}  // namespace bulwark
