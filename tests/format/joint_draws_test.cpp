// `uncertain: {draws: FILE}`: columns that are drawn together, and files that are refused.
#include "format/joint_draws.h"

#include <gmock/gmock.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "format/load.h"
#include "output/temporary_folder.h"
#include "random/stream.h"
#include "tables/tables.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;

constexpr const char* scenario_text = R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km]}
threats:
  drone: {family: uav, speed: 100 m/s, altitude: 0 m}
raid:
  wave: {threat: drone, count: 5, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}
uncertain:
  draws: joint.csv
)";

class JointDraws : public TemporaryFolder {
 protected:
  Scenario load(const std::string& csv, const std::string& rest = "") {
    std::ofstream(folder_ / "joint.csv") << csv;
    return load_scenario_text(scenario_text + rest, (folder_ / "scenario.yaml").string()).scenario;
  }

  std::vector<std::string> faults_of(const std::string& csv, const std::string& rest = "") {
    try {
      load(csv, rest);
    } catch (const InputErrors& errors) {
      std::vector<std::string> faults;
      for (InputError error : errors.errors()) {
        error.file = std::filesystem::path(error.file).filename().string();
        faults.push_back(to_string(error));
      }
      return faults;
    }
    return {};
  }
};

TEST_F(JointDraws, ComeARowATrial) {
  const Tables tables = compile(load("threats.drone.reliability,raid.wave.count\n0.25,25\n0.5,50\n0.75,75\n",
                                     "  threats.drone.accuracy: {uniform: [0, 1]}\n"));
  ASSERT_EQ(tables.scenario.uncertain.size(), 3U);
  std::array<int, 3> seen{};
  for (std::uint32_t trial = 0; trial < 300; ++trial) {
    std::vector<double> draws;
    for (std::size_t k = 0; k < 3; ++k) {
      Stream stream(TrialStreams(1, trial), tables.uncertain_entities[k], Purpose::uncertain);
      draws.push_back(sample(tables.scenario.uncertain[k].distribution, stream));
    }
    EXPECT_EQ(draws[1], 100 * draws[0]);
    ++seen[static_cast<std::size_t>(draws[0] * 4) - 1];
  }
  for (const int times : seen) EXPECT_NEAR(times, 100, 4 * 8.2);  // standard deviation of Bin(300, 1/3)
}

TEST_F(JointDraws, AreColumnsThatKnowIt) {
  const Scenario scenario = load("threats.drone.reliability\n0.5\n", "  threats.drone.accuracy: {empirical: [0, 1]}\n");
  EXPECT_TRUE(scenario.uncertain[0].is_joint);
  EXPECT_FALSE(scenario.uncertain[1].is_joint);
}

TEST_F(JointDraws, LeaveTheDrawsOfOthersAsTheyWere) {
  const std::string other = "  threats.drone.accuracy: {uniform: [0, 1]}\n";
  const Tables with = compile(load("threats.drone.reliability\n0.5\n", other));
  const std::string text = scenario_text;
  const std::string alone = text.substr(0, text.find("  draws:")) + other;
  const Tables without = compile(load_scenario_text(alone, "scenario.yaml").scenario);
  EXPECT_EQ(with.uncertain_entities[1].hash, without.uncertain_entities[0].hash);
}

TEST_F(JointDraws, AreRefusedCellByCell) {
  EXPECT_THAT(faults_of("threats.drone.reliability,raid.wave.count\n1.5,10\n0.5,ten\n0.5\n"),
              ElementsAre("joint.csv:4:1: 1 cells; expected 2, as the header has"));
  EXPECT_THAT(
      faults_of("threats.drone.reliability,raid.wave.count\n1.5,10\n0.5,ten\n"),
      ElementsAre("joint.csv:2:1: '1.5' for threats.drone.reliability; expected a number in SI units, from 0 to 1",
                  "joint.csv:3:5: 'ten' for raid.wave.count; expected a number in SI units, from -1e+06 to 1e+06"));
}

TEST_F(JointDraws, AreRefusedByTheirHeader) {
  EXPECT_THAT(
      faults_of("threats.drone.reliabilty,threats.drone.accuracy,threats.drone.accuracy,nothing\n1,1,1,1\n"),
      ElementsAre("joint.csv:1:1: no parameter that may be uncertain has the path 'threats.drone.reliabilty'; did you "
                  "mean 'threats.drone.reliability'?",
                  "joint.csv:1:49: column 'threats.drone.accuracy' is there twice; expected once",
                  "joint.csv:1:72: no parameter that may be uncertain has the path 'nothing'; expected a path as "
                  "systems.NAME.availability"));
  EXPECT_THAT(faults_of(""), ElementsAre("joint.csv: the file is empty; expected a header and rows of CSV"));
  EXPECT_THAT(faults_of("threats.drone.accuracy\x1b\n1\n"),
              ElementsAre("joint.csv:1:23: control character U+001B; expected plain text"));
  EXPECT_THAT(faults_of("threats.drone.accuracy\n"),
              ElementsAre("joint.csv: no draws; expected at least one row below the header"));
}

TEST_F(JointDraws, StandBesideOtherParametersAlone) {
  EXPECT_THAT(faults_of("threats.drone.accuracy\n1\n", "  threats.drone.accuracy: {uniform: [0, 1]}\n"),
              ElementsAre("scenario.yaml:10:3: uncertain.threats.drone.accuracy: is a column of the joint draws, too; "
                          "expected one of the two"));
}

TEST_F(JointDraws, MustReachSomethingAsOtherParametersMust) {
  const std::string guns = R"(systems:
  guns:
    interceptor: {speed: 1000 m/s}
    envelope: {range: [0 km, 2 km]}
    pk: {uav: 0.5}
    channels: 1
    rounds: 10
    reaction: 1 s
batteries:
  ring: {system: guns, position: [0 km, 0 km], ring: 1 km, count: 3, rounds: 20, 2: {channels: 2}}
)";
  EXPECT_THAT(
      faults_of("batteries.ring.channels\n1\n", guns),
      ElementsAre("scenario.yaml:9:10: uncertain.draws: column batteries.ring.channels: 'ring.2' has 'channels' "
                  "of its own, and this draws one for all of 'ring'; expected one of the two"));
  std::ofstream(folder_ / "joint.csv") << "systems.guns.rounds\n5\n";
  const LoadedScenario loaded = load_scenario_text(scenario_text + guns, (folder_ / "scenario.yaml").string());
  ASSERT_EQ(loaded.warnings.size(), 1U);
  EXPECT_EQ(loaded.warnings[0].message,
            "column systems.guns.rounds: no battery takes 'rounds' from this system, so this has no effect");
}

}  // namespace
}  // namespace bulwark
