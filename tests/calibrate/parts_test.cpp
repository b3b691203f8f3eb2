// The parts of a calibration by hand: reports, weights, the prior's map, the self-check.
#include <gmock/gmock.h>

#include <numeric>

#include "calibrate/small_record.h"
#include "calibrate/weights.h"
#include "distributions/distribution.h"

namespace bulwark {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

TEST(Reporting, PutsFatesTogetherAsTheRegimeDoes) {
  const FamilyCounts counts{100, 40, 35};
  ReportedFamily family;
  const auto means = [&](Regime regime) { return report_means(counts, regime, family).of; };
  EXPECT_THAT(means(Regime::hard_kills), ElementsAre(0.4, 0.6, 0));
  EXPECT_THAT(means(Regime::together), ElementsAre(0.75, 0.25, 0));
  EXPECT_THAT(means(Regime::apart), ElementsAre(0.4, 0.35, 0.25));
  family.misreported = 0.3;
  EXPECT_THAT(means(Regime::apart),
              ElementsAre(DoubleNear(0.38, 1e-12), DoubleNear(0.345, 1e-12), DoubleNear(0.275, 1e-12)));
  EXPECT_THAT(counts_of({0, 10, 4, 3}, Regime::apart).of, ElementsAre(4, 3, 3));
  EXPECT_THAT(counts_of({0, 10, 4, 0}, Regime::together).of, ElementsAre(4, 6, 0));
}

TEST(Reporting, KnowsNothingOfAFamilyThatDidNotFly) {
  EXPECT_THAT(report_means({0, 0, 0}, Regime::together, {}).of, ElementsAre(0.5, 0.5, 0));
}

/// Sums over all reports of 12 in three fates, or two.
struct Sums {
  double all = 0;
  double mean = 0;
  double square = 0;
};

Sums sums_of(const ByFate<double>& means, double correlation, std::uint32_t n) {
  Sums sums;
  for (std::uint32_t a = 0; a <= n; ++a) {
    for (std::uint32_t b = 0; a + b <= n; ++b) {
      if (means.fates == 2 && a + b < n) continue;
      const double p = std::exp(log_probability({{{a, b, n - a - b}}, means.fates}, means, correlation));
      sums.all += p;
      sums.mean += p * a;
      sums.square += p * a * a;
    }
  }
  return sums;
}

TEST(Reporting, HasTheMomentsOfItsHeader) {
  for (const std::size_t fates : {2U, 3U}) {
    for (const double correlation : {0.0, 0.03, 0.4}) {
      const ByFate<double> means{fates == 2 ? std::array{0.3, 0.7, 0.0} : std::array{0.3, 0.2, 0.5}, fates};
      const Sums sums = sums_of(means, correlation, 12);
      EXPECT_NEAR(sums.all, 1, 1e-12);
      EXPECT_NEAR(sums.mean, 12 * 0.3, 1e-11);
      EXPECT_NEAR(sums.square - sums.mean * sums.mean, 12 * 0.3 * 0.7 * (1 + 11 * correlation), 1e-10);
    }
  }
}

TEST(Reporting, HasTheLawOfOneFate) {
  for (const std::uint32_t n : {1U, 7U, 450U}) {
    for (const double mean : {0.0, 1e-6, 0.07, 0.5, 0.995, 1.0}) {
      for (const double correlation : {0.0, 0.03, 0.9}) {
        const std::vector<double> law = fate_law(n, mean, correlation);
        ASSERT_EQ(law.size(), n + 1);
        EXPECT_NEAR(std::accumulate(law.begin(), law.end(), 0.0), 1, 1e-10) << n << " " << mean << " " << correlation;
        for (std::uint32_t c = 0; c <= n; c += n > 10 ? 50 : 1) {
          const ByFate<double> means{{mean, 1 - mean}, 2};
          const double p = std::exp(log_probability({{c, n - c}, 2}, means, correlation));
          EXPECT_NEAR(law[c], p, 1e-10 * (1 + p)) << n << " " << mean << " " << correlation << " " << c;
        }
      }
    }
  }
}

TEST(Reporting, DrawsWhatItSays) {
  const ByFate<double> means{{0.3, 0.2, 0.5}, 3};
  constexpr int n = 4000;
  double first = 0;
  double square = 0;
  double second = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    Stream stream(TrialStreams(1, i), {hash_name("test"), 0}, Purpose::study);
    const ByFate<std::uint32_t> drawn = draw_report(40, means, 0.2, stream);
    EXPECT_EQ(drawn.of[0] + drawn.of[1] + drawn.of[2], 40U);
    first += drawn.of[0];
    square += drawn.of[0] * drawn.of[0];
    second += drawn.of[1];
  }
  const double variance = 40 * 0.3 * 0.7 * (1 + 39 * 0.2);
  EXPECT_NEAR(first / n, 12, 4 * std::sqrt(variance / n));
  EXPECT_NEAR(second / n, 8, 4 * std::sqrt(40 * 0.2 * 0.8 * (1 + 39 * 0.2) / n));
  EXPECT_NEAR(square / n - 144, variance, 0.15 * variance);
}

