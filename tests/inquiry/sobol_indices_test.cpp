// Sobol' indices of functions whose indices are known, with and without noise, and of raids whose leakage is a product.
#include "inquiry/sobol_indices.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "inquiry/sobol_design.h"
#include "trial/small_raid.h"

namespace bulwark {
namespace {

/// Products Π p_i of independent inputs uniform on [low, high]: all indices follow from the squared coefficients of
/// variation c_i. The last input has no effect.
struct Product {
  std::vector<std::pair<double, double>> ranges;

  std::vector<double> squared_variation() const {
    std::vector<double> c;
    for (const auto& [low, high] : ranges) c.push_back(std::pow((high - low) / (low + high), 2) / 3);
    return c;
  }
  /// Of the whole product, over its squared mean.
  double variance() const {
    double product = 1;
    for (const double c : squared_variation()) product *= 1 + c;
    return product - 1;
  }
  double first(std::size_t i) const { return i < ranges.size() ? squared_variation()[i] / variance() : 0; }
  double total(std::size_t i) const {
    if (i >= ranges.size()) return 0;
    const double c = squared_variation()[i];
    return c * (variance() + 1) / (1 + c) / variance();
  }
};

const Product product{{{0.5, 1.0}, {0.4, 0.8}, {0.8, 1.0}}};
constexpr std::size_t inputs = 4;

TEST(SobolIndices, TellAMetricThatIsTheSameEverywhereFromNoise) {
  const auto varies = [](const std::vector<std::int64_t>& at_ab) {
    const Series same{{}, {4, 4, 4}, {}};
    const SobolRow row = sobol_row({same, same, {{}, at_ab, {}}});
    return sobol_indices({row, row}, 1).varies;
  };
  EXPECT_FALSE(varies({4, 4, 4}));
  EXPECT_TRUE(varies({4, 5, 4}));
}

/// A row of the product, each point seen through `trials` Bernoulli trials of that probability with common draws.
SobolRow noisy_row(std::mt19937_64& engine, int trials) {
  std::vector<std::vector<double>> x(2, std::vector<double>(inputs, 0.5));
  for (auto& side : x) {
    for (std::size_t i = 0; i < product.ranges.size(); ++i) {
      side[i] = std::uniform_real_distribution<double>(product.ranges[i].first, product.ranges[i].second)(engine);
    }
  }
  std::vector<double> draws;
  for (int t = 0; t < trials; ++t) draws.push_back(std::uniform_real_distribution<double>(0, 1)(engine));
  std::vector<Series> points;
  for (std::size_t p = 0; p < inputs + 2; ++p) {
    double probability = 1;
    for (std::size_t i = 0; i < product.ranges.size(); ++i) probability *= x[p == 1 || p == i + 2 ? 1 : 0][i];
    Series series{{1, false, false}, {}, {}};
    for (const double draw : draws) series.x.push_back(draw < probability ? 1 : 0);
    points.push_back(series);
  }
  return sobol_row(points);
}

TEST(SobolIndices, AreUnbiasedAndCoverTheTruthThroughHeavyNoise) {
  // Five Bernoulli trials a point have ten times the variance that the inputs have.
  std::mt19937_64 engine(5);
  const int repetitions = 100;
  std::vector<double> first(inputs, 0);
  std::vector<double> total(inputs, 0);
  std::vector<double> first_squares(inputs, 0);
  std::vector<double> total_squares(inputs, 0);
  int covered = 0;
  for (int repetition = 0; repetition < repetitions; ++repetition) {
    std::vector<SobolRow> rows;
    for (int r = 0; r < 1000; ++r) rows.push_back(noisy_row(engine, 5));
    const SobolIndices indices = sobol_indices(rows, static_cast<std::uint64_t>(repetition));
    for (std::size_t i = 0; i < inputs; ++i) {
      first[i] += indices.first[i].value / repetitions;
      total[i] += indices.total[i].value / repetitions;
      first_squares[i] += std::pow(indices.first[i].value - product.first(i), 2) / repetitions;
      total_squares[i] += std::pow(indices.total[i].value - product.total(i), 2) / repetitions;
      if (i + 1 == inputs) continue;  // exactly 0, below
      const auto holds = [](const SobolIndex& index, double truth) {
        return index.interval && index.interval->low <= truth && truth <= index.interval->high ? 1 : 0;
      };
      covered += holds(indices.first[i], product.first(i)) + holds(indices.total[i], product.total(i));
    }
    EXPECT_EQ(indices.first.back().value, 0);
    EXPECT_EQ(indices.total.back().value, 0);
  }
  for (std::size_t i = 0; i < inputs; ++i) {
    EXPECT_NEAR(first[i], product.first(i), 4 * std::sqrt(first_squares[i] / repetitions)) << i;
    EXPECT_NEAR(total[i], product.total(i), 4 * std::sqrt(total_squares[i] / repetitions)) << i;
  }
  // 600 intervals, six a repetition that depend on each other: 3 standard errors as of 100 repetitions.
  RecordProperty("covered", covered);
  EXPECT_NEAR(covered / 600.0, 0.95, 3 * std::sqrt(0.95 * 0.05 / repetitions));
}

TEST(SobolIndices, OfARaidAreThoseOfItsProduct) {
  // Hits a trial: reliability · (1 - pk) · accuracy, each uniform; the reaction time does not matter.
  const Scenario scenario = testing::load_duel(
      {"threats.drone.accuracy=0.9", "threats.drone.reliability=0.9", "systems.sam.rounds=1",
       "uncertain={threats.drone.reliability: {uniform: [0.5, 1]}, systems.sam.pk.uav: {uniform: [0.2, 0.6]}, "
       "threats.drone.accuracy: {uniform: [0.8, 1]}, systems.sam.reaction: {uniform: [0 s, 1 s]}}"});
  const auto design = uncertain_inputs(scenario, 11);
  const auto result = run_sobol(*design, {{"leaked_hit", "all"}, 11, 2000, 40}, {2, nullptr, {}});
  EXPECT_EQ(design->names(), (std::vector<std::string>{"threats.drone.reliability", "systems.sam.pk.uav",
                                                       "threats.drone.accuracy", "systems.sam.reaction"}));
  EXPECT_NEAR(result.mean, 0.75 * 0.6 * 0.9, 0.01);
  EXPECT_NEAR(result.standard_deviation, 0.75 * 0.6 * 0.9 * std::sqrt(product.variance()), 0.005);
  for (std::size_t i = 0; i < inputs; ++i) {
    ASSERT_TRUE(result.first[i].interval);
    const auto half_width = [](const SobolIndex& index) { return (index.interval->high - index.interval->low) / 2; };
    EXPECT_NEAR(result.first[i].value, product.first(i), 1.5 * half_width(result.first[i])) << i;
    EXPECT_NEAR(result.total[i].value, product.total(i), 1.5 * half_width(result.total[i])) << i;
    EXPECT_LT(half_width(result.total[i]), 0.1);
  }
  EXPECT_EQ(result.total[3].value, 0);
  const auto again = run_sobol(*design, {{"leaked_hit", "all"}, 11, 2000, 40}, {1, nullptr, {}});
  EXPECT_EQ(again.first[0].value, result.first[0].value);
}

TEST(SobolIndices, OfWhatDoesNotVaryAreNone) {
  std::vector<SobolRow> rows(10, SobolRow{1, 1, 0, 0, {1}, {0}, {0}});
  const SobolIndices indices = sobol_indices(rows, 1);
  EXPECT_TRUE(std::isnan(indices.first[0].value));
  EXPECT_FALSE(indices.total[0].interval);
}

}  // namespace
}  // namespace bulwark
