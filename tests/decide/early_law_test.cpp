// Laws of times as steps, against the distributions that they must not be later than.
#include "decide/early_law.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bulwark {
namespace {

const Distribution lognormal{Lognormal{12, 0.3}};

TEST(EarlyLaw, IsNeverLaterThanTheDistributionAndHardlyEarlier) {
  const std::vector<double> times_s = early_times_s(lognormal, 1, 256);
  ASSERT_EQ(times_s.size(), 256U);
  for (std::size_t k = 1; k < times_s.size(); ++k) {
    // The k-th of n lies where the distribution has k/n behind it: P(early <= t) >= P(drawn <= t) for every t.
    EXPECT_NEAR(times_s[k], quantile(lognormal, static_cast<double>(k) / 256), 1e-12);
  }
  const double mean_s = std::accumulate(times_s.begin(), times_s.end(), 0.0) / 256;
  EXPECT_LE(mean_s, mean(lognormal));
  EXPECT_GE(mean_s, 0.98 * mean(lognormal));
}

TEST(EarlyLaw, ScalesAndKeepsConstants) {
  EXPECT_EQ(early_times_s(Distribution::constant_of(6), 1.5, 256), std::vector<double>{9});
  EXPECT_DOUBLE_EQ(early_times_s(lognormal, 2, 4)[2], 24);  // twice the median
}

/// Kinds whose quantile() does not rise with u: an exponential's falls, an empirical's is in the order of its list.
TEST(EarlyLaw, RisesWhateverTheQuantileDoes) {
  const std::vector<double> exponential_s = early_times_s({Exponential{10}}, 1, 256);
  ASSERT_EQ(exponential_s.size(), 256U);
  for (std::size_t k = 0; k < 256; ++k) {
    EXPECT_NEAR(exponential_s[k], -10 * std::log1p(-static_cast<double>(k) / 256), 1e-12);
  }
  const std::vector<double> listed_s = early_times_s({Empirical{{9, 4, 5}}}, 1, 6);
  EXPECT_EQ(listed_s, (std::vector<double>{0, 4, 5, 5, 9, 9}));
  EXPECT_EQ(stepped(listed_s, 2).weight.size(), 5U);
}

TEST(EarlyLaw, OfAKindWithoutAQuantileIsItsLeastValue) {
  Distribution gamma{Gamma{10, 0.5}};
  gamma.low = 2;
  EXPECT_EQ(early_times_s(gamma, 1, 256), std::vector<double>{2});
}

TEST(EarlyLaw, OnStepsKeepsItsMean) {
  const std::vector<double> times_s = {0.5, 2.25, 2.75, 7};
  const SteppedLaw law = stepped(times_s, 2);
  EXPECT_EQ(law.first, 0U);
  ASSERT_EQ(law.weight.size(), 4U);
  EXPECT_DOUBLE_EQ(law.weight[1], 0.5);
  EXPECT_DOUBLE_EQ(law.offset_s[1], 0.5);
  double mean_s = 0;
  for (std::size_t k = 0; k < 4; ++k) mean_s += law.weight[k] * (2 * static_cast<double>(k) + law.offset_s[k]);
  EXPECT_DOUBLE_EQ(mean_s, 12.5 / 4);
}

}  // namespace
}  // namespace bulwark
