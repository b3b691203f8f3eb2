#include "statistics/quantiles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace bulwark {
namespace {

double binomial_cdf(std::int64_t k, int n, double q) {
  double sum = 0;
  for (std::int64_t i = 0; i <= k; ++i) {
    const auto successes = static_cast<double>(i);
    sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(successes + 1) - std::lgamma(n - successes + 1) +
                    successes * std::log(q) + (n - successes) * std::log1p(-q));
  }
  return sum;
}

TEST(QuantileRank, IsTheSmallestThatReachesTheShare) {
  EXPECT_EQ(quantile_rank(0.5, 1), 1U);
  EXPECT_EQ(quantile_rank(0.0, 10), 1U);
  EXPECT_EQ(quantile_rank(1.0, 10), 10U);
  EXPECT_EQ(quantile_rank(0.05, 20), 1U);
  EXPECT_EQ(quantile_rank(0.05, 21), 2U);
  for (std::uint64_t hundreds = 1; hundreds < 200; ++hundreds) {
    EXPECT_EQ(quantile_rank(0.05, 20 * hundreds), hundreds);
    EXPECT_EQ(quantile_rank(0.95, 20 * hundreds), 19 * hundreds);
  }
  EXPECT_EQ(quantile_rank(0.95, 4'000'000'000), 3'800'000'000U);
}

TEST(QuantileInterval, KnownRanksOfTheMedian) {
  // The ranks k, n + 1 - k that the sign test gives (Conover 1999, section 3.4).
  const struct { std::uint64_t n, low; } known[] = {{6, 1}, {10, 2}, {20, 6}, {50, 18}, {60, 22}};
  for (const auto& entry : known) {
    const RankInterval interval = quantile_rank_interval(0.5, entry.n);
    EXPECT_EQ(interval.low, entry.low) << entry.n;
    EXPECT_EQ(interval.high, entry.n + 1 - entry.low) << entry.n;
  }
}

TEST(QuantileInterval, SmallSamplesDoNotBound) {
  EXPECT_FALSE(quantile_rank_interval(0.5, 5).low);
  EXPECT_FALSE(quantile_rank_interval(0.05, 50).low);
  EXPECT_TRUE(quantile_rank_interval(0.05, 50).high);
  EXPECT_FALSE(quantile_rank_interval(0.95, 50).high);
  EXPECT_FALSE(quantile_rank_interval(0.5, 0).high);
}

TEST(QuantileInterval, AgreesWithTheDefinition) {
  for (const int n : {7, 73, 74, 500, 2000}) {
    for (const double q : {0.05, 0.5, 0.95}) {
      const RankInterval interval = quantile_rank_interval(q, static_cast<std::uint64_t>(n));
      std::int64_t low = 0;  // number of k from 0 with P(B <= k) <= 0.025
      while (binomial_cdf(low, n, q) <= 0.025) ++low;
      std::int64_t high = 0;
      while (high < n && binomial_cdf(high, n, q) < 0.975) ++high;
      EXPECT_EQ(interval.low.value_or(0), static_cast<std::uint64_t>(low)) << n << ' ' << q;
      const std::uint64_t bound = high + 1 <= n ? static_cast<std::uint64_t>(high + 1) : 0;
      EXPECT_EQ(interval.high.value_or(0), bound) << n << ' ' << q;
    }
  }
}

// At least 95 % of intervals hold the true quantile; 2,000 samples: 1.5 % of play below.
TEST(QuantileInterval, Coverage) {
  std::mt19937_64 engine(5);
  std::exponential_distribution<double> exponential(1);
  constexpr int samples = 2000;
  constexpr std::uint64_t n = 300;
  for (const double q : {0.05, 0.5, 0.95}) {
    const double truth = -std::log1p(-q);
    const RankInterval interval = quantile_rank_interval(q, n);
    int covered = 0;
    for (int i = 0; i < samples; ++i) {
      std::vector<double> values(n);
      for (double& value : values) value = exponential(engine);
      std::sort(values.begin(), values.end());
      if (values[*interval.low - 1] <= truth && truth <= values[*interval.high - 1]) ++covered;
    }
    EXPECT_GE(covered / double{samples}, 0.935) << q;
    EXPECT_LE(covered / double{samples}, 0.985) << q;
  }
}

TEST(QuantileInterval, LargeSamplesStayExact) {
  const RankInterval interval = quantile_rank_interval(0.05, 1'000'000'000);
  // Normal approximation: 5e7 ± 1.96 · sqrt(4.75e7).
  EXPECT_NEAR(static_cast<double>(*interval.low), 5e7 - 1.96 * std::sqrt(4.75e7), 3);
  EXPECT_NEAR(static_cast<double>(*interval.high), 5e7 + 1.96 * std::sqrt(4.75e7), 3);
}

}  // namespace
}  // namespace bulwark
