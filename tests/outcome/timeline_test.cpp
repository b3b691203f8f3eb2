#include "outcome/timeline.h"

#include <gmock/gmock.h>

namespace bulwark {
namespace {

using ::testing::ElementsAre;

constexpr auto quantity = TimelineQuantity::tracks;
constexpr std::size_t systems = 2;

std::vector<std::int32_t> numbers_of(const Timeline& timeline, std::size_t samples) {
  std::vector<TimelineSample> numbers(samples);
  std::vector<std::int32_t> ready(samples * systems);
  timeline.accumulate(numbers, ready);
  std::vector<std::int32_t> of_quantity;
  for (const TimelineSample& sample : numbers) of_quantity.push_back(sample[static_cast<std::size_t>(quantity)]);
  return of_quantity;
}

/// Sampling times 10, 15, 20, 25 s.
class TimelineTest : public ::testing::Test {
 protected:
  const TimelineAxis axis{10, 5, 4};
  Timeline timeline{axis, systems};
  void SetUp() override { timeline.reset(); }
};

TEST_F(TimelineTest, AChangeCountsFromTheNextSamplingTimeOn) {
  timeline.advance_to(12);
  timeline.count(quantity, 3);
  timeline.advance_to(20);
  timeline.count(quantity, -1);
  EXPECT_THAT(numbers_of(timeline, 4), ElementsAre(0, 3, 2, 2));
}

TEST_F(TimelineTest, ChangesBeforeAndAfterAllCountFromTheFirstOrNever) {
  timeline.advance_to(-7);
  timeline.count(quantity, 2);
  timeline.advance_to(26);
  timeline.count(quantity, 5);
  EXPECT_THAT(numbers_of(timeline, 4), ElementsAre(2, 2, 2, 2));
}

TEST_F(TimelineTest, JumpsBackAndForth) {
  timeline.jump_to(24);
  timeline.count(quantity, 1);
  timeline.jump_to(10);
  timeline.count(quantity, 2);
  timeline.jump_to(99);
  timeline.count(quantity, 4);
  EXPECT_THAT(numbers_of(timeline, 4), ElementsAre(2, 2, 2, 3));
}

TEST_F(TimelineTest, CountsRoundsSystemBySystemAndInAll) {
  timeline.count_ready(SystemId(0), 8);
  timeline.count_ready(SystemId(1), 3);
  timeline.advance_to(12);
  timeline.count_ready(SystemId(0), -5);
  timeline.advance_to(24);
  timeline.count_ready(SystemId(1), -1);
  std::vector<TimelineSample> numbers(4);
  std::vector<std::int32_t> ready(8, 99);
  timeline.accumulate(numbers, ready);
  EXPECT_THAT(ready, ElementsAre(8, 3, 3, 3, 3, 3, 3, 2));
  std::vector<std::int32_t> all;
  for (const TimelineSample& sample : numbers)
    all.push_back(sample[static_cast<std::size_t>(TimelineQuantity::ready_rounds)]);
  EXPECT_THAT(all, ElementsAre(11, 6, 6, 5));
}

TEST_F(TimelineTest, RewoundItGoesOnFromTheBeginning) {
  timeline.jump_to(24);
  timeline.rewind();
  timeline.advance_to(11);
  timeline.count(quantity, 1);
  EXPECT_THAT(numbers_of(timeline, 4), ElementsAre(0, 1, 1, 1));
  timeline.reset();
  EXPECT_THAT(numbers_of(timeline, 4), ElementsAre(0, 0, 0, 0));
}

TEST_F(TimelineTest, AdvancesAsItJumps) {
  for (double time_s = 8; time_s < 27; time_s += 0.25) {
    timeline.reset();
    timeline.advance_to(time_s);
    timeline.count(quantity, 1);
    const std::vector<std::int32_t> advanced = numbers_of(timeline, 4);
    timeline.reset();
    timeline.jump_to(time_s);
    timeline.count(quantity, 1);
    EXPECT_EQ(numbers_of(timeline, 4), advanced) << time_s;
  }
}

}  // namespace
}  // namespace bulwark
