#include "base/suggest.h"

#include <gtest/gtest.h>

#include "base/phrase.h"

namespace bulwark {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndSwaps) {
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("position", "position"), 0U);
  EXPECT_EQ(edit_distance("positon", "position"), 1U);
  EXPECT_EQ(edit_distance("psoition", "position"), 1U);
  EXPECT_EQ(edit_distance("Position", "position"), 0U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(NearestName, IsTheNearestThatIsNearEnough) {
  const std::vector<std::string> known{"position", "altitude", "apogee", "cost"};
  EXPECT_EQ(nearest_name("positoin", known), "position");
  EXPECT_EQ(nearest_name("alt", known), "altitude");
  EXPECT_EQ(nearest_name("COST", known), "cost");
  EXPECT_EQ(nearest_name("wind", known), "");
  EXPECT_EQ(nearest_name("", known), "");
}

TEST(Suggestion, NamesTheNearestOrAllThatWouldDo) {
  EXPECT_EQ(suggestion("held", {"held_", "released"}), "; did you mean 'held_'?");
  EXPECT_EQ(suggestion("x", {"held", "released"}), "; expected held or released");
  EXPECT_EQ(suggestion("x", {}), "");
}

TEST(Phrase, JoinsAndQuotes) {
  EXPECT_EQ(join_or({"a"}), "a");
  EXPECT_EQ(join_or({"a", "b", "c"}), "a, b or c");
  EXPECT_EQ(join_and({"a", "b"}), "a and b");
  EXPECT_EQ(in_quotes("a\tb"), "'a?b'");
  EXPECT_EQ(in_quotes(std::string(100, 'x')), "'" + std::string(60, 'x') + "…'");
  EXPECT_EQ(trimmed(" a b\t"), "a b");
}

}  // namespace
}  // namespace bulwark
