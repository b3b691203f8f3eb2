// `--set PATH=VALUE`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Overrides, SplitAtTheFirstEqualsSign) {
  const Override override = parse_override("assets.plant.kind=a=b");
  EXPECT_EQ(override.path, "assets.plant.kind");
  EXPECT_EQ(override.value, "a=b");
  EXPECT_EQ(parse_override(" trials = 5").path, "trials");
}

TEST(Overrides, OfAnotherFormAreRefused) {
  for (const char* argument : {"", "trials", "=5", "a..b=5", ".a=5", "a.=5"}) {
    try {
      parse_override(argument);
      ADD_FAILURE() << argument;
    } catch (const InputErrors& errors) {
      EXPECT_THAT(errors.what(), StartsWith("--set: '" + std::string(argument) + "' is not of the form PATH=VALUE"));
    }
  }
}

TEST(Overrides, ThatAreNoTextAreRefusedAndNotEchoed) {
  for (const char* argument : {"tri\xD6ls=5", "tri\x1B[31mals=5", "tri\nals=5", "trials=\x80"}) {
    try {
      parse_override(argument);
      ADD_FAILURE() << argument;
    } catch (const InputErrors& errors) {
      EXPECT_STREQ(errors.what(), "--set: not a text in UTF-8 without control characters; expected PATH=VALUE");
    }
  }
}

TEST(Overrides, ReplaceAndCreateKeys) {
  const Scenario scenario =
      testing::load_small({"systems.sam.channels=6", "seed=18446744073709551615", "command.latency=5 s",
                           "command.discrimination.decoy_as_real=80 %", "batteries.north.rounds=3"})
          .scenario;
  EXPECT_EQ(scenario.systems[SystemId(0)].unit.channels, 6);
  EXPECT_EQ(scenario.seed, 18446744073709551615U);
  EXPECT_EQ(scenario.command.latency_s, 5);
  EXPECT_EQ(scenario.command.decoy_as_real, 0.8);
  EXPECT_EQ(scenario.batteries[BatteryId(0)].unit.rounds, 3);
  EXPECT_EQ(scenario.systems[SystemId(0)].unit.rounds, 8);
}

TEST(Overrides, OfATextThatIsReadOftenLeaveItAsItIs) {
  const ScenarioText text(testing::small_scenario(), "small.yaml");
  const auto channels = [&](const std::vector<Override>& overrides) {
    return text.with(overrides).scenario.systems[SystemId(0)].unit.channels;
  };
  const int own = channels({});
  EXPECT_EQ(channels({{"systems.sam.channels", "6"}}), 6);
  EXPECT_EQ(channels({{"systems.sam.rounds", "9"}}), own);
  for (const char* value : {"-1", "-2"}) {
    try {
      text.with({{"systems.sam.rounds", "9"}, {"systems.sam.channels", value}});
      ADD_FAILURE() << value;
    } catch (const InputErrors& errors) {
      ASSERT_EQ(errors.errors().size(), 1U);
      EXPECT_EQ(errors.errors()[0].file, "--set systems.sam.channels");
      EXPECT_THAT(errors.errors()[0].message, HasSubstr(value));
    }
  }
}

TEST(Overrides, TakeFlowValuesAndElementsOfLists) {
  const Scenario scenario = testing::load_small({"raid.wave.from={bearing: 0 deg, range: 70 km}",
                                                 "raid.wave.via=[[60 km, 10 km], [30 km, 5 km]]",
                                                 "raid.wave.via.1=[31 km, 6 km]", "raid.wave.via.0.1=11 km"})
                                .scenario;
  const Salvo& wave = scenario.salvos[SalvoId(0)];
  EXPECT_EQ(wave.origin_m, Vector2(0, 70e3));
  EXPECT_EQ(wave.waypoints_m.at(0), Vector2(60e3, 11e3));
  EXPECT_EQ(wave.waypoints_m.at(1), Vector2(31e3, 6e3));
}

TEST(Overrides, TheLastOfTwoHolds) {
  EXPECT_EQ(testing::load_small({"trials=5", "trials=7"}).scenario.trials, 7U);
}

TEST(Overrides, OfUncertainParametersHaveDotsInTheirKey) {
  const Scenario scenario = testing::load_small({"uncertain.systems.sam.pk.uav={beta: [17, 3]}"}).scenario;
  ASSERT_EQ(scenario.uncertain.size(), 1U);
  EXPECT_EQ(scenario.uncertain[0].path, "systems.sam.pk.uav");
}

