#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "decide/importance.h"
#include "decide/list_tilt.h"
#include "decide/recording_judge.h"
#include "decide/small_scenarios.h"
#include "decide/strata.h"
#include "decide/tilt_modes.h"
#include "decide/uncertain_tilt.h"

namespace bulwark {
namespace {

Tables raid() {
  return testing::compiled(testing::two_modes(), {"systems.sam.availability=0.7", "raid.wave.count=6"});
}

TEST(Strata, AddUpToOne) {
  const Tables tables = raid();
  double sum = 0;
  std::uint32_t next = 0;
  for (const Stratum& stratum : strata_of(tables)) {
    EXPECT_EQ(stratum.least, next);
    next = stratum.most + 1;
    sum += stratum.probability;
  }
  EXPECT_EQ(next, 3U);
  EXPECT_NEAR(sum, 1, 1e-15);
}

TEST(Strata, HaveBatteriesDownByTheirLaw) {
  // Two batteries, up with 0.7: of one down, either by halves.
  const Tables tables = raid();
  StratumLaw law(tables, {1, 1, 0.42, 0.42});
  int first_down = 0;
  constexpr int trials = 4000;
  for (std::uint32_t trial = 0; trial < trials; ++trial) {
    Parameters parameters = tables.parameters;
    law.steer(TrialStreams(1, trial), parameters);
    EXPECT_EQ(std::accumulate(parameters.availability.begin(), parameters.availability.end(), 0.0), 1);
    if (parameters.availability[BatteryId(0)] == 0) ++first_down;
  }
  EXPECT_LT(std::abs(first_down - trials / 2), 3.5 * std::sqrt(trials / 4.0));
}

/// Of batteries against the only type.
template <class T>
IndexedByBoth<BatteryId, TypeId, T> column_of(const std::vector<T>& items) {
  IndexedByBoth<BatteryId, TypeId, T> table;
  for (const T& item : items) table.push_row({&item, 1});
  return table;
}

/// A disaster of ten rounds by each of two batteries, of which those by one were in vain.
WeightedRecord disaster(const Tables& tables, std::uint32_t in_vain, std::uint32_t kills) {
  WeightedRecord of;
  of.weight = 1;
  of.record.shots = column_of<MetShots>({{10, in_vain == 0 ? kills : 9}, {10, in_vain == 1 ? kills : 9}});
  of.record.aimed.assign(tables.layout.cells.size(), 6);
  of.record.pk = tables.parameters.pk;
  of.record.availability = tables.parameters.availability;
  for (std::size_t b = 0; b < 2; ++b) of.record.up.push_back(1);
  return of;
}

TEST(TiltModes, AreTwoWhereRecordsAre) {
  const Tables tables = raid();
  std::vector<WeightedRecord> alike;
  std::vector<WeightedRecord> both;
  for (std::uint32_t k = 0; k < 60; ++k) {
    alike.push_back(disaster(tables, 0, k % 3));
    both.push_back(disaster(tables, k % 3 == 0 ? 1 : 0, k % 3));
  }
  EXPECT_EQ(fit_modes(tables, alike).size(), 1U);
  const std::vector<TiltedPart> parts = fit_modes(tables, both);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_NEAR(parts[0].share + parts[1].share, 1, 1e-12);
  EXPECT_NEAR(std::min(parts[0].share, parts[1].share), 1.0 / 3, 1e-12);
}

TEST(Tilt, OfOddsHasTheirRatio) {
  EXPECT_DOUBLE_EQ(with_odds(0.5, 3), 0.75);
  EXPECT_DOUBLE_EQ(with_odds(0.2, 1), 0.2);
  const Tables tables = raid();
  Tilt tilt = no_tilt(tables);
  tilt.kill_odds = column_of<double>({0.5, 3});
  tilt.up_odds = {2, 5};
  TrialRecord record;
  record.shots = column_of<MetShots>({{3, 2}, {0, 0}});
  record.up = {1, 0};
  record.pk = column_of<double>({0.9, 0.9});
  record.availability = {0.7, 0.7};
  record.aimed = {3};
  const double kill = with_odds(0.9, 0.5);
  const double north = with_odds(0.7, 2);
  const double south = with_odds(0.7, 5);
  const double expected = std::pow(kill / 0.9, 2) * (1 - kill) / 0.1 * (north / 0.7) * (1 - south) / 0.3;
  EXPECT_NEAR(std::exp(log_ratio(tables, tilt, record)), expected, 1e-12);
}

TEST(Tilt, IsFittedToWhatWasDrawn) {
  const Tables tables = raid();
  TrialRecord record;
  record.shots = column_of<MetShots>({{10, 5}, {0, 0}});
  record.up = {1, 0};
  record.pk = column_of<double>({0.9, 0.9});
  record.availability = {0.7, 0.7};
  record.aimed = {6};
  const Tilt tilt = fit_tilt(tables, {{record, 2.0}});
  const double kill = (5 + 10 * 0.5) / 20;  // its own ten rounds, and ten as all of the family's: half of both kill
  EXPECT_NEAR(with_odds(0.9, tilt.kill_odds(BatteryId(0), TypeId(0))), kill, 1e-6);
  EXPECT_NEAR(with_odds(0.9, tilt.kill_odds(BatteryId(1), TypeId(0))), 0.5, 1e-6);  // never fired: as the family
  // One of the system's two is up. Each was drawn once, and ten times more as the system.
  EXPECT_NEAR(with_odds(0.7, tilt.up_odds[BatteryId(0)]), (1 + 10 * 0.5) / 11, 1e-6);
  EXPECT_NEAR(with_odds(0.7, tilt.up_odds[BatteryId(1)]), (0 + 10 * 0.5) / 11, 1e-6);
}

TEST(Tilt, KeepsABetaAsWideAsItIs) {
  WeightedDraws draws;
  for (const double x : {0.29, 0.3, 0.31}) draws.add(x, 1);  // three that say where, and nothing of how wide
  const Distribution tilted = fit_distribution({Beta{8, 2}, 0, 1}, draws);
  EXPECT_NEAR(tilted.as<Beta>()->a, 3, 1e-12);
  EXPECT_NEAR(tilted.as<Beta>()->b, 7, 1e-12);
}

const std::vector<Distribution> tilted_kinds = {
    {Beta{8, 2}, 0, 1},     {Lognormal{2, 0.4}},    {Normal{0.7, 0.2}, 0, 1},
    {Gamma{3, 0.6}},        {Exponential{3}},       {Poisson{5, 2}},
    {Binomial{12, 0.7, 1}}, {UniformInt{8, 24}},    {Empirical{{0, 0, 6, 8, 10, 12, 16, 20, 24}}, 1, 20},
    {Uniform{2, 5}},        {Uniform{2, 5}, 3, 10},
};

/// Draws of which the mean lies so far below the plain one, in deviations.
WeightedDraws draws_below(const Distribution& plain, double deviations) {
  WeightedDraws draws;
  draws.add(mean(plain) - deviations * std::sqrt(variance(plain)), 1);
  return draws;
}

/// Mean over draws of a distribution, and its standard error.
template <class Function>
Estimate mean_over(const Distribution& distribution, const Function& of) {
  constexpr int number = 40'000;
  double sum = 0;
  double squares = 0;
  for (int i = 0; i < number; ++i) {
    Stream stream(TrialStreams(5, static_cast<std::uint32_t>(i)), {1, 0}, Purpose::study);
    const double x = of(sample(distribution, stream));
    sum += x;
    squares += x * x;
  }
  const double average = sum / number;
  return {average, std::sqrt((squares / number - average * average) / number)};
}

TEST(Tilt, OfADistributionIntegratesToOne) {
  for (const Distribution& plain : tilted_kinds) {
    SCOPED_TRACE(plain.law.index());
    const Distribution tilted = fit_distribution(plain, draws_below(plain, 0.6));
    const Estimate under_plain =
        mean_over(plain, [&](double x) { return std::exp(log_density_ratio(tilted, plain, x)); });
    EXPECT_NEAR(under_plain.value, 1, 3.5 * under_plain.standard_error);
    const Estimate under_tilted =
        mean_over(tilted, [&](double x) { return std::exp(-log_density_ratio(tilted, plain, x)); });
    EXPECT_NEAR(under_tilted.value, 1, 3.5 * under_tilted.standard_error);
    EXPECT_GT(under_tilted.standard_error, 0);  // it is tilted
  }
}

TEST(Tilt, OfADistributionHasTheMeanThatWasDrawn) {
  for (const Distribution& plain : tilted_kinds) {
    if (!has_moments(plain) || plain.as<Normal>() != nullptr) continue;  // one that is cut takes it before the cut
    SCOPED_TRACE(plain.law.index());
    const WeightedDraws draws = draws_below(plain, 0.6);
    const Estimate drawn = mean_over(fit_distribution(plain, draws), [](double x) { return x; });
    const double grain = plain.as<Empirical>() || plain.as<UniformInt>() ? 0.05 : 0;  // of 500 entries
    EXPECT_NEAR(drawn.value, draws.mean(), 3.5 * drawn.standard_error + grain);
  }
}

TEST(Tilt, OfAListKeepsEachValue) {
  const Empirical tilted = tilted_list({0, 0, 10}, 0.001);
  EXPECT_NEAR(share_of(tilted, 0), 500 / 501.0, 1e-12);
  EXPECT_NEAR(share_of(tilted, 10), 1 / 501.0, 1e-12);
  EXPECT_EQ(share_of(tilted, 5), 0);
  EXPECT_NEAR(share_of(tilted_list({0, 0, 10}, 10.0 / 3), 10), 1.0 / 3, 0.001);  // as it is
  EXPECT_EQ(share_of(tilted_list({7}, 3), 7), 1);
}

TEST(Importance, WeighsPlainTrialsByOne) {
  const Tables tables = raid();
  const ImportanceSampler sampler(tables, read_rare_event(tables.scenario, "leakers:all>=1"), 1,
                                  {{1 - plain_part, no_tilt(tables)}});
  const WeightedSums sums = sampler.sample(0, 500);
  EXPECT_NEAR(sums.weight, 500, 1e-9);
  // 0.09 for no battery, else 1 - 0.9^6.
  EXPECT_LT(std::abs(sums.estimate() - (0.09 + 0.91 * (1 - std::pow(0.9, 6)))), 3.5 * sums.standard_error());
}

TEST(Importance, IsUnbiasedUnderAnyTilt) {
  const Tables tables = raid();
  Tilt tilt = no_tilt(tables);
  tilt.kill_odds = column_of<double>({0.3, 0.4});
  tilt.up_odds = {0.5, 0.3};
  const ImportanceSampler sampler(tables, read_rare_event(tables.scenario, "leakers:all>=5"), 3, {{0.8, tilt}});
  const WeightedSums sums = sampler.sample(0, 4000);
  const double exact = 0.09 + 0.91 * (6 * std::pow(0.1, 5) * 0.9 + std::pow(0.1, 6));
  EXPECT_LT(std::abs(sums.estimate() - exact), 3.5 * sums.standard_error());
  EXPECT_LT(std::abs(sums.weight_z()), 3.5);
  EXPECT_LE(sums.largest[0], 1 / plain_part);
  EXPECT_GE(sums.largest[0], sums.largest[9]);
}

}  // namespace
}  // namespace bulwark
