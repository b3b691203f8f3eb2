// Where prices of channels matter.
#include "decide/reach.h"

#include <gmock/gmock.h>

#include "decide/usage.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;

constexpr TimeBins ten_seconds{100, 10, 20};  // 100 s to 300 s

std::vector<std::vector<std::uint32_t>> spans_of(const Reach& reach) {
  std::vector<std::vector<std::uint32_t>> spans;
  for (const BinSpan& span : reach.spans()) spans.push_back({span.battery.value, span.begin, span.end});
  return spans;
}

TEST(Reach, JoinsWhatMeets) {
  Reach reach(2, ten_seconds);
  reach.add(BatteryId(1), {205, 215});
  reach.add(BatteryId(0), {155, 165});
  reach.add(BatteryId(0), {105, 115});
  reach.add(BatteryId(0), {121, 124});
  reach.finish();
  EXPECT_THAT(spans_of(reach), ElementsAre(ElementsAre(0, 0, 3), ElementsAre(0, 5, 7), ElementsAre(1, 10, 12)));
}

TEST(Reach, KeepsWithinTheBins) {
  Reach reach(1, ten_seconds);
  reach.add(BatteryId(0), {-50, 101});
  reach.add(BatteryId(0), {295, 400});
  reach.add(BatteryId(0), {500, 600});
  reach.finish();
  EXPECT_THAT(spans_of(reach), ElementsAre(ElementsAre(0, 0, 1), ElementsAre(0, 19, 20)));
}

TEST(Reach, HasUsageByTheBin) {
  Reach reach(2, ten_seconds);
  reach.add(BatteryId(1), {125, 155});
  reach.add(BatteryId(1), {290, 400});
  reach.finish();
  Usage usage(reach);
  for (int turn = 0; turn < 2; ++turn) {  // nothing is left of the first
    usage.clear();
    usage.add_held(BatteryId(1), 125, 147, 0.5);
    usage.add_held(BatteryId(1), 295, 400, 1);
    usage.finish();
  }
  EXPECT_DOUBLE_EQ(usage.held_s()[20 + 2], 2.5);
  EXPECT_DOUBLE_EQ(usage.held_s()[20 + 3], 5);
  EXPECT_DOUBLE_EQ(usage.held_s()[20 + 4], 3.5);
  EXPECT_DOUBLE_EQ(usage.held_s()[20 + 19], 5);
  EXPECT_DOUBLE_EQ(usage.held_s()[20 + 5], 0);
}

}  // namespace
}  // namespace bulwark
