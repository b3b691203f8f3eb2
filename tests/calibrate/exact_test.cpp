// Posteriors that are known, reached by weights and by refinement.
#include <gmock/gmock.h>

#include "base/stop.h"
#include "calibrate/small_record.h"

namespace bulwark {
namespace {

using testing::add_raid;
using testing::calibration_of;
using testing::errors;
using testing::exact_posterior;
using testing::ExactPosterior;

CalibrationResult run(const Calibration& calibration, std::uint64_t seed, unsigned threads = 2) {
  return calibrate(calibration, seed, {threads, nullptr, {}});
}

/// Standard errors between the posterior mean and the exact one.
double off(const ParameterChange& change, double exact) {
  return std::abs(change.mean - exact) / change.mean_error;
}

TEST(Calibrate, ReachesTheBetaOfExactReports) {
  // One threat a raid, told as it was: pk ~ Beta(2, 2) becomes Beta(2 + stopped, 2 + leaked).
  Calibration calibration = calibration_of(1, 2, 2, errors(0, 0));
  for (const std::uint32_t stopped : {1U, 1U, 0U, 1U, 1U}) add_raid(calibration, 1, stopped);
  calibration.draws = 1500;
  calibration.trials = 8;
  const CalibrationResult result = run(calibration, 1);
  ASSERT_FALSE(result.is_refined);
  EXPECT_LT(off(result.parameters[0], 6.0 / 9), 4);
  EXPECT_NEAR(result.parameters[0].deviation, std::sqrt(6.0 * 3 / (81 * 10)), 0.01);  // 4 standard errors
  EXPECT_NEAR(result.log_evidence, std::log(std::tgamma(4) * std::tgamma(6) * std::tgamma(3) / std::tgamma(9)), 0.15);
}

TEST(Calibrate, IsExactForFewAndForManyNoisyTrials) {
  Calibration calibration = calibration_of(20, 2, 2, errors(0.05, 0.02));
  add_raid(calibration, 50, 30);
  const ExactPosterior exact = exact_posterior(calibration, 20, 2, 2);
  calibration.draws = 1500;
  for (const std::uint32_t trials : {1U, 6U}) {
    calibration.trials = trials;
    const CalibrationResult result = run(calibration, 2);
    EXPECT_LT(off(result.parameters[0], exact.mean), 4) << trials;
    EXPECT_NEAR(result.parameters[0].deviation, exact.deviation, 0.02) << trials;
    EXPECT_NEAR(result.log_evidence, exact.log_evidence, 0.15) << trials;
    EXPECT_TRUE(result.is_sound()) << trials;
  }
}

TEST(Calibrate, RefinesAThinBankToTheExactPosterior) {
  Calibration calibration = calibration_of(50, 1, 1, errors(0.001, 0));
  for (const std::uint32_t stopped : {46U, 47U, 45U}) add_raid(calibration, 50, stopped);
  const ExactPosterior exact = exact_posterior(calibration, 50, 1, 1);
  calibration.draws = 300;
  calibration.trials = 2;
  calibration.least_effective = 100;
  const CalibrationResult result = run(calibration, 3);
  ASSERT_TRUE(result.is_refined);
  EXPECT_LT(result.bank_effective, 100);
  // 300 particles that were moved three times: some 75 independent ones.
  EXPECT_NEAR(result.parameters[0].mean, exact.mean, 4 * exact.deviation / std::sqrt(75));
  EXPECT_NEAR(result.parameters[0].deviation, exact.deviation, 0.3 * exact.deviation);
  EXPECT_NEAR(result.log_evidence, exact.log_evidence, 0.6);
  EXPECT_EQ(result.stages.back().temperature, 1);
}

TEST(Calibrate, TellsAThinBankThatIsNotToBeRefined) {
  Calibration calibration = calibration_of(50, 1, 1, errors(0.001, 0));
  add_raid(calibration, 50, 49);
  calibration.draws = 200;
  calibration.trials = 1;
  calibration.least_effective = 150;
  calibration.refine = false;
  const CalibrationResult result = run(calibration, 4);
  EXPECT_FALSE(result.is_refined);
  EXPECT_FALSE(result.is_sound());
  EXPECT_FALSE(result.diagnostics[0].holds());
}

TEST(Calibrate, CountsARegimeAsItsTimeDid) {
  // No jammers: what is stopped is shot down in every regime, and all say the same.
  std::vector<double> means;
  for (const Regime regime : {Regime::hard_kills, Regime::together}) {
    Calibration calibration = calibration_of(20, 2, 2, errors(0.05, 0.02));
    add_raid(calibration, 50, 30, regime);
    calibration.draws = 300;
    calibration.trials = 2;
    means.push_back(run(calibration, 5).parameters[0].mean);
  }
  EXPECT_EQ(means[0], means[1]);
}

TEST(Calibrate, SaysThatThePriorCouldHardlyHaveMadeTheRecord) {
  Calibration calibration = calibration_of(20, 40, 2, errors(0.01, 0.01));
  add_raid(calibration, 100, 10);
  calibration.draws = 300;
  calibration.trials = 2;
  calibration.refine = false;
  const CalibrationResult result = run(calibration, 6);
  EXPECT_LT(result.self_check.conflict_p(result.log_evidence), 0.01);
  EXPECT_FALSE(result.is_sound());
}

TEST(Calibrate, IsTheSameForAnyNumberOfThreads) {
  Calibration calibration = calibration_of(20, 2, 2, errors(0.01, 0.02));
  add_raid(calibration, 200, 190);
  calibration.draws = 200;
  calibration.trials = 2;
  calibration.least_effective = 150;  // refined
  const CalibrationResult one = run(calibration, 7, 1);
  const CalibrationResult four = run(calibration, 7, 4);
  EXPECT_TRUE(one.is_refined);
  EXPECT_EQ(one.draws, four.draws);
  EXPECT_EQ(one.log_evidence, four.log_evidence);
  EXPECT_EQ(one.self_check.ranks, four.self_check.ranks);
}

TEST(Calibrate, EndsWhenItIsAskedTo) {
  Calibration calibration = calibration_of(20, 2, 2, errors(0.01, 0.02));
  add_raid(calibration, 200, 150);
  const std::atomic<bool> stop = true;
  EXPECT_THROW(calibrate(calibration, 8, {2, &stop, {}}), Stopped);
}

}  // namespace
}  // namespace bulwark
