#include "base/number.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

TEST(Number, LengthIsThatOfAJsonNumber) {
  EXPECT_EQ(number_length("0"), 1U);
  EXPECT_EQ(number_length("-12.50e-3"), 9U);
  EXPECT_EQ(number_length("1e-6"), 4U);
  EXPECT_EQ(number_length("180 km/h"), 3U);
  EXPECT_EQ(number_length("5min"), 1U);
  EXPECT_EQ(number_length("30%"), 2U);
}

TEST(Number, OtherNotationsAreNone) {
  for (const char* text : {"", "-", "010", "-00", ".5", "5.", "+3", "1_000", "1,000", "0x10", "1:30", "yes", ".nan",
                           ".inf", "1.2.3", "e5", "ten"}) {
    EXPECT_EQ(number_length(text), 0U) << text;
  }
}

TEST(Number, ValuesBeyondADoubleAreRefused) {
  EXPECT_EQ(to_double("1e-6"), 1e-6);
  EXPECT_EQ(to_double("-0.1"), -0.1);
  EXPECT_FALSE(to_double("1e999").has_value());
  EXPECT_FALSE(to_double("1e-999").has_value());
}

TEST(Number, GuessesWhatWasMeant) {
  EXPECT_EQ(likely_number("010"), "10");
  EXPECT_EQ(likely_number(".5"), "0.5");
  EXPECT_EQ(likely_number("-.5"), "-0.5");
  EXPECT_EQ(likely_number("5."), "5");
  EXPECT_EQ(likely_number("+3"), "3");
  EXPECT_EQ(likely_number("1_000"), "1000");
  EXPECT_EQ(likely_number("yes"), "");
  EXPECT_EQ(likely_number("1:30"), "");
}

TEST(Number, ShortestTextReadsBack) {
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(shortest(1.0 / 3.0), "0.3333333333333333");
  EXPECT_EQ(shortest(0), "0");
}

}  // namespace
}  // namespace bulwark
