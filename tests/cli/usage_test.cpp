// What the command line says to wrong usage, and the exit codes that scripts rely on.
#include <gmock/gmock.h>

#include <fstream>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* usual_scenario = "configs/quickstart.yaml";

class Usage : public Program {
 protected:
  /// Exit status 2, nothing on the standard output, and the words on stderr.
  void expect_refused(const std::vector<std::string>& arguments, const std::vector<std::string>& words) {
    SCOPED_TRACE(::testing::PrintToString(arguments));
    const Ending ending = run(arguments);
    EXPECT_EQ(ending.code, 2);
    EXPECT_THAT(ending.out, IsEmpty());
    for (const std::string& word : words) EXPECT_THAT(ending.err, HasSubstr(word));
  }
};

TEST_F(Usage, CommandIsRequiredAndAnUnknownOneIsNamed) {
  expect_refused({}, {"--help"});
  expect_refused({"rum", usual_scenario}, {"no command 'rum'", "'run'"});
  expect_refused({""}, {"no command ''"});
}

TEST_F(Usage, UnknownOptionsAndSurplusArgumentsAreNamed) {
  expect_refused({"run", usual_scenario, "--trails", "10"}, {"--trails"});
  expect_refused({"run", usual_scenario, "--trial", "10"},
                 {"--trial", "did you mean '--trials'?; `bulwark trial` has --trial"});
  expect_refused({"run", usual_scenario, "--least", "leakage"},
                 {"--least", "not expected: leakage --least; `bulwark compare`, `bulwark tune` have --least"});
  expect_refused({"run", "--SCENARIO", usual_scenario}, {"--SCENARIO; expected --help, --version, --set"});
  expect_refused({"run", usual_scenario, "extra"}, {"extra"});
  expect_refused({"run"}, {"SCENARIO"});
  expect_refused({"trial", usual_scenario}, {"--trial"});
  expect_refused({"run", usual_scenario, "--out"}, {"--out"});
}

TEST_F(Usage, NumbersAreReadStrictly) {
  for (const char* bad : {"0", "-1", "1.5", "x", "", "4294967296", "99999999999999999999"}) {
    expect_refused({"run", usual_scenario, "--trials", bad}, {"--trials"});
  }
  expect_refused({"run", usual_scenario, "--trials", "1e4"}, {"did you mean 10000?"});
  expect_refused({"trial", usual_scenario, "--trial", "-1"}, {"'-1' is not a whole number from 0 to 4294967295"});
  for (const char* bad : {"0", "-2", "5000", "two"})
    expect_refused({"run", usual_scenario, "--threads", bad}, {"--threads"});
  for (const char* bad : {"-1", "1.5", "x", "010", "0x10", "+1", "18446744073709551616"}) {
    expect_refused({"run", usual_scenario, "--trials", "1", "--seed", bad}, {"--seed"});
    expect_refused({"trial", usual_scenario, "--trial", "0", "--seed", bad}, {"--seed"});
    expect_refused({"compare", usual_scenario, usual_scenario, "--trials", "2", "--seed", bad}, {"--seed"});
  }
  for (const char* bad : {"-1", "1.5", "x", "4294967296"}) {
    expect_refused({"trial", usual_scenario, "--trial", bad}, {"--trial"});
  }
}

TEST_F(Usage, OptionsThatWouldBeIgnoredAreRefused) {
  const std::vector<std::string> two = {"compare", usual_scenario, usual_scenario, "--trials", "2"};
  for (const std::vector<std::string>& option :
       {std::vector<std::string>{"--within", "1 %"}, {"--confidence", "0.9"}, {"--first", "100"}}) {
    std::vector<std::string> arguments = two;
    arguments.insert(arguments.end(), option.begin(), option.end());
    expect_refused(arguments, {option[0], "expected beside --least or --most"});
  }
  expect_refused({"validate", "--case", "magazine", "--flagship", "none.yaml"}, {"--flagship", "is of the backtest"});
  expect_refused({"validate", "--case", "magazine", "--markdown"}, {"--markdown"});
}

TEST_F(Usage, EverySeedIsValid) {
  for (const char* seed : {"0", "18446744073709551615"}) {
    EXPECT_EQ(run({"run", usual_scenario, "--trials", "2", "--quiet", "--seed", seed}).code, 0) << seed;
  }
}

