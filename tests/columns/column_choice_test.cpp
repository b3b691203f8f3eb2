#include "columns/column_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/input_error.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<std::string> columns = {"trial", "leakers:all", "leakers:family:drone", "shots:all", "empty_time_s"};

std::string kept(const std::string& patterns, const std::string& line) {
  std::string text = "1,2,3,4,5\n";
  const std::size_t begin = text.size();
  text += line;
  ColumnChoice("--columns", patterns, columns).keep(text, begin);
  return text.substr(begin);
}

TEST(ColumnChoice, WithoutPatternsIsAll) {
  EXPECT_EQ(ColumnChoice("--columns", "", columns).header(), columns);
  EXPECT_EQ(kept("", "7,1,0,4,\n"), "7,1,0,4,\n");
}

TEST(ColumnChoice, KeepsTheFirstColumnAndWhatMatchesInTheTablesOrder) {
  const ColumnChoice choice("--columns", "empty*, leakers:*", columns);
  EXPECT_THAT(choice.header(), ElementsAre("trial", "leakers:all", "leakers:family:drone", "empty_time_s"));
  EXPECT_EQ(kept("empty*, leakers:*", "70,11,0,4,\n"), "70,11,0,\n");
  EXPECT_EQ(kept("shots:all", "7,1,0,444,2.5\n"), "7,444\n");
  EXPECT_EQ(kept("trial", "7,1,0,444,2.5\n"), "7\n");
}

TEST(ColumnChoice, NamesEveryPatternThatMatchesNothing) {
  try {
    ColumnChoice("--columns", "shot:all,leakers:*,nothing", columns);
    FAIL();
  } catch (const InputErrors& errors) {
    ASSERT_EQ(errors.errors().size(), 2U);
    EXPECT_THAT(errors.what(), HasSubstr("--columns: no column matches 'shot:all'; did you mean 'shots:all'?"));
    EXPECT_THAT(errors.what(), HasSubstr("no column matches 'nothing'"));
  }
}

}  // namespace
}  // namespace bulwark
