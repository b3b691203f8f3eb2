// Values of the tables or of a trial's own (sim/trial/drawn.h).
#include "trial/drawn.h"

#include <gtest/gtest.h>

#include <vector>

namespace bulwark {
namespace {

TEST(Drawn, IsWhatItShares) {
  const std::vector<int> table = {1, 2};
  Drawn<std::vector<int>> drawn;
  drawn.share(table);
  const Drawn<std::vector<int>> copy = drawn;
  EXPECT_EQ(&*copy, &table);
}
TEST(Drawn, OfItsOwnIsCopiedWithItsValue) {
  const std::vector<int> table = {1, 2};
  Drawn<std::vector<int>> drawn;
  drawn.own() = {3};
  Drawn<std::vector<int>> copy = drawn;
  Drawn<std::vector<int>> assigned;
  assigned.share(table);
  assigned = drawn;
  drawn.own() = {4, 5};
  EXPECT_EQ(*copy, std::vector<int>{3});
  EXPECT_EQ(*assigned, std::vector<int>{3});
  EXPECT_EQ(drawn->size(), 2U);
}
TEST(Drawn, CanBeSharedAgain) {
  const int table = 7;
  Drawn<int> drawn;
  drawn.own() = 3;
  drawn.share(table);
  EXPECT_EQ(*drawn, 7);
  EXPECT_EQ(drawn.own(), 3);
}

}  // namespace
}  // namespace bulwark
