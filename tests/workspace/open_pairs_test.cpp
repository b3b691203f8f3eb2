#include "workspace/open_pairs.h"

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
  std::set<std::pair<RankId, BatteryId>> expected;
  std::mt19937 engine(1);
  for (int step = 0; step < 5000; ++step) {
    const RankId rank(engine() % threats);
    const BatteryId battery(engine() % batteries);
    if (engine() % 3 > 0) {
      pairs.open(rank, battery);
      expected.emplace(rank, battery);
    } else {
      pairs.close(rank, battery);
      expected.erase({rank, battery});
    }
  }
  for (const RankId rank : IdRange<RankId>{RankId(0), RankId(threats)}) {
    for (const BatteryId battery : IdRange<BatteryId>{BatteryId(0), BatteryId(batteries)}) {
      const bool is_open = expected.count({rank, battery}) > 0;
      ASSERT_EQ(pairs.has(rank, battery), is_open);
      ASSERT_EQ(pairs.batteries_of(rank).has(battery), is_open);
      ASSERT_EQ(pairs.threats_of(battery).has(rank), is_open);
    }
  }
}

TEST(OpenPairs, AreNoneAfterAReset) {
  OpenPairs pairs;
  pairs.reset(3, 2);
  pairs.open(RankId(2), BatteryId(1));
  pairs.reset(5, 4);
  for (std::size_t rank = 0; rank < 5; ++rank) {
    for (std::size_t battery = 0; battery < 4; ++battery) EXPECT_FALSE(pairs.has(RankId(rank), BatteryId(battery)));
  }
}

}  // namespace
}  // namespace bulwark
