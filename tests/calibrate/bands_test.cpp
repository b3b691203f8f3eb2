// Laws of nights that bands determine, against quadrature, and bands that cannot be met.
#include "calibrate/bands.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

#include "calibrate/small_record.h"

namespace bulwark {
namespace {

using testing::calibrated;
using testing::calibration_of;
using testing::errors;
using ::testing::HasSubstr;
using testing::single_shots;

BandLevel mean_of(double low, double high) {
  return {"mean", std::nullopt, low, high};
}

BandLevel quantile_of(double q, double low, double high) {
  return {"p" + std::to_string(static_cast<int>(100 * q + 0.5)), q, low, high};
}

/// Of reports of 50 objects.
Calibration with_band(Calibration calibration, const std::vector<BandLevel>& levels) {
  calibration.record.bands.push_back({"nights", 0, Regime::together, 50, levels});
  calibration.draws = 2000;
  return calibration;
}

/// The law of the share q that leaks, of which `flown` threats of a draw's shaping trials speak.
struct ExactLaw {
  double mean = 0;
  double deviation = 0;
  double divergence = 0;
};

/// q ~ Beta(b, a) weighted by E exp(λ L/flown), L ~ Bin(flown, q) the leakers that shape: by quadrature, λ by bisection
/// so that the mean of q is `wanted`. The information is that of draws with their trials.
ExactLaw exact_law(double a, double b, int flown, double wanted) {
  constexpr int steps = 2000;
  double low = -100;
  double high = 100;
  ExactLaw law;
  for (int k = 0; k < 60; ++k) {
    const double lambda = (low + high) / 2;
    double sum = 0;
    double mean = 0;
    double square = 0;
    double tilt = 0;  // E λ L/flown
    for (int i = 0; i < steps; ++i) {
      const double q = (i + 0.5) / steps;
      const double step = std::exp(lambda / flown);
      const double base = 1 - q + q * step;
      const double weight = boost::math::pdf(boost::math::beta_distribution<>(b, a), q) / steps * std::pow(base, flown);
      sum += weight;
      mean += weight * q;
      square += weight * q * q;
      tilt += weight * lambda * q * step / base;
    }
    mean /= sum;
    law = {mean, std::sqrt(square / sum - mean * mean), tilt / sum - std::log(sum)};
    (mean < wanted ? low : high) = lambda;
  }
  return law;
}

/// Faults of the diagnostics that do not hold.
std::string faults_of(const CalibrationResult& result) {
  std::string faults;
  for (const Diagnostic& one : result.diagnostics) {
    if (!one.holds()) faults += one.name + " " + one.of + ": " + one.fault + "\n";
  }
  return faults;
}

TEST(Bands, FindTheLawOfAMean) {
  const Calibration calibration = with_band(calibration_of(20, 2, 2, errors(0, 0)), {mean_of(0.3, 0.3)});
  const CalibrationResult result = calibrated(calibration, 1);
  const ExactLaw exact = exact_law(2, 2, 20 * 4, 0.3);
  ASSERT_EQ(faults_of(result), "");
  const ParameterChange& pk = result.parameters[0];
  EXPECT_NEAR(exact.mean, 0.3, 1e-9);
  EXPECT_NEAR(1 - pk.mean, 0.3, 4 * pk.mean_error);
  EXPECT_NEAR(pk.deviation, exact.deviation, 0.015);  // 4 standard errors
  EXPECT_NEAR(result.divergence, exact.divergence, 0.08);
  EXPECT_NEAR(result.bands[0].posterior, 0.3, 1e-8);
  EXPECT_NEAR(result.bands[0].prior, 0.5, 4 * 0.24 / std::sqrt(2000));
}

TEST(Bands, LeaveTheLawOfWhatTheyHaveAlready) {
  const Calibration calibration =
      with_band(calibration_of(20, 2, 2, errors(0.01, 0)), {mean_of(0.3, 0.6), quantile_of(0.9, 0.6, 1)});
  const CalibrationResult result = calibrated(calibration, 2);
  EXPECT_EQ(result.divergence, 0);
  EXPECT_NEAR(result.bank_effective, 2000, 1e-6);
  EXPECT_EQ(result.bands[0].multiplier, 0);
  EXPECT_TRUE(result.is_sound());
}

TEST(Bands, PutQuantilesWhereTheyShouldBe) {
  const Calibration calibration =
      with_band(calibration_of(20, 1, 1, errors(0.01, 0.01)),
                {quantile_of(0.1, 0.02, 0.08), quantile_of(0.5, 0.2, 0.2), quantile_of(0.9, 0.5, 0.6)});
  const CalibrationResult result = calibrated(calibration, 3);
  ASSERT_EQ(faults_of(result), "");
  for (const BandFit& fit : result.bands) {
    EXPECT_GE(fit.posterior, fit.low - 1e-12) << fit.figure;
    EXPECT_LE(fit.posterior, fit.high + 1e-12) << fit.figure;
    EXPECT_LT(fit.missed, 1e-5) << fit.figure;
  }
  EXPECT_NEAR(result.bands[1].prior, 0.5, 0.05);
}

TEST(Bands, AreMetByNewNightsToo) {
  // What was fitted to the trials of the bank holds for nights from the draws' law that nobody looked at.
  Calibration calibration = with_band(calibration_of(20, 1, 1, errors(0, 0)), {mean_of(0.2, 0.2)});
  calibration.trials = 1;  // as noisy as can be
  const CalibrationResult result = calibrated(calibration, 4);
  ASSERT_EQ(faults_of(result), "");
  double leaks = 0;
  double squares = 0;
  for (const std::vector<double>& draw : result.draws) {
    leaks += 1 - draw[0];
    squares += (1 - draw[0]) * (1 - draw[0]);
  }
  const auto n = static_cast<double>(result.draws.size());
  const double deviation = std::sqrt(squares / n - leaks / n * leaks / n);
  EXPECT_NEAR(leaks / n, 0.2, 4 * deviation / std::sqrt(result.bank_effective));
}

TEST(Bands, AreNamedWhereNoDrawReachesThem) {
  Calibration calibration = calibration_of(20, 200, 200, errors(0, 0));
  calibration = with_band(std::move(calibration), {mean_of(0.01, 0.02)});
  const CalibrationResult result = calibrated(calibration, 5);
  EXPECT_FALSE(result.is_sound());
  EXPECT_THAT(faults_of(result), HasSubstr("band_missed nights:mean: no weights of the prior's draws reach it"));
}

TEST(Bands, AreNamedWhereTheyCannotBeMetTogether) {
  // With the median at 80 % or more the mean is at 40 % or more.
  const Calibration calibration =
      with_band(calibration_of(20, 1, 1, errors(0, 0)), {mean_of(0.3, 0.3), quantile_of(0.5, 0.8, 1)});
  const CalibrationResult result = calibrated(calibration, 6);
  EXPECT_FALSE(result.is_sound());
  EXPECT_THAT(faults_of(result), HasSubstr("cannot be met together with nights:"));
}

TEST(Bands, AreNotMetByLuck) {
  Calibration calibration = with_band(calibration_of(20, 1, 1, errors(0, 0)), {mean_of(0.3, 0.3)});
  calibration.scenario = load_scenario_text(single_shots(20, "{threats.drone.accuracy: {uniform: [0, 1]}}\n"),
                                            "small.yaml");  // no matter for who leaks
  // One raid a draw judges: by luck some have 0.3 and less, but no weights made from another raid lead there.
  calibration.trials = 1;
  const CalibrationResult result = calibrated(calibration, 7);
  EXPECT_THAT(faults_of(result), HasSubstr("band_missed nights:mean: no weights of the prior's draws reach it"));
  EXPECT_NEAR(result.bands[0].prior, 0.5, 4 * std::sqrt(0.25 / 20 / 2000));
  EXPECT_EQ(result.bands[0].multiplier, -most_multiplier);
}

TEST(Bands, OfWhichOneCannotBeMetDoNotBlameTheOther) {
  // The mean cannot be had at all; the median could, if it were not for the mean.
  const Calibration calibration =
      with_band(calibration_of(20, 200, 200, errors(0, 0)), {mean_of(0.01, 0.02), quantile_of(0.5, 0.4, 0.6)});
  const CalibrationResult result = calibrated(calibration, 9);
  ASSERT_EQ(result.bands.size(), 2U);
  EXPECT_FALSE(result.bands[0].is_met_alone);
  EXPECT_TRUE(result.bands[1].is_met_alone);
}

TEST(Bands, AreTheSameForAnyNumberOfThreads) {
  const Calibration calibration =
      with_band(calibration_of(20, 1, 1, errors(0.01, 0.01)), {mean_of(0.3, 0.3), quantile_of(0.9, 0.5, 0.6)});
  const CalibrationResult one = calibrated(calibration, 8, 1);
  const CalibrationResult four = calibrated(calibration, 8, 4);
  EXPECT_EQ(one.draws, four.draws);
  EXPECT_EQ(one.divergence, four.divergence);
  EXPECT_EQ(one.bands[0].prior, four.bands[0].prior);
}

TEST(Bands, EndWhenAsked) {
  const Calibration calibration = with_band(calibration_of(20, 1, 1, errors(0.01, 0.01)), {mean_of(0.3, 0.3)});
  const std::atomic<bool> stop = true;
  const std::vector<BankDraw> bank(2);
  EXPECT_THROW(fit_bands(calibration.record, bank, 1, {1, &stop, {}}), Stopped);
  const PredictedCount count{calibration.record.families, 0, Regime::together, ReportedFate::leaked, 50, 0, 1};
  EXPECT_THROW(law_of(count, bank, {0.5, 0.5}, {1, &stop, {}}), Stopped);
}

}  // namespace
}  // namespace bulwark
