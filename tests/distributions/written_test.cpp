// Distributions as written, and the range that their draws are cut to.
#include "distributions/written.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "format/support.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The parameters of what must be of the kind; those of none where it is not.
template <class Kind>
Kind as(const Distribution& distribution) {
  const Kind* kind = distribution.as<Kind>();
  EXPECT_NE(kind, nullptr);
  return kind != nullptr ? *kind : Kind();
}

Distribution reaction(const std::string& text) {
  return testing::load_small({"systems.sam.reaction=" + text}).scenario.systems[SystemId(0)].unit.reaction_s;
}

Distribution count(const std::string& text) {
  return testing::load_small({"raid.wave.count=" + text}).scenario.salvos[SalvoId(0)].count;
}

Distribution uncertain_pk(const std::string& text) {
  return testing::load_small({"uncertain.systems.sam.pk.uav=" + text}).scenario.uncertain.at(0).distribution;
}

TEST(Distributions, OfTimesCarryUnits) {
  const auto uniform = as<Uniform>(reaction("{uniform: [1 s, 2 min]}"));
  EXPECT_EQ(uniform.low, 1);
  EXPECT_EQ(uniform.high, 120);
  const auto triangular = as<Triangular>(reaction("{triangular: [1 s, 2 s, 6 s]}"));
  EXPECT_EQ(triangular.mode, 2);
  EXPECT_EQ(triangular.high, 6);
  EXPECT_EQ(as<Exponential>(reaction("{exponential: 500 ms}")).mu, 0.5);
  const auto gamma = as<Gamma>(reaction("{gamma: {mean: 8 s, cv: 0.5}}"));
  EXPECT_EQ(gamma.mu, 8);
  EXPECT_EQ(gamma.cv, 0.5);
  const auto lognormal = as<Lognormal>(reaction("{lognormal: {median: 8 s, sigma: 0.3}}"));
  EXPECT_EQ(lognormal.median, 8);
  EXPECT_EQ(lognormal.sigma, 0.3);
  EXPECT_EQ(as<Empirical>(reaction("{empirical: [4 s, 5 s, 9 s]}")).values, (std::vector<double>{4, 5, 9}));
}

TEST(Distributions, APlainValueIsAConstant) {
  EXPECT_TRUE(reaction("7 s").is_constant());
  EXPECT_EQ(as<Constant>(reaction("7 s")).value, 7);
}

TEST(Distributions, OnlyANormalOfTimesIsCut) {
  const Distribution normal = reaction("{normal: [8 s, 4 s]}");
  EXPECT_EQ(normal.low, 0);
  EXPECT_EQ(normal.high, infinity);
  EXPECT_EQ(reaction("{uniform: [0 s, 2 s]}").low, -infinity);
  EXPECT_EQ(reaction("{lognormal: {median: 8 s, sigma: 0.3}}").low, -infinity);
}

TEST(Distributions, OfCountsArePlainNumbers) {
  EXPECT_EQ(as<Poisson>(count("{poisson: 120}")).mu, 120);
  const auto binomial = as<Binomial>(count("{binomial: [40, 25 %]}"));
  EXPECT_EQ(binomial.n, 40);
  EXPECT_EQ(binomial.p, 0.25);
  const auto integers = as<UniformInt>(count("{uniform_int: [3, 12]}"));
  EXPECT_EQ(integers.low, 3);
  EXPECT_EQ(integers.high, 12);
  EXPECT_EQ(count("{normal: [10, 4]}").low, 0);
}

TEST(Distributions, OfProbabilitiesAreCutToTheUnitInterval) {
  const Distribution uniform = uncertain_pk("{uniform: [50 %, 1.2]}");
  EXPECT_EQ(as<Uniform>(uniform).low, 0.5);
  EXPECT_EQ(uniform.low, 0);
  EXPECT_EQ(uniform.high, 1);
  EXPECT_EQ(as<Beta>(uncertain_pk("{beta: [17, 3]}")).a, 17);
}

TEST(Distributions, OfRatesCarryUnits) {
  const LoadedScenario loaded = testing::load_small({"uncertain.jammers.city.rate.uav={normal: [3 /min, 60 /h]}"});
  const Distribution& rate = loaded.scenario.uncertain.at(0).distribution;
  EXPECT_DOUBLE_EQ(as<Normal>(rate).mu, 0.05);
  EXPECT_DOUBLE_EQ(as<Normal>(rate).sd, 1 / 60.0);
  EXPECT_EQ(rate.low, 0);
}

TEST(Distributions, WithoutSpreadAreConstants) {
  for (const char* text : {"{uniform: [2 s, 2 s]}", "{triangular: [2 s, 2 s, 2 s]}", "{normal: [2 s, 0 s]}"}) {
    EXPECT_TRUE(reaction(text).is_constant()) << text;
    EXPECT_EQ(as<Constant>(reaction(text)).value, 2) << text;
  }
  EXPECT_EQ(as<Constant>(reaction("{uniform: [0 s, 0 s]}")).value, 0);
  EXPECT_EQ(mean(count("{uniform_int: [2, 2]}")), 2);
  EXPECT_EQ(acceptance(uncertain_pk("{uniform: [1, 1]}")), 1);
  EXPECT_THAT(testing::complaints({"systems.sam.reaction={normal: [-2 s, 0 s]}"}), HasSubstr("draws reach below 0"));
  EXPECT_THAT(testing::complaints({"uncertain.systems.sam.pk.uav={normal: [1.2, 0]}"}),
              HasSubstr("fewer than 1 draw in 1,000"));
}

TEST(Distributions, CutToLessThanOneDrawInAThousandAreRefused) {
  EXPECT_THAT(testing::complaints({"raid.wave.count={normal: [-10, 2]}"}), HasSubstr("fewer than 1 draw in 1,000"));
  EXPECT_EQ(testing::complaints({"raid.wave.count={normal: [-2, 2]}"}), "loaded");
}

}  // namespace
}  // namespace bulwark