TEST_F(Usage, ScenarioThatCannotBeReadIsNamed) {
  expect_refused({"run", "nowhere.yaml"}, {"nowhere.yaml: no such file"});
  expect_refused({"check", "configs"}, {"configs: a folder"});
  expect_refused({"trial", "nowhere.yaml", "--trial", "0"}, {"nowhere.yaml"});
}

TEST_F(Usage, AStudyForAScenarioAndTheOtherWayRoundAreSaidOnce) {
  expect_refused({"run", "configs/studies/layout.yaml"},
                 {"configs/studies/layout.yaml:4:1: a study, which bulwark sweep runs; expected a scenario here\n"});
  expect_refused({"sweep", "configs/quickstart.yaml", "--out", "out"},
                 {"configs/quickstart.yaml:3:1: a scenario, which bulwark run runs; expected a study here, which names "
                  "it as its scenario\n"});
}

TEST_F(Usage, AFileOfAnotherKindIsNamedWithTheCommandThatTakesIt) {
  const std::vector<std::vector<std::string>> kinds = {
      {"scenario", "configs/quickstart.yaml", "run runs"},
      {"study", "configs/studies/layout.yaml", "sweep runs"},
      {"plan", "configs/plans/quickstart.yaml", "plan reads"},
      {"calibration", "configs/calibrations/point_defence.yaml", "calibrate reads"}};
  const std::vector<std::vector<std::string>> commands = {{"run", "scenario"},
                                                          {"bound", "scenario"},
                                                          {"rare", "scenario", "--event", "leakers>=1"},
                                                          {"sweep", "study", "--out", "out"},
                                                          {"tune", "study", "--least", "leakers:all"},
                                                          {"plan", "plan"},
                                                          {"calibrate", "calibration"}};
  for (const std::vector<std::string>& kind : kinds) {
    for (std::vector<std::string> command : commands) {
      const std::string expected = command[1];
      if (kind[0] == expected) continue;
      command[1] = kind[1];
      expect_refused(command, {": a " + kind[0] + ", which bulwark " + kind[2] + "; expected a " + expected + " here"});
    }
  }
}

TEST_F(Usage, EveryErrorOfAFileIsPrintedWithItsPlace) {
  const std::string text =
      "bulwark: 1\n"
      "assets: {plant: {position: [0 km, 0 km], hardnes: 2}}\n"
      "threats: {drone: {family: drone, speed: 180, altitude: 300 m}}\n"
      "raid: {one: {threat: drone, count: 3, from: [9 km, 0 km], targets: [plan], launch: {at: 0 s}}}\n";
  const std::string file = (scratch() / "bad.yaml").string();
  ASSERT_EQ(shell("printf '%s' '" + text + "' > bad.yaml").code, 0);
  for (const std::string command : {"check", "run"}) {
    expect_refused({command, file}, {file + ":2:", "assets.plant.hardnes", "'hardness'", file + ":3:", "km/h",
                                     file + ":4:", "'plan'", "'plant'"});
  }
}

TEST_F(Usage, OverridesAreCheckedLikeTheFile) {
  expect_refused({"run", usual_scenario, "--set", "trials"}, {"PATH=VALUE"});
  expect_refused({"run", usual_scenario, "--set", "batteries.north.chanels=3"},
                 {"batteries.north.chanels", "'channels'"});
  expect_refused({"run", usual_scenario, "--set", "threats.one_way_drone.speed=180"},
                 {"threats.one_way_drone.speed", "km/h"});
}

TEST_F(Usage, ACostThatResultsCannotCountIsAnError) {
  for (const char* command : {"run", "check", "sensitivity"}) {
    expect_refused({command, usual_scenario, "--set", "threats.one_way_drone.cost=1e-9"},
                   {"threats.one_way_drone.cost: '1e-9' is out of range; expected 0, or 1e-04 to 1e+09"});
  }
}

TEST_F(Usage, WhatWouldTakeTooMuchMemoryIsRefusedBeforeItIsCompiled) {
  for (const char* command : {"run", "check"}) {
    expect_refused({command, usual_scenario, "--max-memory", "1 MB"},
                   {"not enough memory: needs some ", "of 1 MB that it may take, most of it for "});
    expect_refused({command, usual_scenario, "--max-memory", "much"},
                   {"--max-memory: 'much' is no size; expected one as"});
  }
}

