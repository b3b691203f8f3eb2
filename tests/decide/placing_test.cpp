// Policies between the first of them and the bound.
#include "decide/placing.h"

#include <gtest/gtest.h>

#include "decide/small_raids.h"

namespace bulwark {
namespace {

AllocationBound policy_of(const std::vector<std::int64_t>& leakers, const std::vector<std::int64_t>& bound) {
  AllocationBound of;
  of.policy_leakers = {{}, leakers, {}};
  MetricForm millionths;
  millionths.units = 1e6;
  of.leakers = {millionths, bound, {}};
  return of;
}

const std::vector<std::int64_t> bound = {1'000'000, 2'000'000, 500'000, 500'000};

// The first leaks 4 more than the bound, the second a leaker less than the first: it closes a quarter of the gap.
TEST(Placing, IsTheShareOfTheGapThatIsClosed) {
  const std::vector<Placing> at = place({policy_of({2, 3, 1, 2}, bound), policy_of({2, 3, 1, 1}, bound)});
  ASSERT_EQ(at.size(), 2U);
  EXPECT_FALSE(at[0].closed);
  EXPECT_DOUBLE_EQ(at[0].leakers.estimate.value, 2);
  EXPECT_DOUBLE_EQ(at[0].bound.estimate.value, 1);
  EXPECT_DOUBLE_EQ(at[0].gap.estimate.value, 1);
  ASSERT_TRUE(at[1].closed);
  EXPECT_DOUBLE_EQ(at[1].closed->estimate.value, 0.25);
  EXPECT_GT(at[1].closed->interval.high, 0.25);
}

TEST(Placing, OfAWorsePolicyIsNegative) {
  const std::vector<Placing> at = place({policy_of({2, 3, 1, 2}, bound), policy_of({2, 5, 1, 2}, bound)});
  EXPECT_DOUBLE_EQ(at[1].closed->estimate.value, -0.5);
}

// Gaps of 4, -1, 2 and -1: one on average, and with these few trials perhaps none.
TEST(Placing, NeedsAGapThatIsCertain) {
  const std::vector<std::int64_t> first = {5, 1, 3, 0};
  const std::vector<std::int64_t> below = {1'000'000, 2'000'000, 1'000'000, 1'000'000};
  EXPECT_FALSE(place({policy_of(first, below), policy_of({4, 1, 3, 0}, below)})[1].closed);
}

TEST(Placing, NeedsTheSameBoundAndAGap) {
  std::vector<std::int64_t> other = bound;
  other[2] += 1;
  EXPECT_FALSE(place({policy_of({2, 3, 1, 2}, bound), policy_of({2, 3, 1, 1}, other)})[1].closed);
  EXPECT_FALSE(
      place({policy_of({0, 1, 2}, {0, 1'000'000, 2'000'000}), policy_of({0, 1, 2}, {0, 1'000'000, 2'000'000})})[1]
          .closed);
}

/// A raid of two waves with a policy in place of the usual one.
AllocationBound bound_with(const std::string& doctrine, const std::string& command) {
  std::string raid = text_of({6, 10, 0.7, 2});
  raid.replace(raid.find("pk: {f: 0.7}"), 12, "pk: {f: 0.7}, doctrine: {default: " + doctrine + "}");
  const Tables tables = tables_of(raid + command);
  return bound_allocation(tables, {1, 4, 20}, {});
}

// What only chooses among the same engagements has the same bound; what may fire more rounds at once has another.
TEST(Placing, PoliciesOfOneDefenceHaveOneBound) {
  const AllocationBound plain = bound_with("{shots: 2}", "");
  const AllocationBound sparing = bound_with("{shots: 2, single_below: 6, last: 4 s}", "");
  const AllocationBound ordered = bound_with("{shots: 2}", "command: {order: random, weapon: fullest}\n");
  const AllocationBound single = bound_with("{shots: 1}", "");
  EXPECT_EQ(plain.leakers.x, sparing.leakers.x);
  EXPECT_EQ(plain.leakers.x, ordered.leakers.x);
  EXPECT_NE(plain.policy_leakers.x, single.policy_leakers.x);
}

}  // namespace
}  // namespace bulwark
