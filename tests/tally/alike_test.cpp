#include "tally/alike.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace bulwark {
namespace {

TEST(Alike, IsNotUndoneByRounding) {
  // A tenth more in every trial, of fractions that differ: 0.3 - 0.2, 0.8 - 0.7, ... are not the same to the last bit.
  std::vector<double> differences = {-0.5, 0.9};
  for (int i = 1; i <= 20; ++i) differences.push_back((i + 1) / 10.0 - i / 10.0);
  const Alike alike = alike_of(differences);
  EXPECT_NEAR(alike.value, 0.1, 1e-12);
  EXPECT_EQ(alike.same, 20U);
  EXPECT_EQ(alike.below, 1U);
  EXPECT_EQ(alike.others, 2U);
}

TEST(Alike, IsTheValueOfMostAndTheOthers) {
  const Alike alike = alike_of({3, 1, 3, 7, 3});
  EXPECT_EQ(alike.value, 3);
  EXPECT_EQ(alike.same, 3U);
  EXPECT_EQ(alike.others, 2U);
  EXPECT_EQ(alike.largest, 4);
  EXPECT_TRUE(alike.are_few());
  EXPECT_FALSE(alike_of({1, 2, 3, 4}).are_few());  // nearly all are something else
  std::vector<double> many(100, 0.0);
  for (std::size_t i = 0; i < few_differing; ++i) many[i] = 1;
  EXPECT_FALSE(alike_of(many).are_few());
}

// Clopper and Pearson 1934: of none (1 - p)^n is the rest of the confidence, of all it is 1.
TEST(MostShare, IsThatOfWhichSoFewAreNoSurprise) {
  EXPECT_NEAR(std::pow(1 - most_share(0, 40, 0.975), 40), 0.025, 1e-9);
  const double p = most_share(1, 40, 0.9);
  EXPECT_NEAR(std::pow(1 - p, 40) + 40 * p * std::pow(1 - p, 39), 0.1, 1e-9);
  EXPECT_EQ(most_share(40, 40, 0.975), 1);
}

TEST(LargestChange, OfAFractionIsAllOfItAndOfOthersWhatIsSeen) {
  MetricForm event;
  event.is_proportion = true;
  EXPECT_EQ(largest_change_of({event, {0, 0, 1}, {}}), 1);
  EXPECT_EQ(largest_change_of({{}, {2, 2, 2}, {}}), 1);  // a count may differ by one
  EXPECT_EQ(largest_change_of({{}, {2, 5, 2}, {}}), 3);
  const MetricForm money{.units = 10};
  EXPECT_EQ(largest_change_of({money, {20, 20}, {}}), 0);
  EXPECT_EQ(largest_change_of({money, {20, 50}, {}}), 3);
}

// Of raids of 1, 1 and 4 threats the last is two thirds of all: it may move the leakage by twice what a mean one may.
TEST(LargestChange, OfARatioCountsTheWeightOfATrial) {
  const MetricForm share{.is_ratio = true, .is_share = true};
  EXPECT_DOUBLE_EQ(largest_change_of({share, {0, 1, 2}, {1, 1, 4}}), 2);
}

}  // namespace
}  // namespace bulwark