TEST_F(Usage, SoIsEachScenarioOfAQuestion) {
  const std::string grown = "10,000 batteries; --max-memory moves this limit";
  const std::vector<std::string> large = {
      "--max-memory", "500 MB", "--set", "batteries.north.count=10000", "--set", "raid.salvo.lanes=10000"};
  for (std::vector<std::string> command : std::vector<std::vector<std::string>>{
           {"compare", usual_scenario, usual_scenario},
           {"compare", usual_scenario, usual_scenario, "--least", "leakage:all", "--within", "1 %"},
           {"sensitivity", usual_scenario}}) {
    command.insert(command.end(), large.begin(), large.end());
    expect_refused(command, {grown});
  }
  expect_refused({"calibrate", "configs/calibrations/point_defence.yaml", "--max-memory", "500 MB", "--set",
                  "batteries.guns.count=9990", "--set", "raid.drones_east.lanes=10000"},
                 {"10,004 routes x 9,992 batteries; --max-memory moves this limit"});
  expect_refused({"saturate", usual_scenario, "--vary", "batteries.north.count", "--from", "1", "--to", "10000",
                  "--until", "leakage:all<=0.1", "--set", "raid.salvo.lanes=10000", "--max-memory", "500 MB"},
                 {"--vary: not enough memory", grown});
  std::ofstream(scratch() / "grows.yaml") << "bulwark_study: 1\nscenario: configs/quickstart.yaml\nfactors:\n"
                                             "  count: {path: batteries.north.count, values: [1, 10000]}\n"
                                             "  lanes: {path: raid.salvo.lanes, values: [1, 10000]}\n";
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"check", "grows.yaml", "--max-memory", "500 MB"},
           {"sweep", "grows.yaml", "--out", "grows", "--max-memory", "500 MB"},
           {"compare", "grows.yaml", "--least", "leakage:all", "--within", "1 %", "--max-memory", "500 MB"},
           {"sensitivity", "grows.yaml", "--sobol", "2", "--max-memory", "500 MB"}}) {
    expect_refused(command, {"grows.yaml: point 3 (count = 10000, lanes = 10000): not enough memory", grown});
  }
}

TEST_F(Usage, ThreadsCountInTheMemoryThatIsNeeded) {
  const std::string study = "configs/studies/raid_size_channels.yaml";
  const std::string fault = "not enough memory: needs some ";
  const std::vector<std::vector<std::string>> commands = {
      {"run", usual_scenario},
      {"compare", usual_scenario, usual_scenario},
      {"compare", usual_scenario, usual_scenario, "--least", "leakage:all", "--within", "1 %"},
      {"compare", study, "--least", "leakage:all", "--within", "1 %"},
      {"saturate", usual_scenario, "--vary", "raid.salvo.count", "--from", "1", "--to", "9", "--until", "leakers>=1"},
      {"sensitivity", usual_scenario},
      {"sensitivity", "configs/point_defence.yaml", "--sobol", "2"},
      {"sensitivity", study, "--sobol", "2"},
      {"bound", usual_scenario},
      {"rare", usual_scenario, "--event", "leakers:all>=30"},
      {"tune", study, "--least", "leakage:all"},
      {"sweep", study, "--out", "out"},
      {"calibrate", "configs/calibrations/point_defence.yaml"},
      {"plan", "configs/plans/quickstart.yaml"}};
  for (std::vector<std::string> command : commands) {
    command.insert(command.end(), {"--threads", "4000", "--max-memory", "800 MB"});
    expect_refused(command, {fault});
  }
}

TEST_F(Usage, ScenariosThatAreHeldAtOnceMustFitTogether) {
  ASSERT_EQ(shell("sed 's/speed: 180 km.h/speed: 170 km\\/h/' configs/quickstart.yaml > other.yaml; "
                  "! cmp -s configs/quickstart.yaml other.yaml")
                .code,
            0);
  const std::vector<std::string> wide = {
      "--threads", "1", "--trials", "16", "--set", "raid.salvo.lanes=1000", "--set", "batteries.north.count=300"};
  const auto run_within = [&](std::vector<std::string> command, double megabytes) {
    command.insert(command.end(), wide.begin(), wide.end());
    command.insert(command.end(), {"--max-memory", std::to_string(megabytes) + " MB"});
    return run(command);
  };
  const std::string told = run_within({"run", usual_scenario}, 1).err;
  const double alone = std::stod(told.substr(told.find("some ") + 5));
  for (const std::vector<std::string>& question :
       std::vector<std::vector<std::string>>{{}, {"--least", "leakers:all", "--within", "1"}}) {
    const auto both = [&](const char* second) {
      std::vector<std::string> command = {"compare", usual_scenario, second, "--first", "16"};
      if (question.empty()) command.resize(3);
      command.insert(command.end(), question.begin(), question.end());
      return command;
    };
    const Ending refused = run_within(both("other.yaml"), 1.4 * alone);
    EXPECT_EQ(refused.code, 2);
    EXPECT_THAT(refused.err, HasSubstr("not enough memory: needs some "));
    EXPECT_EQ(run_within(both(usual_scenario), 1.4 * alone).code, 0);
    EXPECT_EQ(run_within(both("other.yaml"), 2 * alone).code, 0);
  }
}

