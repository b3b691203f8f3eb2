#include "statistics/intervals.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace bulwark {
namespace {

TEST(Student, KnownQuantiles) {
  // Fisher and Yates's table of t, two-sided 5 %.
  EXPECT_NEAR(student_quantile(1), 12.706, 5e-4);
  EXPECT_NEAR(student_quantile(9), 2.262, 5e-4);
  EXPECT_NEAR(student_quantile(30), 2.042, 5e-4);
  EXPECT_NEAR(student_quantile(1'000'000'000), 1.959964, 1e-6);
  EXPECT_NEAR(student_quantile(10, 0.9), 1.372, 5e-4);
  EXPECT_NEAR(student_quantile(4, 0.995), 4.604, 5e-4);
  EXPECT_TRUE(std::isnan(student_quantile(0)));
}

TEST(Student, OneTrialHasNoInterval) {
  EXPECT_TRUE(std::isnan(student_interval({3, std::nan("")}, 1).low));
  const ConfidenceInterval interval = student_interval({3, 0.5}, 10);
  EXPECT_NEAR(interval.low, 3 - 2.262 * 0.5, 1e-3);
  EXPECT_NEAR(interval.high, 3 + 2.262 * 0.5, 1e-3);
}

TEST(Wilson, KnownValues) {
  // Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
  const struct {
    std::uint64_t successes, n;
    double low, high;
  } cases[] = {{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0000, 0.1611}, {1, 29, 0.0061, 0.1718}};
  for (const auto& known : cases) {
    const ConfidenceInterval interval = wilson_interval(known.successes, known.n);
    EXPECT_NEAR(interval.low, known.low, 5e-5) << known.successes << '/' << known.n;
    EXPECT_NEAR(interval.high, known.high, 5e-5) << known.successes << '/' << known.n;
  }
}

TEST(Wilson, EndsAreExactAndSymmetric) {
  EXPECT_EQ(wilson_interval(0, 7).low, 0);
  EXPECT_EQ(wilson_interval(7, 7).high, 1);
  EXPECT_NEAR(wilson_interval(2, 7).low, 1 - wilson_interval(5, 7).high, 1e-15);
  EXPECT_TRUE(std::isnan(wilson_interval(0, 0).low));
}

// Averaged over p the score interval covers very nearly 95 % (Agresti and Coull 1998); 4,000 samples: ± 1 %.
TEST(Wilson, Coverage) {
  std::mt19937_64 engine(11);
  std::uniform_real_distribution<double> uniform(0, 1);
  int covered = 0;
  constexpr int samples = 4000;
  for (int i = 0; i < samples; ++i) {
    const double p = uniform(engine);
    std::binomial_distribution<std::uint64_t> successes(50, p);
    const ConfidenceInterval interval = wilson_interval(successes(engine), 50);
    if (interval.low <= p && p <= interval.high) ++covered;
  }
  EXPECT_NEAR(covered / double{samples}, 0.95, 0.01);
}

TEST(Share, IsWilsonsForIndependentUnits) {
  // 30 of 400 one a trial: s.e. = sqrt(p(1 - p)/(n - 1)), so that the effective number is n - 1.
  const double p = 30.0 / 400;
  const ConfidenceInterval share = share_interval({p, std::sqrt(p * (1 - p) / 399)}, 400);
  const ConfidenceInterval wilson = wilson_interval(30, 400);
  EXPECT_NEAR(share.low, wilson.low, 2e-4);
  EXPECT_NEAR(share.high, wilson.high, 2e-4);
}

TEST(Share, ClustersWidenIt) {
  const ConfidenceInterval loose = share_interval({0.1, 0.02}, 100);
  const ConfidenceInterval tight = share_interval({0.1, 0.01}, 100);
  EXPECT_LT(loose.low, tight.low);
  EXPECT_GT(loose.high, tight.high);
  // Near value ± t · s.e. where the share is not near an end: t(99) = 1.984.
  EXPECT_NEAR(tight.high - tight.low, 2 * 1.984 * 0.01, 1e-3);
}

TEST(Share, NothingAndEverythingSeen) {
  // In none of 100 trials, whatever each has: q²/(100 + q²), q = t(99).
  const double q2 = student_quantile(99) * student_quantile(99);
  EXPECT_EQ(share_interval({0, 0}, 100).low, 0);
  EXPECT_NEAR(share_interval({0, 0}, 100).high, q2 / (100 + q2), 1e-15);
  EXPECT_EQ(share_interval({1, 0}, 100).high, 1);
  EXPECT_NEAR(share_interval({1, 0}, 100).low, 100 / (100 + q2), 1e-15);
}

TEST(Share, ConstantShareIsCertainAndOneTrialSaysNothing) {
  EXPECT_EQ(share_interval({0.2, 0}, 100).low, 0.2);
  EXPECT_EQ(share_interval({0.2, 0}, 100).high, 0.2);
  EXPECT_TRUE(std::isnan(share_interval({0.2, std::nan("")}, 1).low));
  EXPECT_TRUE(std::isnan(share_interval({std::nan(""), std::nan("")}, 10).high));
}

}  // namespace
}  // namespace bulwark
