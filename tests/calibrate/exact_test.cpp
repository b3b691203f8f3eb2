// Posteriors that are known, reached by weights and by refinement.
#include <gmock/gmock.h>

#include "base/stop.h"
#include "calibrate/small_record.h"

namespace bulwark {
namespace {

using testing::add_raid;
using testing::calibrated;
using testing::calibration_of;
using testing::deviation_error;
using testing::errors;
using testing::evidence_error;
using testing::exact_posterior;
using testing::ExactPosterior;
using testing::single_shots;

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
  const CalibrationResult result = calibrated(calibration, 1);
  ASSERT_FALSE(result.is_refined);
  EXPECT_LT(off(result.parameters[0], 6.0 / 9), 4);
  EXPECT_NEAR(result.parameters[0].deviation, std::sqrt(6.0 * 3 / (81 * 10)), 4 * deviation_error(result));
  EXPECT_NEAR(result.log_evidence, std::log(std::tgamma(4) * std::tgamma(6) * std::tgamma(3) / std::tgamma(9)),
              4 * evidence_error(result));
}

TEST(Calibrate, IsExactForFewAndForManyNoisyTrials) {
  Calibration calibration = calibration_of(20, 2, 2, errors(0.05, 0.02));
  add_raid(calibration, 50, 30);
  const ExactPosterior exact = exact_posterior(calibration, 20, 2, 2);
  calibration.draws = 1500;
  for (const std::uint32_t trials : {1U, 6U}) {
    calibration.trials = trials;
    const CalibrationResult result = calibrated(calibration, 2);
    EXPECT_LT(off(result.parameters[0], exact.mean), 4) << trials;
    EXPECT_NEAR(result.parameters[0].deviation, exact.deviation, 4 * deviation_error(result)) << trials;
    EXPECT_NEAR(result.log_evidence, exact.log_evidence, 4 * evidence_error(result)) << trials;
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
  const CalibrationResult result = calibrated(calibration, 3);
  ASSERT_TRUE(result.is_refined);
  EXPECT_LT(result.bank_effective, 100);
  // 300 particles that were moved three times: some 75 independent ones, and twice the standard errors of 300.
  EXPECT_NEAR(result.parameters[0].mean, exact.mean, 4 * exact.deviation / std::sqrt(75));
  EXPECT_NEAR(result.parameters[0].deviation, exact.deviation, 4 * 2 * deviation_error(result));
  double squares = 0;
  for (const RefinementStage& stage : result.stages) squares += std::pow(evidence_error(stage.effective, 300), 2);
  EXPECT_NEAR(result.log_evidence, exact.log_evidence, 4 * 2 * std::sqrt(squares));
  EXPECT_EQ(result.stages.back().temperature, 1);
}

TEST(Calibrate, TellsAThinBankThatIsNotToBeRefined) {
  Calibration calibration = calibration_of(50, 1, 1, errors(0.001, 0));
  add_raid(calibration, 50, 49);
  calibration.draws = 200;
  calibration.trials = 1;
  calibration.least_effective = 150;
  calibration.refine = false;
  const CalibrationResult result = calibrated(calibration, 4);
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
    means.push_back(calibrated(calibration, 5).parameters[0].mean);
  }
  EXPECT_EQ(means[0], means[1]);
}

TEST(Calibrate, IsExactWhereLossesToJammersAreToldApart) {
  // Of ten threats each is lost on the way with q, or else shot down with pk, uniform before; three fates a report.
  constexpr int threats = 10;
  const double q = 1 - std::exp(-1.0 / 3);  // 20 km of jamming at 100 m/s, 0.1 /min
  const std::string jammer = "jammers: {wall: {position: [50 km, 0 km], radius: 10 km, rate: {uav: 0.1 /min}}}\n";
  Calibration calibration = calibration_of(threats, 1, 1, errors(0.05, 0.02));
  calibration.scenario = load_scenario_text(
      single_shots(threats, "{" + std::string(testing::path_of_pk) + ": {beta: [1, 1]}}\n" + jammer), "small.yaml");
  calibration.record.raids.push_back({"night", Regime::apart, {{0, 40, 20, 12}}});
  calibration.draws = 1500;
  const ReportedFamily& family = calibration.record.families[0];
  const auto likelihood = [&](double pk) {
    double sum = 0;
    for (std::uint32_t lost = 0; lost <= threats; ++lost) {
      const double of_lost = boost::math::pdf(boost::math::binomial(threats, q), lost);
      for (std::uint32_t killed = 0; killed <= threats - lost; ++killed) {
        const double of_killed = boost::math::pdf(boost::math::binomial(threats - lost, pk), killed);
        const ByFate<double> means = report_means({threats, killed, lost}, Regime::apart, family);
        sum += of_lost * of_killed * std::exp(log_probability({{20, 12, 8}, 3}, means, family.correlation));
      }
    }
    return sum;
  };
  double weights = 0;
  double mean = 0;
  constexpr int steps = 400;
  for (int i = 0; i < steps; ++i) {
    const double pk = (i + 0.5) / steps;
    weights += likelihood(pk) / steps;
    mean += likelihood(pk) / steps * pk;
  }
  const CalibrationResult result = calibrated(calibration, 10);
  EXPECT_LT(off(result.parameters[0], mean / weights), 4);
  EXPECT_NEAR(result.log_evidence, std::log(weights), 4 * evidence_error(result));
  ASSERT_EQ(result.predictions.size(), 2U);
  EXPECT_EQ(result.predictions[1].quantity, "lost");
  EXPECT_NEAR(result.predictions[1].prior.p50, q, 0.08);
}

/// A report of `stopped` in a hundred where the prior stops some 95: Beta(40, 2).
CalibrationResult result_of_an_improbable_report(std::uint32_t stopped, std::uint64_t seed) {
  Calibration calibration = calibration_of(20, 40, 2, errors(0.01, 0.01));
  add_raid(calibration, 100, stopped);
  calibration.draws = 300;
  calibration.trials = 2;
  calibration.refine = false;
  return calibrated(calibration, seed);
}

TEST(Calibrate, SaysThatThePriorCouldHardlyHaveMadeTheRecord) {
  const CalibrationResult result = result_of_an_improbable_report(10, 6);
  EXPECT_LT(result.self_check.conflict_p(result.bank_log_evidence), 0.01);
  EXPECT_FALSE(result.is_sound());
}

/// The diagnostic of the only report, or of none.
double diagnosed(const CalibrationResult& result, const std::string& name) {
  for (const Diagnostic& one : result.diagnostics) {
    if (one.name == name) return one.value;
  }
  return -1;
}

TEST(Calibrate, FindsAConflictWhetherTheBankIsRefinedOrNot) {
  // Three raids that stop 356 of 400, of a prior that stops half: exact p 0.002. What refining makes of the record's
  // probability is another number than the thin bank's, which is all that the replicates have.
  Calibration calibration = calibration_of(40, 15, 15, errors(0.002, 0.005));
  for (int raid = 0; raid < 3; ++raid) add_raid(calibration, 400, 356);
  calibration.draws = 300;
  calibration.trials = 2;
  calibration.least_effective = 60;
  calibration.refine = false;
  const CalibrationResult plain = calibrated(calibration, 1);
  calibration.refine = true;
  const CalibrationResult refined = calibrated(calibration, 1);
  ASSERT_TRUE(refined.is_refined);
  EXPECT_NE(refined.log_evidence, plain.log_evidence);
  EXPECT_LT(diagnosed(plain, "prior_data_conflict_p"), 0.01);
  EXPECT_EQ(diagnosed(refined, "prior_data_conflict_p"), diagnosed(plain, "prior_data_conflict_p"));
}

/// P(fewer leak than `leaked`) + P(as many)/2 where each of ten threats leaks with 1/2 and reports have these errors.
double chance_below(std::uint32_t launched, std::uint32_t leaked, const ReportedFamily& family) {
  double sum = 0;
  for (std::uint32_t kills = 0; kills <= 10; ++kills) {
    const double leakage = report_means({10, kills, 0}, Regime::together, family).of[1];
    const std::vector<double> law = fate_law(launched, leakage, family.correlation);
    double below = law[leaked] / 2;
    for (std::uint32_t c = 0; c < leaked; ++c) below += law[c];
    sum += boost::math::pdf(boost::math::binomial(10, 0.5), kills) * below;
  }
  return sum;
}

TEST(Calibrate, PredictsFromOtherTrialsThanThoseItWasWeightedBy) {
  // pk is known to be nearly 1/2; that one in ten leaked was luck. Of one trial a draw those are weighted that had the
  // same luck: by themselves they would call the record usual.
  Calibration calibration = calibration_of(10, 2000, 2000, errors(0.005, 0.005));
  add_raid(calibration, 200, 180);
  calibration.draws = 1000;
  calibration.refine = false;
  const double exact = chance_below(200, 20, calibration.record.families[0]);
  for (const std::uint32_t trials : {1U, 8U}) {
    calibration.trials = trials;
    const CalibrationResult result = calibrated(calibration, 12);
    EXPECT_NEAR(result.predictions[0].p_value, exact, 4 * std::sqrt(exact / (1000.0 * trials))) << trials;
    EXPECT_EQ(result.trials, 2000U * trials);
  }
}

TEST(Calibrate, TellsHowImprobableAReportIsBeyondOneInItsDraws) {
  const CalibrationResult result = result_of_an_improbable_report(30, 9);
  EXPECT_GT(result.predictions[0].p_value, 1 - 1e-4);
  EXPECT_LT(result.predictions[0].p_value, 1);
}

TEST(Calibrate, HasNoPosteriorOfARecordThatNoDrawCanHaveMade) {
  // One threat is killed or not: without errors no such raid is reported to have lost half of a hundred.
  Calibration calibration = calibration_of(1, 2, 2, errors(0, 0));
  add_raid(calibration, 100, 50);
  calibration.draws = 200;
  const CalibrationResult result = calibrated(calibration, 3);
  EXPECT_FALSE(result.has_posterior());
  EXPECT_FALSE(result.is_sound());
  EXPECT_TRUE(result.draws.empty());
  EXPECT_NEAR(result.parameters[0].prior_mean, 0.5, 0.1);
  EXPECT_TRUE(std::isnan(result.parameters[0].mean));
  EXPECT_TRUE(std::isnan(result.parameters[0].posterior.p50));
  EXPECT_TRUE(std::isnan(result.parameters[0].shrinkage));
  EXPECT_EQ(result.predictions[0].prior.p95, 1);
  EXPECT_TRUE(std::isnan(result.predictions[0].posterior.p50));
  EXPECT_EQ(diagnosed(result, "effective_draws"), 0);
  EXPECT_EQ(diagnosed(result, "predictive_p"), -1);
}

TEST(Calibrate, IsTheSameForAnyNumberOfThreads) {
  Calibration calibration = calibration_of(20, 2, 2, errors(0.01, 0.02));
  add_raid(calibration, 200, 190);
  calibration.draws = 200;
  calibration.trials = 2;
  calibration.least_effective = 150;  // refined
  const CalibrationResult one = calibrated(calibration, 7, 1);
  const CalibrationResult four = calibrated(calibration, 7, 4);
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
  EXPECT_THROW(draw_prior(Prior(calibration.scenario.scenario), 8, 1, &stop), Stopped);  // before any raid, too
}

}  // namespace
}  // namespace bulwark
