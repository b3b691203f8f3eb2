// What is drawn follows the law that the format promises: mean, variance and the whole distribution function.
#include "distributions/distribution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "random/stream.h"

namespace bulwark {
namespace {

constexpr std::size_t draws = 100'000;
constexpr double z_limit = 4.5;

std::vector<double> sorted_draws(const Distribution& d) {
  std::vector<double> values;
  for (std::uint32_t trial = 0; trial < draws; ++trial) {
    Stream stream(TrialStreams(2026, trial), {17, 0}, Purpose::uncertain);
    values.push_back(sample(d, stream));
  }
  std::sort(values.begin(), values.end());
  return values;
}

struct Law {
  std::string name;
  Distribution distribution;
  double mean;
  double variance;
  std::function<double(double)> cdf;
};

Distribution cut(Distribution d, double low, double high) {
  d.low = low;
  d.high = high;
  return d;
}

double normal_cdf(double z) {
  return std::erfc(-z / std::sqrt(2.0)) / 2;
}

/// A normal cut at 0 below, by numerical integration of its density.
Law cut_normal(double mu, double sd) {
  const auto density = [=](double x) { return std::exp(-(x - mu) * (x - mu) / (2 * sd * sd)); };
  double mass = 0;
  double first = 0;
  double second = 0;
  const double step = sd / 1000;
  for (double x = step / 2; x < mu + 12 * sd; x += step) {
    mass += density(x);
    first += x * density(x);
    second += x * x * density(x);
  }
  const double m = first / mass;
  const double at_zero = normal_cdf(-mu / sd);
  const auto cdf = [=](double x) { return x <= 0 ? 0 : (normal_cdf((x - mu) / sd) - at_zero) / (1 - at_zero); };
  return {"normal cut at 0", cut(Distribution{Normal{mu, sd}}, 0, 1e300), m, second / mass - m * m, cdf};
}

std::vector<Law> laws() {
  namespace bm = boost::math;
  return {
      {"uniform", Distribution{Uniform{2, 6}}, 4, 16.0 / 12, [](double x) { return (x - 2) / 4; }},
      {"triangular", Distribution{Triangular{1, 2, 5}}, 8.0 / 3, (1 + 4 + 25 - 2 - 10 - 5) / 18.0,
       [](double x) { return x < 2 ? (x - 1) * (x - 1) / 4 : 1 - (5 - x) * (5 - x) / 12; }},
      {"normal", Distribution{Normal{3, 2}}, 3, 4, [](double x) { return normal_cdf((x - 3) / 2); }},
      cut_normal(1, 2),
      {"lognormal", Distribution{Lognormal{8, 0.3}}, 8 * std::exp(0.045), 64 * std::exp(0.09) * std::expm1(0.09),
       [](double x) { return bm::cdf(bm::lognormal(std::log(8.0), 0.3), x); }},
      {"exponential", Distribution{Exponential{5}}, 5, 25, [](double x) { return -std::expm1(-x / 5); }},
      {"gamma", Distribution{Gamma{6, 0.5}}, 6, 9,
       [](double x) { return bm::cdf(bm::gamma_distribution<>(4, 1.5), x); }},
      {"gamma of a large spread", Distribution{Gamma{6, 1.6}}, 6, 92.16,
       [](double x) { return bm::cdf(bm::gamma_distribution<>(1 / 2.56, 6 * 2.56), x); }},
      {"beta", Distribution{Beta{17, 3}}, 0.85, 51.0 / (400 * 21),
       [](double x) { return bm::cdf(bm::beta_distribution<>(17, 3), x); }},
      {"poisson", Distribution{Poisson{4.5}}, 4.5, 4.5, [](double x) { return bm::cdf(bm::poisson(4.5), x); }},
      {"poisson of a large mean", Distribution{Poisson{120}}, 120, 120,
       [](double x) { return bm::cdf(bm::poisson(120), x); }},
      {"binomial", Distribution{Binomial{20, 0.3}}, 6, 4.2, [](double x) { return bm::cdf(bm::binomial(20, 0.3), x); }},
      {"uniform_int", Distribution{UniformInt{3, 8}}, 5.5, 35.0 / 12, [](double x) { return (x - 2) / 6; }},
      {"empirical", Distribution{Empirical{{1, 2, 2, 7}}}, 3, (1 + 4 + 4 + 49) / 4.0 - 9,
       [](double x) { return x < 2   ? 0.25
                             : x < 7 ? 0.75
                                     : 1; }},
  };
}

class DistributionLaw : public ::testing::TestWithParam<std::size_t> {};

TEST_P(DistributionLaw, HoldsForMeanVarianceAndDistributionFunction) {
  const Law law = laws()[GetParam()];
  SCOPED_TRACE(law.name);
  const std::vector<double> values = sorted_draws(law.distribution);
  double sum = 0;
  for (const double x : values) sum += x - law.mean;
  double squares = 0;
  double fourth = 0;
  for (const double x : values) {
    const double d2 = (x - law.mean) * (x - law.mean);
    squares += d2;
    fourth += d2 * d2;
  }
  const double n = static_cast<double>(draws);
  EXPECT_NEAR(sum / n, 0, z_limit * std::sqrt(law.variance / n));
  const double variance_error = std::sqrt((fourth / n - law.variance * law.variance) / n);
  EXPECT_NEAR(squares / n, law.variance, z_limit * variance_error);
  EXPECT_NEAR(mean(law.distribution), law.mean, 1e-5 * law.mean);
  EXPECT_NEAR(variance(law.distribution), law.variance, 1e-5 * law.variance);

  // Kolmogorov's distance; 2.2/sqrt(n) is passed with probability 1e-4. Only the last of equal values counts.
  double distance = 0;
  for (std::size_t k = 0; k < draws; ++k) {
    if (k + 1 < draws && values[k + 1] == values[k]) continue;
    distance = std::max(distance, std::abs(static_cast<double>(k + 1) / n - law.cdf(values[k])));
  }
  EXPECT_LT(distance, 2.2 / std::sqrt(n));
}

INSTANTIATE_TEST_SUITE_P(All, DistributionLaw, ::testing::Range<std::size_t>(0, laws().size()));

TEST(Distribution, ConstantIsItself) {
  Stream stream(TrialStreams(1, 1), {1, 0}, Purpose::uncertain);
  EXPECT_EQ(sample(Distribution::constant_of(3.25), stream), 3.25);
  EXPECT_EQ(mean(Distribution::constant_of(3.25)), 3.25);
}

TEST(Distribution, MeanOfACutNormalLiesAboveItsParameter) {
  // mu = 0 cut at 0: half-normal, sd·sqrt(2/pi).
  EXPECT_NEAR(mean(cut(Distribution{Normal{0, 3}}, 0, 1e300)), 3 * std::sqrt(2 / 3.14159265358979), 1e-12);
  // Cut on both sides symmetrically: nothing moves.
  EXPECT_NEAR(mean(cut(Distribution{Normal{0.5, 0.4}}, 0, 1)), 0.5, 1e-12);
}

TEST(Distribution, AcceptanceIsTheMassInside) {
  EXPECT_NEAR(acceptance(cut(Distribution{Normal{0, 1}}, 0, 1e300)), 0.5, 1e-12);
  EXPECT_NEAR(acceptance(cut(Distribution{Uniform{0, 4}}, 1, 2)), 0.25, 1e-12);
  EXPECT_NEAR(acceptance(cut(Distribution{UniformInt{0, 9}}, 2, 4)), 0.3, 1e-12);  // limits included
  EXPECT_NEAR(acceptance(cut(Distribution{Exponential{2}}, 2, 1e300)), std::exp(-1.0), 1e-12);
  EXPECT_NEAR(acceptance(cut(Distribution{Binomial{2, 0.5}}, 1, 2)), 0.75, 1e-12);
  EXPECT_NEAR(acceptance(cut(Distribution{Poisson{1}}, 1, 1e300)), 1 - std::exp(-1.0), 1e-12);
  EXPECT_EQ(acceptance(cut(Distribution{Uniform{2, 3}}, 0, 1)), 0);
  EXPECT_EQ(acceptance(Distribution{Beta{2, 2}}), 1);
}

TEST(Distribution, CutDrawsStayInsideAndKeepTheirShape) {
  const Distribution d = cut(Distribution{Uniform{0, 4}}, 1, 2);
  const std::vector<double> values = sorted_draws(d);
  EXPECT_GE(values.front(), 1);
  EXPECT_LE(values.back(), 2);
  EXPECT_NEAR(values[draws / 2], 1.5, z_limit * 0.5 / std::sqrt(static_cast<double>(draws)));
}

TEST(Distribution, UpperBoundIsNeverPassed) {
  for (const Law& law : laws()) {
    Distribution d = law.distribution;
    EXPECT_LE(sorted_draws(d).back(), upper_bound(d)) << law.name;
  }
  EXPECT_EQ(upper_bound(Distribution{Triangular{1, 2, 5}}), 5);
  EXPECT_TRUE(std::isinf(upper_bound(Distribution{Lognormal{1, 1}})));
}

/// Kinds that keep their shape: every value is multiplied, or moved by the same.
TEST(Distribution, IsScaledAndMovedAsAWhole) {
  const std::vector<Distribution> whole = {
      {Constant{3}}, {Uniform{2, 6}}, {Triangular{1, 2, 5}}, {Normal{3, 2}}, {Empirical{{1, 2, 2, 7}}}};
  for (const Distribution& d : whole) {
    EXPECT_NEAR(mean(moved(d, 1.5)), mean(d) + 1.5, 1e-12);
    EXPECT_NEAR(variance(moved(d, 1.5)), variance(d), 1e-12);
    EXPECT_NEAR(quantile(scaled(d, 0.5), 0.3), 0.5 * quantile(d, 0.3), 1e-12);
  }
  EXPECT_EQ(mean(moved({UniformInt{2, 5}}, 1)), 4.5);
}

/// One more is one more in every draw, also of counts that could be made larger on average in other ways.
TEST(Distribution, CountsAreMovedDrawByDraw) {
  for (const Distribution& d : {Distribution{Binomial{15, 0.67}}, Distribution{Binomial{20, 0}},
                                Distribution{Poisson{4.5}}, Distribution{UniformInt{2, 5}}}) {
    const Distribution more = moved(d, 1);
    EXPECT_NEAR(mean(more), mean(d) + 1, 1e-12);
    EXPECT_NEAR(variance(more), variance(d), 1e-12);
    EXPECT_EQ(upper_bound(more), upper_bound(d) + 1);
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
      Stream of_more(TrialStreams(seed, 0), {17, 0}, Purpose::uncertain);
      Stream of_d(TrialStreams(seed, 0), {17, 0}, Purpose::uncertain);
      const double value = sample(d, of_d);
      EXPECT_EQ(sample(more, of_more), value + 1);
      EXPECT_NEAR(acceptance({more.law, -no_limit, value + 1}), acceptance({d.law, -no_limit, value}), 1e-12);
    }
  }
}

/// The others keep what they may not lose: values down to 0, shares.
TEST(Distribution, IsMovedByItsMeanWhereItsKindAsksForThat) {
  for (const Distribution& d :
       {Distribution{Lognormal{8, 0.3}}, Distribution{Exponential{5}}, Distribution{Gamma{6, 0.5}}}) {
    EXPECT_NEAR(mean(moved(d, 2)), mean(d) + 2, 1e-12);
    EXPECT_EQ(acceptance(Distribution{moved(d, 2).law, 0, no_limit}), 1);
  }
  EXPECT_GT(mean(moved({Beta{2, 2}}, 0.1)), 0.5);
}

TEST(Distribution, SaysWhetherItsMomentsAreThoseOfWhatIsDrawn) {
  EXPECT_TRUE(has_moments(cut({Normal{0, 1}}, 0, 1e300)));
  EXPECT_TRUE(has_moments(cut({Uniform{0, 1}}, 0, 1)));
  EXPECT_FALSE(has_moments(cut({Gamma{1, 1}}, 0, 1)));
}

TEST(Distribution, UniformIntReachesBothEnds) {
  const std::vector<double> values = sorted_draws(Distribution{UniformInt{3, 8}});
  EXPECT_EQ(values.front(), 3);
  EXPECT_EQ(values.back(), 8);
}

}  // namespace
}  // namespace bulwark
