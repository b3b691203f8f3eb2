// Every path that may be uncertain (model.md, section 9).
#include <gtest/gtest.h>

#include "support.h"

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

}  // namespace
}  // namespace bulwark
