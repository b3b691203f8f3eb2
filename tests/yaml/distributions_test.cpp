// Distributions as written, and the range that their draws are cut to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "scenario/support.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

constexpr double infinity = std::numeric_limits<double>::infinity();

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
  const Distribution uniform = reaction("{uniform: [1 s, 2 min]}");
  EXPECT_EQ(uniform.kind, DistributionKind::uniform);
  EXPECT_EQ(uniform.a, 1);
  EXPECT_EQ(uniform.b, 120);
  const Distribution triangular = reaction("{triangular: [1 s, 2 s, 6 s]}");
  EXPECT_EQ(triangular.kind, DistributionKind::triangular);
  EXPECT_EQ(triangular.b, 2);
  EXPECT_EQ(triangular.c, 6);
  EXPECT_EQ(reaction("{exponential: 500 ms}").a, 0.5);
  const Distribution gamma = reaction("{gamma: {mean: 8 s, cv: 0.5}}");
  EXPECT_EQ(gamma.kind, DistributionKind::gamma);
  EXPECT_EQ(gamma.a, 8);
  EXPECT_EQ(gamma.b, 0.5);
  const Distribution lognormal = reaction("{lognormal: {median: 8 s, sigma: 0.3}}");
  EXPECT_EQ(lognormal.a, 8);
  EXPECT_EQ(lognormal.b, 0.3);
  EXPECT_EQ(reaction("{empirical: [4 s, 5 s, 9 s]}").values, (std::vector<double>{4, 5, 9}));
}

TEST(Distributions, APlainValueIsAConstant) {
  EXPECT_TRUE(reaction("7 s").is_constant());
  EXPECT_EQ(reaction("7 s").a, 7);
}

TEST(Distributions, OnlyANormalOfTimesIsCut) {
  const Distribution normal = reaction("{normal: [8 s, 4 s]}");
  EXPECT_EQ(normal.low, 0);
  EXPECT_EQ(normal.high, infinity);
  EXPECT_EQ(reaction("{uniform: [0 s, 2 s]}").low, -infinity);
  EXPECT_EQ(reaction("{lognormal: {median: 8 s, sigma: 0.3}}").low, -infinity);
}

TEST(Distributions, OfCountsArePlainNumbers) {
  EXPECT_EQ(count("{poisson: 120}").kind, DistributionKind::poisson);
  EXPECT_EQ(count("{poisson: 120}").a, 120);
  const Distribution binomial = count("{binomial: [40, 25 %]}");
  EXPECT_EQ(binomial.a, 40);
  EXPECT_EQ(binomial.b, 0.25);
  const Distribution integers = count("{uniform_int: [3, 12]}");
  EXPECT_EQ(integers.a, 3);
  EXPECT_EQ(integers.b, 12);
  EXPECT_EQ(count("{normal: [10, 4]}").low, 0);
}

TEST(Distributions, OfProbabilitiesAreCutToTheUnitInterval) {
  const Distribution uniform = uncertain_pk("{uniform: [50 %, 1.2]}");
  EXPECT_EQ(uniform.a, 0.5);
  EXPECT_EQ(uniform.low, 0);
  EXPECT_EQ(uniform.high, 1);
  EXPECT_EQ(uncertain_pk("{beta: [17, 3]}").kind, DistributionKind::beta);
}

TEST(Distributions, OfRatesCarryUnits) {
  const LoadedScenario loaded = testing::load_small({"uncertain.jammers.city.rate.uav={normal: [3 /min, 60 /h]}"});
  const Distribution& rate = loaded.scenario.uncertain.at(0).distribution;
  EXPECT_DOUBLE_EQ(rate.a, 0.05);
  EXPECT_DOUBLE_EQ(rate.b, 1 / 60.0);
  EXPECT_EQ(rate.low, 0);
}

TEST(Distributions, WithoutSpreadAreConstants) {
  for (const char* text : {"{uniform: [2 s, 2 s]}", "{triangular: [2 s, 2 s, 2 s]}", "{normal: [2 s, 0 s]}"}) {
    EXPECT_TRUE(reaction(text).is_constant()) << text;
    EXPECT_EQ(reaction(text).a, 2) << text;
  }
  EXPECT_EQ(reaction("{uniform: [0 s, 0 s]}").a, 0);
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
