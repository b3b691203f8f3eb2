#include "statistics/moments.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

#include "statistics/intervals.h"

namespace bulwark {
namespace {

Moments moments_of(const std::vector<std::int64_t>& values) {
  Moments moments;
  for (const std::int64_t value : values) moments.add(value);
  return moments;
}

TEST(Moments, MeanAndStandardErrorOfASmallSample) {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, Σ(x - 5)² = 32.
  const Estimate estimate = mean_estimate(moments_of({2, 4, 4, 4, 5, 5, 7, 9}));
  EXPECT_DOUBLE_EQ(estimate.value, 5);
  EXPECT_DOUBLE_EQ(estimate.standard_error, std::sqrt(32.0 / 7 / 8));
}

TEST(Moments, UnitsDivideBoth) {
  const Estimate estimate = mean_estimate(moments_of({1'000'000, 3'000'000}), 1e6);
  EXPECT_DOUBLE_EQ(estimate.value, 2);
  EXPECT_DOUBLE_EQ(estimate.standard_error, 1);
}

TEST(Moments, OneValueHasNoStandardErrorAndNoneHasNoMean) {
  EXPECT_TRUE(std::isnan(mean_estimate(Moments{}).value));
  EXPECT_DOUBLE_EQ(mean_estimate(moments_of({3})).value, 3);
  EXPECT_TRUE(std::isnan(mean_estimate(moments_of({3})).standard_error));
}

TEST(Moments, SmallSpreadOnLargeValuesIsNotLost) {
  // In doubles the variance of these would cancel to noise, or below zero.
  const std::int64_t base = 4'000'000'000'000'000;
  EXPECT_DOUBLE_EQ(mean_estimate(moments_of({base, base + 1, base + 2})).standard_error, std::sqrt(1.0 / 3));
  EXPECT_EQ(mean_estimate(moments_of({base, base, base})).standard_error, 0);
}

TEST(Moments, TimesIsRepetitionAndMergeIsAddition) {
  Moments repeated;
  repeated.add(7, 3);
  repeated.add(2, 1);
  EXPECT_EQ(repeated, moments_of({7, 2, 7, 7}));
  Moments merged = moments_of({7, 2});
  merged.merge(moments_of({7, 7}));
  EXPECT_EQ(merged, repeated);
}

TEST(Moments, OverflowIsRefused) {
  Moments moments;
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  moments.add(most);
  moments.add(most);
  EXPECT_THROW(moments.add(most), std::overflow_error);
  EXPECT_THROW(moments.add(most, 1'000'000), std::overflow_error);
}

TEST(Ratio, MatchesTheFormulaByHand) {
  // (x, y): (1, 10), (3, 12), (2, 8): R = 6/30 = 0.2, d = -1, 0.6, 0.4, Σd² = 1.52.
  PairMoments pairs;
  pairs.add(1, 10);
  pairs.add(3, 12);
  pairs.add(2, 8);
  const Estimate estimate = ratio_estimate(pairs);
  EXPECT_DOUBLE_EQ(estimate.value, 0.2);
  EXPECT_DOUBLE_EQ(estimate.standard_error, std::sqrt(1.52 * 3 / 2) / 30);
}

TEST(Ratio, ProportionalPairsHaveNoError) {
  PairMoments pairs;
  for (const std::int64_t y : {7, 11, 13}) pairs.add(3 * y, y);
  EXPECT_DOUBLE_EQ(ratio_estimate(pairs).value, 3);
  EXPECT_EQ(ratio_estimate(pairs).standard_error, 0);
}

TEST(Ratio, UndeterminedCases) {
  PairMoments pairs;
  EXPECT_TRUE(std::isnan(ratio_estimate(pairs).value));
  pairs.add(0, 0);
  EXPECT_TRUE(std::isnan(ratio_estimate(pairs).value));
  pairs.add(1, 0);
  EXPECT_TRUE(std::isnan(ratio_estimate(pairs).standard_error));
  PairMoments one;
  one.add(1, 4);
  EXPECT_DOUBLE_EQ(ratio_estimate(one).value, 0.25);
  EXPECT_TRUE(std::isnan(ratio_estimate(one).standard_error));
}

// Binomial(y, 0.3) over random y: the interval must hold 0.3 in about 95 % of samples. 2,000 samples: ± 1.5 %.
TEST(Ratio, CoverageOfTheDeltaMethod) {
  std::mt19937_64 engine(20260203);
  std::poisson_distribution<std::int64_t> size(20);
  int covered = 0;
  constexpr int samples = 2000;
  for (int i = 0; i < samples; ++i) {
    PairMoments pairs;
    for (int trial = 0; trial < 200; ++trial) {
      const std::int64_t y = size(engine);
      std::binomial_distribution<std::int64_t> leakers(y, 0.3);
      pairs.add(leakers(engine), y);
    }
    const ConfidenceInterval interval = student_interval(ratio_estimate(pairs), 200);
    if (interval.low <= 0.3 && 0.3 <= interval.high) ++covered;
  }
  EXPECT_NEAR(covered / double{samples}, 0.95, 0.015);
}

}  // namespace
}  // namespace bulwark
