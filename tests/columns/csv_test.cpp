#include "columns/csv.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <stdexcept>

namespace bulwark {
namespace {

TEST(Csv, QuotesOnlyWhereNeeded) {
  EXPECT_EQ(csv_field("plant_a"), "plant_a");
  EXPECT_EQ(csv_field("größe · x"), "größe · x");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_field(""), "");
}

TEST(Csv, NumbersAreShortAndReadBack) {
  EXPECT_EQ(csv_number(0.1), "0.1");
  EXPECT_EQ(csv_number(1), "1");
  EXPECT_EQ(csv_number(-0.0), "0");
  EXPECT_EQ(csv_number(1.0 / 3), "0.3333333333333333");
  EXPECT_EQ(csv_number(std::nan("")), "");
  EXPECT_EQ(csv_number(std::numeric_limits<double>::infinity()), "");
  for (const double value : {1e-300, 2.0 / 3, 123456789.125, 5e-324, 1.7976931348623157e308}) {
    EXPECT_EQ(std::strtod(csv_number(value).c_str(), nullptr), value);
  }
}

TEST(Csv, WritesHeaderAndRows) {
  const ResultTable table{"t", {"name", "x", "n"}, {{std::string("a,b"), 0.5, std::uint64_t{3}}, {{}, {}, {}}}};
  EXPECT_EQ(to_csv(table), "name,x,n\n\"a,b\",0.5,3\n,,\n");
}

TEST(Csv, ARowThatDoesNotFitIsAFault) {
  EXPECT_THROW(to_csv({"t", {"a", "b"}, {{1.0}}}), std::logic_error);
}

}  // namespace
}  // namespace bulwark
