#include "base/indexed_by_both.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace bulwark {
namespace {

using Table = IndexedByBoth<BatteryId, TypeId, int>;

/// 0 1 2
/// 3 4 5
Table counted() {
  Table table;
  table.push_row(std::vector<int>{0, 1, 2});
  table.push_row(std::vector<int>{3, 4, 5});
  return table;
}

TEST(IndexedByBoth, IsLookedUpByRowAndColumn) {
  Table table = counted();
  EXPECT_EQ(table.size(), 6U);
  EXPECT_EQ(table.columns(), 3U);
  EXPECT_EQ(table(BatteryId(1), TypeId(0)), 3);
  table(BatteryId(0), TypeId(2)) = 9;
  EXPECT_EQ(table.row(BatteryId(0)).back(), 9);
}

TEST(IndexedByBoth, SlotsAreGoodForEveryTableOfTheShape) {
  const Table numbers = counted();
  IndexedByBoth<BatteryId, TypeId, std::string> texts;
  texts.assign_like(numbers, "none");
  const auto slot = numbers.first_of(BatteryId(1)) + TypeId(2);
  EXPECT_EQ(slot, numbers.slot_of(BatteryId(1), TypeId(2)));
  texts[slot] = "here";
  EXPECT_EQ(texts(BatteryId(1), TypeId(2)), "here");
  EXPECT_EQ(texts(BatteryId(0), TypeId(2)), "none");
  EXPECT_EQ(numbers.row_of(slot), BatteryId(1));
  EXPECT_EQ(numbers.column_of(slot), TypeId(2));
}

TEST(IndexedByBoth, VisitsRowByRow) {
  const Table table = counted();
  int expected = 0;
  for (const auto slot : table.slots()) EXPECT_EQ(table[slot], expected++);
  EXPECT_EQ(expected, 6);
}

TEST(IndexedByBoth, IsEmptyUntilItHasRows) {
  Table table;
  EXPECT_TRUE(table.empty());
  table.assign(0, 4, 1);
  EXPECT_TRUE(table.slots().empty());
}

#ifndef NDEBUG
TEST(IndexedByBoth, RefusesWhatIsNoRowOrColumn) {
  const Table table = counted();
  EXPECT_THROW(table(BatteryId(0), TypeId(3)), ContractBroken);
  EXPECT_THROW(table(BatteryId(2), TypeId(0)), ContractBroken);
  Table other = counted();
  EXPECT_THROW(other.push_row(std::vector<int>{1}), ContractBroken);
}
#endif

}  // namespace
}  // namespace bulwark
