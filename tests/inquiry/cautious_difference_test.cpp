// Intervals of differences that few trials show: by hand, and how often they cover.
#include "inquiry/cautious_difference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "random/stream.h"
#include "tally/alike.h"

namespace bulwark {
namespace {

const MetricForm event{.is_proportion = true};

Series series(std::vector<std::int64_t> values, const MetricForm& form) {
  return {form, std::move(values), {}};
}

TEST(CautiousDifference, OfTrialsThatAllAgreeIsNotCertain) {
  const Difference difference =
      cautious_difference_of(series({1, 0, 0, 1}, event), series(std::vector<std::int64_t>{1, 0, 0, 1}, event));
  const double share = 1 - std::pow(0.025, 0.25);
  EXPECT_EQ(difference.estimate.value, 0);
  EXPECT_NEAR(difference.interval.low, -share, 1e-12);
  EXPECT_NEAR(difference.interval.high, share, 1e-12);
}

TEST(CautiousDifference, OfACountMayBeOneMore) {
  const Difference difference = cautious_difference_of(series({3, 4, 5}, {}), series({5, 6, 7}, {}));
  const double share = 1 - std::cbrt(0.025);
  EXPECT_NEAR(difference.interval.low, -2 - share, 1e-12);
  EXPECT_NEAR(difference.interval.high, -2 + share, 1e-12);
}

TEST(CautiousDifference, OfAFewThatDifferCountsThem) {
  std::vector<std::int64_t> few(200, 0);
  few[17] = few[30] = 1;
  const Difference difference =
      cautious_difference_of(series(few, event), series(std::vector<std::int64_t>(200), event));
  EXPECT_NEAR(difference.interval.high, most_share(2, 200, 0.975), 1e-12);
  EXPECT_LT(difference.interval.low, 0);
}

TEST(CautiousDifference, IsTheUsualOneWhereManyDiffer) {
  const Series a = series({3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4}, {});
  const Series b = series({2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9, 0, 4, 5, 2, 3, 5, 3}, {});
  EXPECT_EQ(cautious_difference_of(a, b).interval.low, difference_of(a, b).interval.low);
  EXPECT_EQ(cautious_difference_of(a, b).interval.high, difference_of(a, b).interval.high);
}

/// One trial in 400 is lost without what is added: most samples of 200 do not see it.
TEST(CautiousDifference, CoversWhatIsRare) {
  int covered = 0;
  for (std::uint32_t sample = 0; sample < 400; ++sample) {
    std::vector<std::int64_t> lost;
    for (std::uint32_t trial = 0; trial < 200; ++trial) {
      Stream stream(TrialStreams(sample, trial), {1, 0}, Purpose::uncertain);
      lost.push_back(stream.unit() < 1 / 400.0 ? 1 : 0);
    }
    const auto interval =
        cautious_difference_of(series(std::vector<std::int64_t>(200), event), series(lost, event)).interval;
    covered += interval.low <= -1 / 400.0 && -1 / 400.0 <= interval.high ? 1 : 0;
  }
  EXPECT_GE(covered, 380);
}

}  // namespace
}  // namespace bulwark
