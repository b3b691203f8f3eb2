// Every path that may be uncertain (model.md, section 9).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"
#include "tables/parameters.h"

namespace bulwark {
namespace {

struct Case {
  const char* path;
  const char* distribution;
  UncertainScope scope;
  UncertainField field;
};

class UncertainPath : public ::testing::TestWithParam<Case> {};

TEST_P(UncertainPath, IsResolved) {
  const Case& expected = GetParam();
  const LoadedScenario loaded =
      testing::load_small({"systems.sam.reload={rounds: 4, time: {normal: [9 min, 2 min]}, stock: 8}",
                           "uncertain." + std::string(expected.path) + "=" + expected.distribution});
  ASSERT_EQ(loaded.scenario.uncertain.size(), 1U);
  const UncertainParameter& parameter = loaded.scenario.uncertain[0];
  EXPECT_EQ(parameter.path, expected.path);
  EXPECT_EQ(parameter.scope, expected.scope);
  EXPECT_EQ(parameter.field, expected.field);
  EXPECT_EQ(parameter.key, expected.scope == UncertainScope::battery_key ? "north" : "");
  EXPECT_EQ(parameter.distribution.low, 0);
  const bool has_entry = expected.field == UncertainField::pk || expected.field == UncertainField::rate;
  EXPECT_EQ(parameter.entry, has_entry ? "uav" : "");
}

constexpr const char* share = "{normal: [0.8, 0.1]}";
constexpr const char* number = "{normal: [6, 2]}";
constexpr const char* time_s = "{normal: [6 s, 2 s]}";

INSTANTIATE_TEST_SUITE_P(
    All, UncertainPath,
    ::testing::Values(
        Case{"threats.drone.reliability", share, UncertainScope::type, UncertainField::reliability},
        Case{"threats.drone.accuracy", share, UncertainScope::type, UncertainField::accuracy},
        Case{"threats.drone.lethality", share, UncertainScope::type, UncertainField::lethality},
        Case{"raid.wave.count", number, UncertainScope::salvo, UncertainField::count},
        Case{"systems.sam.pk.uav", share, UncertainScope::system, UncertainField::pk},
        Case{"systems.sam.availability", share, UncertainScope::system, UncertainField::availability},
        Case{"systems.sam.channels", number, UncertainScope::system, UncertainField::channels},
        Case{"systems.sam.rounds", number, UncertainScope::system, UncertainField::rounds},
        Case{"systems.sam.reload.rounds", number, UncertainScope::system, UncertainField::reload_rounds},
        Case{"systems.sam.reload.stock", number, UncertainScope::system, UncertainField::reload_stock},
        Case{"systems.sam.reload.time", time_s, UncertainScope::system, UncertainField::reload_time},
        Case{"systems.sam.reaction", time_s, UncertainScope::system, UncertainField::reaction},
        Case{"systems.sam.assessment", time_s, UncertainScope::system, UncertainField::assessment},
        Case{"batteries.north.pk.uav", share, UncertainScope::battery_key, UncertainField::pk},
        Case{"batteries.north.reload.time", time_s, UncertainScope::battery_key, UncertainField::reload_time},
        Case{"jammers.city.rate.uav", "{normal: [3 /min, 1 /min]}", UncertainScope::jammer, UncertainField::rate}));

TEST(UncertainPath, OfARingIsOneForAllMembers) {
  const LoadedScenario loaded =
      testing::load_small({"batteries.north.count=3", "uncertain.batteries.north.channels={uniform_int: [1, 3]}"});
  ASSERT_EQ(loaded.scenario.uncertain.size(), 1U);
  EXPECT_EQ(loaded.scenario.uncertain[0].key, "north");
}

/// Share of all draws, each from a thin slice of equal probability, that the rounds of a battery become 0 with.
double share_of_none(const std::string& distribution, int slices) {
  const LoadedScenario loaded = testing::load_small({"uncertain.systems.sam.rounds=" + distribution});
  const Distribution& drawn = loaded.scenario.uncertain.at(0).distribution;
  const Binding binding = bind_uncertain(loaded.scenario).at(0);
  Parameters parameters = base_parameters(loaded.scenario);
  int none = 0;
  for (int i = 0; i < slices; ++i) {
    const double value = quantile(drawn, (i + 0.5) / slices);
    if (value < drawn.low || value > drawn.high) continue;  // would be drawn again
    apply(binding, value, parameters);
    none += parameters.rounds[BatteryId(0)] == 0 ? 1 : 0;
  }
  return static_cast<double>(none) / slices;
}

TEST(UncertainRounds, BelowOneHalfAreNoneAndNotDrawnAgain) {
  EXPECT_EQ(share_of_none("{uniform: [-2, 4]}", 1200), 2.5 / 6);
  EXPECT_EQ(share_of_none("{uniform_int: [-2, 4]}", 700), 3.0 / 7);
  EXPECT_EQ(share_of_none("{triangular: [-3, 0, 3]}", 1800), 1 - 2.5 * 2.5 / 18);
  EXPECT_EQ(share_of_none("{empirical: [-1, 2]}", 100), 0.5);
  EXPECT_EQ(share_of_none("{uniform_int: [-4, -1]}", 100), 1);
}

TEST(UncertainCounts, AllMayReachBelow0) {
  for (const char* path : {"raid.wave.count", "systems.sam.channels", "systems.sam.rounds", "batteries.north.rounds",
                           "systems.sam.reload.rounds", "systems.sam.reload.stock"}) {
    for (const char* distribution : {"{uniform: [-2, 4]}", "{uniform_int: [-2, 4]}", "{empirical: [-1, 2]}"}) {
      const LoadedScenario loaded = testing::load_small({"systems.sam.reload={rounds: 4, time: 9 min, stock: 8}",
                                                         "uncertain." + std::string(path) + "=" + distribution});
      ASSERT_EQ(loaded.scenario.uncertain.size(), 1U) << path;
      EXPECT_EQ(acceptance(loaded.scenario.uncertain[0].distribution), 1) << path << distribution;
    }
  }
}

TEST(UncertainCounts, OfANormalAreDrawnAgainBelow0) {
  const LoadedScenario loaded = testing::load_small({"uncertain.raid.wave.count={normal: [1, 2]}"});
  EXPECT_EQ(loaded.scenario.uncertain.at(0).distribution.low, 0);
}

TEST(UncertainCounts, OthersMayNotReachBelow0) {
  using ::testing::HasSubstr;
  EXPECT_THAT(testing::complaints({"raid.wave.count={uniform_int: [-2, 4]}"}), HasSubstr("draws reach below 0, to -2"));
  EXPECT_THAT(testing::complaints({"uncertain.systems.sam.reaction={uniform: [-2 s, 4 s]}"}),
              HasSubstr("draws reach below 0, to -2"));
  EXPECT_THAT(testing::complaints({"uncertain.raid.wave.count={uniform_int: [-2, 4.5]}"}),
              HasSubstr("'4.5' is not a whole number; expected a whole number from -1000000 to 1000000"));
}

}  // namespace
}  // namespace bulwark