TEST(Weights, AreWorthWhatTheySay) {
  EXPECT_DOUBLE_EQ(effective_size({0.25, 0.25, 0.25, 0.25}), 4);
  EXPECT_DOUBLE_EQ(effective_size({1, 0, 0, 0}), 1);
  const NormalisedWeights two = normalised({std::log(1e-300) * 2, std::log(1e-300) * 2 + std::log(3.0)});
  EXPECT_NEAR(two.weights[1], 0.75, 1e-12);
  EXPECT_NEAR(two.log_mean, std::log(1e-300) * 2 + std::log(2.0), 1e-9);
  EXPECT_THAT(resample({0.5, 0.0, 0.25, 0.25}, 4, 0.5), ElementsAre(0, 0, 2, 3));
  EXPECT_THAT(resample({0.3, 0.7}, 2, 0.9), ElementsAre(1, 1));
  EXPECT_EQ(weighted_quantile({3, 1, 2}, {0.2, 0.5, 0.3}, 0.5), 1);
  EXPECT_EQ(weighted_quantile({3, 1, 2}, {0.2, 0.5, 0.3}, 0.51), 2);
}

TEST(Weights, HaveTheShapeOfTheirTail) {
  for (const double shape : {0.2, 0.5, 1.0}) {
    std::vector<double> weights;
    constexpr int n = 10'000;
    for (int i = 0; i < n; ++i) weights.push_back(std::pow((i + 0.5) / n, -shape));
    EXPECT_NEAR(pareto_shape(weights), shape, 0.06) << shape;
  }
  EXPECT_LT(pareto_shape(std::vector<double>(1000, 0.001)), 0);
  std::vector<double> tied(1000, 0.001);  // as of one trial a draw, whose shares are few
  for (std::size_t i = 0; i < 990; ++i) tied[i] = i < 500 ? 0.0005 : 0.0015;
  EXPECT_LT(pareto_shape(tied), 0);
}

/// Mean of a prior's values at the middles of 20,000 equal parts.
double mean_by_quantiles(const Distribution& distribution) {
  constexpr int n = 20'000;
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += cut_quantile(distribution, (i + 0.5) / n);
  return sum / n;
}

TEST(Prior, HasTheDrawsOfItsDistributions) {
  const std::vector<Distribution> all{{Beta{6, 4}, 0, 1},       {Gamma{2, 0.6}, 0}, {Normal{1, 1}, 0},
                                      {UniformInt{0, 12}},      {Poisson{3}},       {Binomial{8, 0.3}},
                                      {Empirical{{0, 0, 6, 8}}}};
  for (const Distribution& one : all) {
    const double tolerance = 0.003 * (mean(one) + std::sqrt(variance(one)));
    EXPECT_NEAR(mean_by_quantiles(one), mean(one), tolerance) << one.law.index();
  }
  const Distribution cut{Exponential{0.3}, 0, 1};
  EXPECT_NEAR(Exponential{0.3}.cdf(cut_quantile(cut, 0.25)), 0.25 * acceptance(cut), 1e-12);
}

/// A bank of the binomial scenario without its trials: counts drawn from pk directly.
std::vector<BankDraw> bank_of(std::uint32_t draws) {
  std::vector<BankDraw> bank(draws);
  for (std::uint32_t j = 0; j < draws; ++j) {
    Stream stream(TrialStreams(5, j), {hash_name("bank"), 0}, Purpose::study);
    const double pk = stream.unit();
    std::uint32_t kills = 0;
    for (int i = 0; i < 50; ++i) kills += stream.unit() < pk ? 1U : 0U;
    bank[j] = {{pk}, {pk}, {{50, kills, 0}}};
  }
  return bank;
}

TEST(SelfCheck, FindsUniformRanksAndNoticesAWrongPrior) {
  ReportedFamily family;
  family.correlation = 0.05;
  const std::vector<ReportedFamily> families{family};
  const std::vector<ReportedRaid> raids{{"one", Regime::together, {{0, 100, 50, 0}}}};
  std::vector<BankDraw> bank = bank_of(800);
  const SelfCheckQuery query{families, raids, 9, 1, 50};
  const SelfCheck right = check_itself(query, bank, {2, nullptr, {}});
  EXPECT_EQ(right.replicates, 200U);
  EXPECT_GT(right.counted, 150U);
  EXPECT_GT(right.p_values[0], 0.001);
  for (std::uint32_t j = 0; j < 200; ++j) bank[j].values[0] += 0.15;  // truths that are not where they are said to be
  EXPECT_LT(check_itself(query, bank, {2, nullptr, {}}).p_values[0], 1e-4);
}

TEST(SelfCheck, CountsHowManyRecordsAreNoMoreProbable) {
  SelfCheck check;
  check.log_evidences = {-5, -4, -3, -2};
  EXPECT_DOUBLE_EQ(check.conflict_p(-3.5), 0.6);
  EXPECT_DOUBLE_EQ(check.conflict_p(-9), 0.2);
}

}  // namespace
}  // namespace bulwark
