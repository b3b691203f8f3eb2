// The table of sizes, and that the manual shows it.
#include "yaml/sizes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "base/number.h"
#include "yaml/parse.h"
#include "yaml/written_measure.h"

namespace bulwark {
namespace {

TEST(Sizes, AreInOrderAndEachQuantityIsThereOnce) {
  std::set<std::string_view> quantities;
  for (const Size& size : all_sizes()) {
    EXPECT_LT(0, size.smallest) << size.quantity;
    EXPECT_LT(size.smallest, size.largest) << size.quantity;
    EXPECT_TRUE(quantities.insert(size.quantity).second) << size.quantity;
  }
}

std::string row_of(const Size& size) {
  const std::string unit(size.unit);
  return "| " + std::string(size.quantity) + " | " + with_unit(shortest(size.smallest), unit) + " | " +
         with_unit(shortest(size.largest), unit) + " | " + std::string(size.why) + " |";
}

TEST(Sizes, AreAllInTheManual) {
  std::ifstream file(std::string(BULWARK_SOURCE_DIR) + "/sim/manual/limits.md");
  std::ostringstream text;
  text << file.rdbuf();
  for (const Size& size : all_sizes()) {
    EXPECT_NE(text.str().find(row_of(size) + "\n"), std::string::npos) << "not in sim/manual/limits.md:\n"
                                                                       << row_of(size);
  }
}

std::string complaint_of(const std::string& text) {
  Diagnostics diagnostics({"file"});
  parse_yaml(text, 0, diagnostics);
  return diagnostics.has_errors() ? diagnostics.errors().front().message : "";
}

TEST(Sizes, BracketsWithoutEndAreRefusedBeforeTheyAreKept) {
  std::string bomb = "a: [";
  for (int i = 0; i < 5'000'000; ++i) bomb += "[],";
  EXPECT_EQ(complaint_of(bomb + "]"), "more brackets, commas and quotes than 200000 values need");
}

TEST(Sizes, AsManyValuesAsAFileMayHaveAreRead) {
  std::string list = "[";
  for (int i = 0; i < 199'000; ++i) list += "\"a\",";
  EXPECT_EQ(complaint_of(list + "\"a\"]"), "");
}

}  // namespace
}  // namespace bulwark