TEST(Overrides, AreNamedInErrorsWithTheColumnInTheirValue) {
  EXPECT_EQ(testing::complaints({"raid.wave.launch={at: 0 s, offset: {uniform: 40}}"}),
            "--set raid.wave.launch:1:29: raid.wave.launch.offset.uniform: '40' has no unit; expected a time, as "
            "'40 s', '40 ms', '40 min', '40 h' or '40 d'");
  EXPECT_EQ(testing::complaints({"systems.sam.chanels=6"}),
            "--set systems.sam.chanels:1:1: systems.sam.chanels: unknown key 'chanels'; did you mean 'channels'?");
  EXPECT_THAT(testing::complaints({"trials=[1"}), StartsWith("--set trials:1:1: "));
  EXPECT_THAT(testing::complaints({"trials="}), HasSubstr("--set trials:1:1: trials: has no value"));
}

TEST(Overrides, OfAMissingKeyPointAtTheMap) {
  EXPECT_EQ(
      testing::complaints({"batteries.south.system=sam"}),
      "--set batteries.south.system:1:1: batteries.south.position: missing; expected a position, as [5 km, 12 km]");
}

TEST(Overrides, MayNotLeadIntoAValueOrOutOfAList) {
  EXPECT_THAT(testing::complaints({"raid.wave.count.poisson=5"}),
              HasSubstr("raid.wave.count is the value '10', not a map"));
  EXPECT_THAT(testing::complaints({"raid.wave.targets.1=depot"}),
              HasSubstr("raid.wave.targets is a list and has no element '1'; expected an index from 0 to 0"));
  EXPECT_THAT(testing::complaints({"raid.wave.targets.first=depot"}), HasSubstr("has no element 'first'"));
}