TEST_F(Usage, ASizeThatIsNoneIsRefusedOfEveryKindOfFile) {
  for (const char* file : {usual_scenario, "configs/studies/layout.yaml", "configs/plans/quickstart.yaml",
                           "configs/calibrations/point_defence.yaml"}) {
    expect_refused({"check", file, "--max-memory", "junk"}, {"--max-memory: 'junk' is no size; expected one as"});
    expect_refused({"check", file, "--max-memory", "1 MB"}, {"not enough memory: needs some "});
  }
}

TEST_F(Usage, APartOfAStudyIsNamedOrRefused) {
  const std::string study = "configs/studies/layout.yaml";
  expect_refused({"sweep", study, "--out", "out", "--shard", ""}, {"--shard: is empty; expected I/N"});
  for (const char* bad : {"01/2", "1/02", "3/2", "0/2", "1", "1/", "/2", "1/4294967295", "1/2 "}) {
    expect_refused({"sweep", study, "--out", "out", "--shard", bad}, {"is no part of a whole; expected I/N"});
  }
}

TEST_F(Usage, OverridesChangeTheScenario) {
  const std::vector<std::string> common = {"run", usual_scenario, "--trials", "500", "--out"};
  std::vector<std::string> plain = common;
  plain.push_back("plain");
  std::vector<std::string> more = common;
  more.insert(more.end(), {"more", "--set", "systems.medium_sam.channels=6", "--set", "raid.salvo.count=20"});
  ASSERT_EQ(run(plain).code, 0);
  ASSERT_EQ(run(more).code, 0);
  const auto leakage = [&](const char* folder) {
    return std::stod(csv_cell(content(scratch() / folder / "summary.csv"), "leakage,all,", "mean"));
  };
  EXPECT_GT(leakage("plain"), leakage("more") + 0.1);
  const std::string launched = csv_cell(content(scratch() / "more" / "summary.csv"), "launched,all,", "mean");
  EXPECT_EQ(launched, "20");
}

TEST_F(Usage, VersionNamesReleaseAndRevision) {
  const Ending ending = run({"--version"});
  EXPECT_EQ(ending.code, 0);
  EXPECT_THAT(ending.out, ::testing::MatchesRegex("bulwark [0-9]+\\.[0-9]+\\.[0-9]+ \\(.+, .+\\)\n"));
}

TEST_F(Usage, HelpGoesToTheStandardOutput) {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{{"--help"}, {"run", "-h"}}) {
    const Ending ending = run(arguments);
    EXPECT_EQ(ending.code, 0);
    EXPECT_THAT(ending.out, HasSubstr("Usage"));
    EXPECT_THAT(ending.err, IsEmpty());
  }
}

TEST_F(Usage, NothingGoesToStderrWhenItIsNoTerminal) {
  const Ending ending = run({"run", usual_scenario, "--trials", "3000"});
  EXPECT_EQ(ending.code, 0);
  EXPECT_THAT(ending.out, HasSubstr("Leakage"));
  EXPECT_THAT(ending.err, IsEmpty());
}

TEST_F(Usage, QuietPrintsNothing) {
  const Ending ending = run({"run", usual_scenario, "--trials", "100", "--quiet", "--out", "quiet"});
  EXPECT_EQ(ending.code, 0);
  EXPECT_THAT(ending.out + ending.err, IsEmpty());
  EXPECT_THAT(content(scratch() / "quiet" / "summary.csv"), Not(IsEmpty()));
}

}  // namespace
}  // namespace bulwark
