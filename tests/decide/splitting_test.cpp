#include "decide/splitting.h"

#include <gmock/gmock.h>

#include <cmath>

#include "decide/known_laws.h"

namespace bulwark {
namespace {

using testing::binomial_judge;
using testing::two_groups_judge;

SplittingPlan fitted(const Judge& judge, std::uint64_t seed) {
  SplittingPlan plan{seed, 100, 2, 100, {}};
  plan.levels = fit_levels(judge, plan).levels;
  return plan;
}

/// z of the mean of independent replications against the exact probability.
double z_of(const Judge& judge, double exact, std::uint32_t replications, std::uint64_t seed) {
  const SplittingPlan plan = fitted(judge, seed);
  double sum = 0;
  double squares = 0;
  for (std::uint32_t r = 0; r < replications; ++r) {
    const double x = replicate(judge, plan, r).estimate / exact;
    sum += x;
    squares += x * x;
  }
  const double n = replications;
  const double mean = sum / n;
  return (mean - 1) / std::sqrt((squares / n - mean * mean) / (n - 1));
}

TEST(Splitting, FindsTailsOfABinomial) {
  EXPECT_LT(std::abs(z_of(binomial_judge(40, 0.1, 15), 3.48055e-6, 60, 1)), 3);
  EXPECT_LT(std::abs(z_of(binomial_judge(40, 0.1, 18), 1.27890e-8, 60, 2)), 3);
  EXPECT_LT(std::abs(z_of(binomial_judge(40, 0.1, 20), 1.87186e-10, 60, 3)), 3);
}

TEST(Splitting, FindsTailsOfASumOfTwoBinomials) {
  EXPECT_LT(std::abs(z_of(two_groups_judge(18), 1.17970e-6, 60, 4)), 3);
  EXPECT_LT(std::abs(z_of(two_groups_judge(20), 3.23221e-8, 60, 5)), 3);
}

TEST(Splitting, FindsTheTailOfOneNumber) {
  // New draws of it would hardly ever land above the levels.
  const Judge judge = [](const TrialStreams& streams) -> Judgement {
    const double u = streams.block({hash_name("one"), 0}, Purpose::uncertain).first();
    return {-std::log1p(-u), u > 1 - 1e-6 ? 1.0 : 0.0};
  };
  EXPECT_LT(std::abs(z_of(judge, 1e-6, 60, 6)), 3);
}

TEST(Splitting, IsCrudeMonteCarloWithoutLevels) {
  const Judge judge = binomial_judge(40, 0.1, 5);
  const SplittingPlan plan{7, 400, 3, 400, {}};
  double hits = 0;
  for (std::uint32_t trial = 800; trial < 1200; ++trial) hits += judge(TrialStreams(7, trial)).chance;
  const Replication replication = replicate(judge, plan, 2);
  EXPECT_EQ(replication.estimate, hits / 400);
  EXPECT_EQ(replication.trials, 400U);
}

TEST(Splitting, ParticlesCanBePlayedAgain) {
  const Judge judge = binomial_judge(40, 0.1, 15);
  const SplittingPlan plan = fitted(judge, 8);
  const Replication replication = replicate(judge, plan, 3);
  ASSERT_EQ(replication.particles.size(), 100U);
  for (const Particle& particle : replication.particles) {
    const Judgement again = judge(TrialStreams(8, particle.trial, &particle.renewals));
    EXPECT_EQ(again.score, particle.judgement.score);
    EXPECT_GE(again.score, plan.levels.back().score);
  }
}

TEST(Splitting, SumsChancesOnBothSidesOfALevel) {
  // The chance is 2^-(10 - hits): a part of it lies below every level.
  const Judge judge = [](const TrialStreams& streams) -> Judgement {
    const double hits = testing::hits_of(streams, "threat", 10, 0.3);
    return {hits, std::exp2(hits - 10)};
  };
  const double exact = std::pow(0.7 * 0.5 + 0.3, 10);
  SplittingPlan plan{9, 100, 2, 100, {{4, 0.3, 0.1}, {6, 0.3, 0.1}}};
  double sum = 0;
  double squares = 0;
  for (std::uint32_t r = 0; r < 200; ++r) {
    const double x = replicate(judge, plan, r).estimate;
    sum += x;
    squares += x * x;
  }
  const double mean = sum / 200;
  EXPECT_LT(std::abs(mean - exact), 3 * std::sqrt((squares / 200 - mean * mean) / 199));
}

TEST(Splitting, FindsLevelsAmongChancesWhoseSquaresAreNone) {
  const Judge judge = [](const TrialStreams& streams) -> Judgement {
    const double hits = testing::hits_of(streams, "threat", 10, 0.3);
    return {hits, 1e-200 * std::pow(10, 5 * hits)};
  };
  EXPECT_FALSE(fit_levels(judge, {9, 100, 2, 100, {}}).levels.empty());
}

TEST(Splitting, SaysSoWhereNothingReachesALevel) {
  const Replication replication = replicate(binomial_judge(4, 0.1, 9), {1, 50, 2, 50, {{9, 0.5}}}, 0);
  EXPECT_EQ(replication.estimate, 0);
  EXPECT_EQ(replication.reached, 0);
  EXPECT_EQ(replication.deepest, 1);
}

TEST(Splitting, RefusesMoreReplicationsThanTrialsHaveNumbers) {
  EXPECT_THROW(replicate(binomial_judge(4, 0.1, 4), {1, 1000, 2, 1000, {}}, 4'294'967), std::logic_error);
}

}  // namespace
}  // namespace bulwark
