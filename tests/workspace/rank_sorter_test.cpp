// Ranks of threats against a sort (sim/workspace/rank_sorter.h).
#include "workspace/rank_sorter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <tuple>
#include <vector>

namespace bulwark {
namespace {

template <class MakeKey>
void expect_sorted(std::size_t count, std::uint32_t groups, const MakeKey& make_key) {
  std::mt19937 random(11);
  RankSorter sorter;
  std::vector<std::tuple<std::uint32_t, double, ThreatId>> expected;
  for (int repeat = 0; repeat < 2; ++repeat) {  // again, with what the first time left
    sorter.clear();
    expected.clear();
    for (std::size_t id = 0; id < count; ++id) {
      const RankKey key{make_key(random), static_cast<std::uint32_t>(random() % groups), ThreatId(id)};
      sorter.add(key);
      expected.emplace_back(key.group, key.key, key.id);
    }
    std::sort(expected.begin(), expected.end());
    const std::vector<RankKey>& sorted = sorter.sorted(groups);
    ASSERT_EQ(sorted.size(), count);
    for (std::size_t k = 0; k < count; ++k) {
      EXPECT_EQ(std::make_tuple(sorted[k].group, sorted[k].key, sorted[k].id), expected[k]);
    }
  }
}

TEST(RankSorter, SortsEvenlySpreadKeys) {
  expect_sorted(1000, 4, [](std::mt19937& random) { return static_cast<double>(random()) - 1e9; });
}
TEST(RankSorter, SortsEqualKeysById) {
  expect_sorted(500, 3, [](std::mt19937& random) { return static_cast<double>(random() % 5); });
  expect_sorted(500, 1, [](std::mt19937&) { return 7.0; });
}
TEST(RankSorter, SortsKeysOfWhichAFewLieFarAway) {
  expect_sorted(500, 2,
                [](std::mt19937& random) { return random() % 100 == 0 ? 1e12 : static_cast<double>(random()) * 1e-9; });
}
TEST(RankSorter, PutsInfiniteKeysLast) {
  const double infinity = std::numeric_limits<double>::infinity();
  expect_sorted(300, 2,
                [&](std::mt19937& random) { return random() % 3 == 0 ? infinity : static_cast<double>(random()); });
  expect_sorted(20, 1, [&](std::mt19937&) { return infinity; });
}
TEST(RankSorter, TakesOneKeyAndNone) {
  expect_sorted(1, 2, [](std::mt19937&) { return 3.0; });
  EXPECT_TRUE(RankSorter().sorted(2).empty());
}

}  // namespace
}  // namespace bulwark
