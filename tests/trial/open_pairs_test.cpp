#include "trial/open_pairs.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <utility>

namespace bulwark {
namespace {

TEST(OpenPairs, AreTheSameByThreatAndByBattery) {
  constexpr std::uint32_t threats = 130;
  constexpr std::uint32_t batteries = 70;
  OpenPairs pairs;
  pairs.reset(threats, batteries);
  std::set<std::pair<std::uint32_t, std::uint32_t>> expected;
  std::mt19937 engine(1);
  for (int step = 0; step < 5000; ++step) {
    const auto rank = static_cast<std::uint32_t>(engine() % threats);
    const auto battery = static_cast<std::uint32_t>(engine() % batteries);
    if (engine() % 3 > 0) {
      pairs.open(rank, battery);
      expected.emplace(rank, battery);
    } else {
      pairs.close(rank, battery);
      expected.erase({rank, battery});
    }
  }
  for (std::uint32_t rank = 0; rank < threats; ++rank) {
    for (std::uint32_t battery = 0; battery < batteries; ++battery) {
      const bool is_open = expected.count({rank, battery}) > 0;
      ASSERT_EQ(pairs.has(rank, battery), is_open);
      ASSERT_EQ(test_bit(pairs.batteries_of(rank), battery), is_open);
      ASSERT_EQ(test_bit(pairs.threats_of(battery), rank), is_open);
    }
  }
}

TEST(OpenPairs, AreNoneAfterAReset) {
  OpenPairs pairs;
  pairs.reset(3, 2);
  pairs.open(2, 1);
  pairs.reset(5, 4);
  for (std::uint32_t rank = 0; rank < 5; ++rank) {
    for (std::uint32_t battery = 0; battery < 4; ++battery) EXPECT_FALSE(pairs.has(rank, battery));
  }
}

}  // namespace
}  // namespace bulwark
