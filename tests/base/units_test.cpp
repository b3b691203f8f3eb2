#include "base/units.h"

#include <gtest/gtest.h>

#include <numbers>

namespace bulwark {
namespace {

double si(double value, const char* symbol) {
  return to_si(value, *find_unit(symbol));
}

TEST(Units, ConvertToSi) {
  EXPECT_EQ(si(3, "km"), 3000);
  EXPECT_EQ(si(1, "nmi"), 1852);
  EXPECT_EQ(si(36, "km/h"), 10);
  EXPECT_EQ(si(25, "min"), 1500);
  EXPECT_EQ(si(2, "h"), 7200);
  EXPECT_EQ(si(250, "ms"), 0.25);
  EXPECT_EQ(si(180, "deg"), std::numbers::pi);
  EXPECT_EQ(si(2, "GW"), 2e9);
  EXPECT_EQ(si(30, "/min"), 0.5);
  EXPECT_EQ(si(0.05, "m^2"), 0.05);
}

TEST(Units, AreRoundedOnceNotTwice) {
  EXPECT_EQ(si(185, "km/h"), 185000.0 / 3600.0);
}

TEST(Units, KnowNoOthers) {
  EXPECT_EQ(find_unit("ft"), nullptr);
  EXPECT_EQ(find_unit("KM"), nullptr);
  EXPECT_EQ(find_unit(""), nullptr);
}

TEST(Units, EveryDimensionHasANameAndSymbols) {
  for (const Unit& unit : all_units()) {
    EXPECT_FALSE(name_of(unit.dimension).empty());
    EXPECT_FALSE(symbols_of(unit.dimension).empty());
    EXPECT_EQ(find_unit(unit.symbol), &unit);
  }
}

}  // namespace
}  // namespace bulwark