TEST(Overrides, WithLongPathsAreRefused) {
  std::string path = "a";
  for (int i = 0; i < 100'000; ++i) path += ".a";
  EXPECT_THAT(testing::complaints({path + "=1"}), HasSubstr("a path of 100001 keys; expected at most 32"));
}

TEST(Overrides, ThatReplaceASystemsWholeValueByOneEntryAreWarnedOf) {
  const LoadedScenario loaded = testing::load_small({"batteries.north.pk.drone=0.4"});
  ASSERT_EQ(loaded.warnings.size(), 1U);
  EXPECT_THAT(to_string(loaded.warnings[0]), HasSubstr("it replaces the whole value of the system"));
  EXPECT_EQ(loaded.scenario.batteries[BatteryId(0)].unit.pk.size(), 1U);
}

/// What the small scenario with these uncertain parameters in its file is warned of.
std::vector<std::string> warnings_of(const std::string& uncertain, const std::vector<std::string>& settings) {
  std::vector<Override> overrides;
  for (const std::string& setting : settings) overrides.push_back(parse_override(setting));
  const std::string text = testing::small_scenario() + "uncertain:\n" + uncertain;
  std::vector<std::string> warnings;
  for (const InputError& warning : load_scenario_text(text, "small.yaml", overrides).warnings) {
    warnings.push_back(to_string(warning));
  }
  return warnings;
}

TEST(Overrides, OfWhatIsDrawnAnewAreWarnedOf) {
  const std::string uncertain = "  systems.sam.pk.uav: {beta: [16, 4]}\n  raid.wave.count: {uniform_int: [5, 20]}\n";
  EXPECT_THAT(warnings_of(uncertain, {"systems.sam.pk.uav=0.1"}),
              ElementsAre("--set systems.sam.pk.uav:1:1: systems.sam.pk.uav: is drawn anew in each "
                          "trial (uncertain), so that this value is of no effect; expected the path "
                          "uncertain.systems.sam.pk.uav"));
  EXPECT_THAT(warnings_of(uncertain, {"systems.sam.pk={uav: 0.1}"}),
              ElementsAre(StartsWith("--set systems.sam.pk:1:7: systems.sam.pk.uav: is drawn")));
  EXPECT_THAT(warnings_of(uncertain, {"raid.wave.count=30", "systems.sam.pk.uav=0.1"}),
              ElementsAre(HasSubstr("raid.wave.count: is drawn"), HasSubstr("systems.sam.pk.uav: is drawn")));
  EXPECT_THAT(warnings_of(uncertain, {}), IsEmpty());  // beside its value in the file
  EXPECT_THAT(warnings_of(uncertain, {"uncertain.systems.sam.pk.uav={beta: [1, 4]}", "systems.sam.channels=3"}),
              IsEmpty());
  EXPECT_THAT(warnings_of(uncertain, {"batteries.north.pk={uav: 0.1}"}),  // in place of the system's
              ElementsAre(HasSubstr("no battery takes 'pk' from this system")));
}

TEST(Overrides, OfASystemWhoseBatteriesDrawTheirOwnAreWarnedOf) {
  const std::string uncertain = "  batteries.north.channels: {uniform_int: [1, 3]}\n";
  EXPECT_THAT(
      warnings_of(uncertain, {"systems.sam.channels=4"}),
      ElementsAre(HasSubstr("systems.sam.channels: is drawn anew in each trial (uncertain), so that this value is "
                            "of no effect; expected the path uncertain.batteries.north.channels")));
  const std::string other = "batteries.south={system: sam, position: [1 km, 1 km]}";
  EXPECT_THAT(warnings_of(uncertain, {other, "systems.sam.channels=4"}), IsEmpty());  // the south takes it
}

TEST(Overrides, OfATimeWhoseMeanIsDrawnStillGiveItsShape) {
  const std::string uncertain = "  systems.sam.reaction: {uniform: [4 s, 8 s]}\n";
  EXPECT_THAT(warnings_of(uncertain, {"systems.sam.reaction={normal: [6 s, 2 s]}"}),
              ElementsAre(HasSubstr("its mean is drawn anew in each trial (uncertain), so that the one of this "
                                    "distribution is of no effect")));
  EXPECT_THAT(warnings_of(uncertain, {"systems.sam.reaction=3 s"}),
              ElementsAre(HasSubstr("this value is of no effect")));
}

TEST(Overrides, ThatAreARangeNameTheDistribution) {
  const auto expect_meant = [](const std::string& setting, const std::string& meant) {
    EXPECT_THAT(testing::complaints({setting}), HasSubstr(meant)) << setting;
  };
  for (const char* range : {"50-80", "50..80", "50 to 80", "[50, 80]"}) {
    expect_meant(std::string("raid.wave.count=") + range,
                 " is a range; expected a value or a distribution; did you mean {uniform_int: [50, 80]}?");
  }
  expect_meant("systems.sam.reaction=4-8 s",
               "'4-8 s' is a range; expected a value or a distribution; did you mean "
               "{uniform: [4 s, 8 s]}?");
  expect_meant("uncertain.systems.sam.pk.uav=[0.3, 0.7]", "did you mean {uniform: [0.3, 0.7]}?");
  expect_meant("systems.sam.pk.uav=[0.3, 0.7]",
               "under uncertain: what it is drawn from, as systems.sam.pk.uav: {uniform: "
               "[0.3, 0.7]}");
  expect_meant("systems.sam.pk.uav={uniform: [0.3, 0.7]}", "under uncertain: what it is drawn from");
  expect_meant("systems.sam.channels=2-4", "'2-4' is not a whole number; expected a whole number from 0 to 1000000");
  EXPECT_THAT(testing::complaints({"systems.sam.channels=2-4"}), Not(HasSubstr("did you mean")));
  EXPECT_EQ(testing::complaints({"threats.drone.accuracy=1e-3"}), "loaded");
}

TEST(Overrides, OfPercentWithoutItsSignAndOfADecimalCommaNameWhatWasMeant) {
  EXPECT_THAT(testing::complaints({"systems.sam.pk.uav=80"}), HasSubstr("or 0 % to 100 %; did you mean 80 %?"));
  EXPECT_THAT(testing::complaints({"systems.sam.pk.uav=180"}), Not(HasSubstr("did you mean")));
  EXPECT_THAT(testing::complaints({"raid.wave.launch={at: 0 s, offset: {uniform: 40 s}}",
                                   "threats.drone={family: uav, speed: 50 m/s, altitude: 100 m, cost: 0,05}"}),
              HasSubstr("unknown key '05'; did you mean cost: 0.05?"));
}

TEST(Overrides, MayHaveQuotesOnWhatCarriesAUnit) {
  const Scenario scenario = testing::load_small({"threats.drone.speed=\"100 m/s\"", "threats.drone.accuracy='85 %'",
                                                 "systems.sam.reaction={normal: ['8 s', \"2 s\"]}",
                                                 "uncertain.systems.sam.pk.uav={uniform: ['70 %', 0.9]}"})
                                .scenario;
  EXPECT_EQ(scenario.types[TypeId(0)].speed_mps, 100);
  EXPECT_EQ(scenario.types[TypeId(0)].accuracy, 0.85);
  EXPECT_EQ(scenario.systems[SystemId(0)].unit.reaction_s.as<Normal>()->sd, 2);
  EXPECT_EQ(scenario.uncertain.at(0).distribution.as<Uniform>()->low, 0.7);
}

TEST(Overrides, MayNotHaveQuotesOnABareNumber) {
  EXPECT_THAT(testing::complaints({"threats.drone.accuracy='0.5'"}), HasSubstr("the text '0.5'"));
  EXPECT_THAT(testing::complaints({"threats.drone.cost='2'"}), HasSubstr("expected a number, without quotes"));
  EXPECT_THAT(testing::complaints({"systems.sam.rounds='8 %'"}), HasSubstr("'8 %' is not a whole number"));
  EXPECT_THAT(testing::complaints({"threats.drone.cost='2 m'"}), HasSubstr("'2 m' has a unit"));
  EXPECT_THAT(testing::complaints({"threats.drone.speed='010 m/s'"}), HasSubstr("'010 m/s' is not a number"));
  EXPECT_THAT(testing::complaints({"threats.drone.speed='yes'"}), HasSubstr("'yes' is not a number"));
}

}  // namespace
}  // namespace bulwark
