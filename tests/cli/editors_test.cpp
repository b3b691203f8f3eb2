// Files to start from, schemas, standard input, help, and what the command line may change of a study.
#include <gmock/gmock.h>

#include <fstream>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* edited_scenario = "configs/quickstart.yaml";
constexpr const char* idle_key = "systems.medium_sam.pk.balloon=0.5";  // a warning: no such threat

class Editors : public Program {
 protected:
  std::string cell(const std::string& folder, const std::string& row, const std::string& column) {
    return csv_cell(content(scratch() / folder / "summary.csv"), row, column);
  }
};

TEST_F(Editors, WhatInitWritesHasNoWarningsAndRuns) {
  for (const std::vector<std::string>& options : {std::vector<std::string>{}, {"--campaign"}}) {
    std::vector<std::string> command{"init", "scenario.yaml", "--force"};
    command.insert(command.end(), options.begin(), options.end());
    ASSERT_EQ(run(command).code, 0);
    const Ending check = run({"check", "scenario.yaml", "--werror"});
    EXPECT_EQ(check.code, 0) << check.err;
    EXPECT_THAT(check.err, IsEmpty());
    EXPECT_EQ(run({"run", "scenario.yaml", "--trials", "5"}).code, 0);
  }
  ASSERT_EQ(run({"init", "scenario.yaml", "--force"}).code, 0);
  ASSERT_EQ(run({"init", "--study", "study.yaml"}).code, 0);
  const Ending check = run({"check", "study.yaml", "--werror"});
  EXPECT_EQ(check.code, 0) << check.err;
  EXPECT_THAT(check.out, HasSubstr("a grid of 9 points of scenario.yaml, 200 trials each, 1 replicate"));
  EXPECT_THAT(check.err, IsEmpty());
  EXPECT_EQ(run({"sweep", "study.yaml", "--trials", "2", "--out", "out", "--quiet"}).code, 0);
}

TEST_F(Editors, InitWritesAPlanAndACalibrationOfItsScenario) {
  ASSERT_EQ(run({"init", "scenario.yaml"}).code, 0);
  for (const char* kind : {"plan", "calibration"}) {
    SCOPED_TRACE(kind);
    const std::string file = std::string(kind) + ".yaml";
    ASSERT_EQ(run({"init", std::string("--") + kind, file}).code, 0);
    const Ending check = run({"check", file, "--werror"});
    EXPECT_EQ(check.code, 0) << check.err;
    EXPECT_THAT(check.out, HasSubstr(file + ": no errors, 0 warnings"));
  }
  EXPECT_EQ(run({"plan", "plan.yaml", "--out", "plan", "--quiet"}).code, 0);
  const Ending calibration = run({"calibrate", "calibration.yaml", "--out", "calibration"});
  EXPECT_EQ(calibration.code, 0) << calibration.out;
  EXPECT_TRUE(std::filesystem::exists(scratch() / "calibration/draws.csv"));
  EXPECT_EQ(run({"init", "--plan", "--calibration"}).code, 2);
}

TEST_F(Editors, CheckTakesEveryKindOfFileFromTheStandardInput) {
  for (const char* file : {"configs/quickstart.yaml", "configs/studies/policy.yaml", "configs/plans/quickstart.yaml",
                           "configs/calibrations/point_defence.yaml"}) {
    SCOPED_TRACE(file);
    const std::string named(file);
    const std::size_t end = named.rfind('/');
    const Ending piped = shell("cd " + named.substr(0, end) + " && bulwark check - < " + named.substr(end + 1));
    EXPECT_EQ(piped.code, 0) << piped.err;
    EXPECT_THAT(piped.out, HasSubstr("stdin: no errors, 0 warnings"));
  }
}

TEST_F(Editors, CheckSaysWhatIsWrongWithPlansAndCalibrations) {
  std::ofstream(scratch() / "plan.yaml") << "bulwark_plan: 1\nscenario: configs/quickstart.yaml\nwithin: 0\n";
  const Ending plan = run({"check", "plan.yaml"});
  EXPECT_EQ(plan.code, 2);
  EXPECT_THAT(plan.err, AllOf(HasSubstr("plan.yaml:3:9: within: "), HasSubstr("objective: missing")));
  EXPECT_EQ(run({"check", "plan.yaml", "--set", "trials=3"}).code, 2);
  std::ofstream(scratch() / "calibration.yaml") << "bulwark_calibration: 1\nscenario: configs/quickstart.yaml\n";
  EXPECT_THAT(run({"check", "calibration.yaml"}).err, HasSubstr("has no `uncertain:` parameters"));
}

TEST_F(Editors, CheckTellsErrorsAndWarningsAsJson) {
  const std::string python = " | /usr/bin/python3 -c 'import json, sys; told = json.load(sys.stdin); ";
  std::ofstream(scratch() / "bad.yaml") << "bulwark: 2\n";
  const Ending bad = shell("bulwark check bad.yaml --json 2>/dev/null" + python +
                           "fault = [each for each in told[\"errors\"] if each[\"path\"] == \"bulwark\"][0]; "
                           "print(fault[\"line\"], fault[\"column\"], told[\"warnings\"])'");
  EXPECT_EQ(bad.out, "1 10 []\n") << bad.err;
  EXPECT_EQ(run({"check", "bad.yaml", "--json"}).code, 2);
  const Ending idle =
      shell("bulwark check configs/quickstart.yaml --set " + std::string(idle_key) + " --json 2>/dev/null" + python +
            "print(told[\"check\"][0][\"kind\"], told[\"warnings\"][0][\"path\"])'");
  EXPECT_EQ(idle.out, "scenario systems.medium_sam.pk.balloon\n");
  const Ending missing = shell("bulwark check nowhere.yaml --json 2>/dev/null" + python +
                               "print(told[\"check\"], told[\"errors\"][0][\"file\"])'");
  EXPECT_EQ(missing.out, "[{'file': 'nowhere.yaml', 'kind': ''}] nowhere.yaml\n");
  EXPECT_EQ(run({"check", "nowhere.yaml", "--json"}).code, 2);
}

TEST_F(Editors, AShardTellsWhatItDidAsJson) {
  std::ofstream(scratch() / "study.yaml")
      << "bulwark_study: 1\nscenario: configs/quickstart.yaml\ntrials: 4\nfactors: {raid.salvo.count: [3, 4, 5]}\n";
  const std::string sweep = run({"sweep", "study.yaml", "--shard", "1/2", "--out", "part", "--json"}).out;
  EXPECT_THAT(sweep, AllOf(HasSubstr("\"shard\""), HasSubstr("\"folder\": \"part\""), HasSubstr("\"shards\": 2"),
                           ::testing::AnyOf(HasSubstr("\"records\": 1"), HasSubstr("\"records\": 2"))));
  const std::string plan =
      run({"plan", "configs/plans/quickstart.yaml", "--shard", "4/4", "--out", "plan", "--json"}).out;
  EXPECT_THAT(plan, AllOf(HasSubstr("\"shard\": 4"), HasSubstr("\"records\": ")));
}

TEST_F(Editors, PlansAndCalibrationsWarnOfTheirScenario) {
  std::string raid = content(std::filesystem::path(BULWARK_SOURCE_DIR) / "configs/point_defence.yaml");
  const std::size_t pk = raid.find("pk: {");
  ASSERT_NE(pk, std::string::npos);
  raid.insert(pk + 5, "balloon: 0.5, ");
  std::ofstream(scratch() / "scenario.yaml") << raid;
  std::ofstream(scratch() / "calibration.yaml")
      << "bulwark_calibration: 1\nscenario: scenario.yaml\nfamilies: {drones: {of: drone, correlation: 0.02}}\n"
         "raids: {one: {regime: together, drones: {launched: 40, stopped: 30}}}\n";
  std::ofstream(scratch() / "plan.yaml")
      << "bulwark_plan: 1\nscenario: scenario.yaml\nobjective: {least: leakers:all}\n"
         "within: 0.5\nbudgets: [1]\n"
         "options: {late: {set: {command.latency: 2 s}, cost: 1}}\n";
  for (const char* command : {"plan", "calibrate"}) {
    const Ending strict = run({command, std::string(command) == "plan" ? "plan.yaml" : "calibration.yaml", "--werror"});
    EXPECT_EQ(strict.code, 2);
    EXPECT_THAT(strict.err, AllOf(HasSubstr("balloon"), HasSubstr("--werror: a warning is an error")));
  }
}

TEST_F(Editors, InitReplacesNothingUnlessForced) {
  std::ofstream(scratch() / "mine.yaml") << "mine";
  const Ending ending = run({"init", "mine.yaml"});
  EXPECT_EQ(ending.code, 2);
  EXPECT_THAT(ending.err, HasSubstr("mine.yaml: there is such a file already"));
  EXPECT_EQ(content(scratch() / "mine.yaml"), "mine");
  EXPECT_THAT(run({"init"}).out, StartsWith("# "));
  EXPECT_EQ(run({"init", "-"}).out, run({"init"}).out);
  EXPECT_EQ(run({"init", "--campaign", "--study"}).code, 2);
}

TEST_F(Editors, SchemasAreOfFourKinds) {
  EXPECT_THAT(run({"schema", "scenario"}).out, HasSubstr("\"bulwark\": {"));
  EXPECT_THAT(run({"schema", "study"}).out, HasSubstr("\"bulwark_study\": {"));
  EXPECT_THAT(run({"schema", "plan"}).out, HasSubstr("\"bulwark_plan\": {"));
  EXPECT_THAT(run({"schema", "calibration"}).out, HasSubstr("\"bulwark_calibration\": {"));
  const Ending ending = run({"schema", "campaign"});
  EXPECT_EQ(ending.code, 2);
  EXPECT_THAT(ending.err, HasSubstr("'campaign' is no kind of file; expected scenario, study, plan or calibration"));
}

TEST_F(Editors, AScenarioMayComeFromTheStandardInput) {
  EXPECT_EQ(shell("bulwark run - --trials 20 --quiet --out piped < configs/quickstart.yaml").code, 0);
  EXPECT_EQ(run({"run", edited_scenario, "--trials", "20", "--quiet", "--out", "named"}).code, 0);
  EXPECT_EQ(content(scratch() / "piped/summary.csv"), content(scratch() / "named/summary.csv"));
  const Ending bad = shell("echo 'bulwark: 2' | bulwark check -");
  EXPECT_EQ(bad.code, 2);
  EXPECT_THAT(bad.err, HasSubstr("stdin:1:10: bulwark: '2'; expected bulwark: 1"));
  EXPECT_THAT(run({"trial", edited_scenario, "--trial", "0", "--out", "-"}).out, StartsWith("trial,time_s,"));
}

TEST_F(Editors, WarningsAreShownWithQuietAndFailWithWerror) {
  const std::vector<std::string> quiet{"run", edited_scenario, "--trials", "2", "--quiet", "--set", idle_key};
  EXPECT_EQ(run(quiet).code, 0);
  EXPECT_THAT(run(quiet).err, HasSubstr("warning: --set systems.medium_sam.pk.balloon"));
  std::vector<std::string> strict = quiet;
  strict.insert(strict.end(), {"--werror", "--out", "out"});
  EXPECT_EQ(run(strict).code, 2);
  EXPECT_THAT(run(strict).err, AllOf(HasSubstr("warning: "), HasSubstr("--werror: a warning is an error")));
  EXPECT_FALSE(std::filesystem::exists(scratch() / "out"));
  EXPECT_EQ(run({"check", edited_scenario, "--werror", "--set", idle_key}).code, 2);
  EXPECT_EQ(run({"check", edited_scenario, "--werror"}).code, 0);
}

TEST_F(Editors, EveryCommandThatTakesAStudyWarnsOfItsScenario) {
  std::string raid = content(std::filesystem::path(BULWARK_SOURCE_DIR) / edited_scenario);
  const std::size_t pk = raid.find("pk: {");
  ASSERT_NE(pk, std::string::npos);
  std::ofstream(scratch() / "raid.yaml") << raid.insert(pk + 5, "balloon: 0.5, ");
  std::ofstream(scratch() / "study.yaml")
      << "bulwark_study: 1\nscenario: raid.yaml\ntrials: 4\nfactors: {raid.salvo.count: [3, 4]}\n";
  for (std::vector<std::string> command : std::vector<std::vector<std::string>>{
           {"check", "study.yaml"},
           {"sweep", "study.yaml", "--out", "swept"},
           {"compare", "study.yaml", "--least", "leakers:all", "--within", "1", "--trials", "20"},
           {"sensitivity", "study.yaml", "--sobol", "2", "--trials", "4", "--metric", "leakers:all"},
           {"tune", "study.yaml", "--least", "leakers:all", "--search-trials", "16"}}) {
    SCOPED_TRACE(command[0]);
    const Ending warned = run(command);
    EXPECT_EQ(warned.code, 0);
    EXPECT_THAT(warned.err, AllOf(HasSubstr("warning: "), HasSubstr("balloon")));
    command.insert(command.end(), {"--werror"});
    const Ending strict = run(command);
    EXPECT_EQ(strict.code, 2);
    EXPECT_THAT(strict.err, AllOf(HasSubstr("balloon"), HasSubstr("--werror: a warning is an error")));
  }
}

TEST_F(Editors, TuneTakesEventsOfTheCommandLine) {
  std::ofstream(scratch() / "study.yaml")
      << "bulwark_study: 1\nscenario: configs/quickstart.yaml\ntrials: 4\nfactors: {raid.salvo.count: [30, 40]}\n";
  const Ending ending = run({"tune", "study.yaml", "--least", "event:many", "--event", "many=leakers >= 3",
                             "--search-trials", "16", "--out", "out", "--max-memory", "1 GB"});
  EXPECT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(content(scratch() / "out/manifest.json"), HasSubstr("events.many="));
}

TEST_F(Editors, CheckReadsEveryPointOfAStudy) {
  const Ending good = run({"check", "configs/studies/policy.yaml"});
  EXPECT_EQ(good.code, 0) << good.err;
  EXPECT_THAT(good.out, HasSubstr("no errors"));
  const Ending bad = run({"check", "configs/studies/policy.yaml", "--set", "trials=0"});
  EXPECT_EQ(bad.code, 2);
  EXPECT_THAT(bad.err, HasSubstr("--set trials"));
}

TEST_F(Editors, ASweepTakesSettingsEventsAndASeed) {
  std::ofstream(scratch() / "small.yaml") << "bulwark_study: 1\n"
                                             "scenario: configs/quickstart.yaml\n"
                                             "factors: {count: {path: raid.salvo.count, values: [10, 20]}}\n"
                                             "metrics: [event:many, shots:all]\n";
  EXPECT_EQ(run({"sweep", "small.yaml", "--trials", "4", "--out", "none"}).code, 2);  // no such event
  const std::vector<std::string> sweep{
      "sweep",   "small.yaml",       "--trials", "4", "--seed", "9", "--set", "systems.medium_sam.rounds=1",
      "--event", "many=leakers >= 1"};
  const auto with = [&](const std::vector<std::string>& more) {
    std::vector<std::string> command = sweep;
    command.insert(command.end(), more.begin(), more.end());
    return run(command);
  };
  const Ending whole = with({"--out", "whole"});
  ASSERT_EQ(whole.code, 0) << whole.err;
  const std::string points = content(scratch() / "whole/points.csv");
  EXPECT_THAT(points, HasSubstr("event,many"));
  EXPECT_THAT(content(scratch() / "whole/manifest.json"),
              AllOf(HasSubstr("systems.medium_sam.rounds=1"), HasSubstr("\"seed\": 9")));
  ASSERT_EQ(with({"--out", "one", "--shard", "1/2"}).code, 0);
  ASSERT_EQ(with({"--out", "two", "--shard", "2/2"}).code, 0);
  EXPECT_EQ(run({"merge", "one", "two", "--out", "merged"}).code, 0);
  EXPECT_EQ(content(scratch() / "merged/points.csv"), points);
  const Ending other = run({"sweep", "small.yaml", "--trials", "4", "--seed", "9", "--event", "many=leakers >= 1",
                            "--out", "one", "--shard", "1/2", "--resume"});
  EXPECT_EQ(other.code, 2);
  EXPECT_THAT(other.err, HasSubstr("settings: it was "));
}

TEST_F(Editors, HelpIsAskedForInEveryWay) {
  EXPECT_EQ(run({"help", "run"}).out, run({"run", "--help"}).out);
  EXPECT_EQ(run({"help"}).out, run({"--help"}).out);
  EXPECT_THAT(run({"help", "rum"}).err, HasSubstr("no command 'rum'"));
  const Ending bare = run({});
  EXPECT_EQ(bare.code, 2);
  EXPECT_EQ(bare.err, run({"--help"}).out);
  EXPECT_EQ(run({"sweep", "--version"}).out, run({"--version"}).out);
}

TEST_F(Editors, HelpIsAsWideAsTheTerminal) {
  const auto longest = [](const std::string& text) {
    std::size_t most = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line) && line.find("Example") == std::string::npos;) {
      most = std::max(most, line.size());
    }
    return most;
  };
  const std::size_t usual = longest(run({"run", "--help"}).out);
  EXPECT_LE(usual, 100U);
  EXPECT_GE(usual, 90U);  // and no narrower
  if (shell("command -v script").code != 0) GTEST_SKIP() << "no `script`, which makes a terminal";
  const std::size_t of_terminal =
      longest(shell("script -qec 'stty cols 70; env -u COLUMNS bulwark help check' /dev/null").out);
  EXPECT_LE(of_terminal, 71U);
  EXPECT_GE(of_terminal, 60U);
  const std::size_t of_columns = longest(shell("script -qec 'COLUMNS=60 bulwark help check' /dev/null").out);
  EXPECT_LE(of_columns, 61U);
  EXPECT_GE(of_columns, 50U);
}

TEST_F(Editors, TablesArePrintedAsJson) {
  const std::string python = " | /usr/bin/python3 -c 'import json, sys; print(json.load(sys.stdin)";
  const Ending run_json =
      shell("bulwark run configs/quickstart.yaml --trials 5 --json" + python + "[\"summary\"][0][\"group\"])'");
  EXPECT_EQ(run_json.out, "all\n") << run_json.err;
  const Ending curve = shell(
      "bulwark saturate configs/quickstart.yaml --vary raid.salvo.count --from 10 --to 20 --until 'leakage:all>=0.10' "
      "--trials 5 --json" +
      python + "[\"curve\"][0][\"unit\"])'");
  EXPECT_EQ(curve.code, 0) << curve.err;
}

TEST_F(Editors, WhatFilesAskIsPrintedAsJson) {
  std::ofstream(scratch() / "study.yaml") << "bulwark_study: 1\nscenario: configs/quickstart.yaml\ntrials: 4\n"
                                             "factors: {raid.salvo.count: [10, 20]}\nmetrics: [leakers:all]\n"
                                             "baseline: scenario\n";
  std::ofstream(scratch() / "plan.yaml")
      << "bulwark_plan: 1\nscenario: configs/quickstart.yaml\nobjective: {least: leakers:all}\nwithin: 0.2\n"
         "budgets: [1]\ntrials: 8\nswap_trials: 8\nsearch: {first: 16, trials: 16}\n"
         "options: {channel: {add: {systems.medium_sam.channels: 1}, cost: 1}}\n";
  const auto tables = [&](const std::string& command) {
    const Ending ending = shell("bulwark " + command +
                                " --json | /usr/bin/python3 -c 'import json, sys; "
                                "print(*((name, len(rows)) for name, rows in json.load(sys.stdin).items()))'");
    EXPECT_EQ(ending.code, 0) << ending.err;
    return ending.out;
  };
  EXPECT_EQ(tables("sweep study.yaml --out whole"), "('points', 2) ('differences', 2)\n");
  ASSERT_EQ(run({"sweep", "study.yaml", "--out", "one", "--shard", "1/2", "--quiet"}).code, 0);
  ASSERT_EQ(run({"sweep", "study.yaml", "--out", "two", "--shard", "2/2", "--quiet"}).code, 0);
  EXPECT_EQ(tables("merge one two --out merged"), "('points', 2) ('differences', 2)\n");
  EXPECT_THAT(tables("plan plan.yaml"), StartsWith("('frontier', 2) ('purchases', 1)"));
  EXPECT_THAT(tables("validate --quick --case magazine"), StartsWith("('cases', "));
  EXPECT_THAT(tables("calibrate configs/calibrations/point_defence.yaml"), StartsWith("('posterior', 1)"));
}

TEST_F(Editors, CompletionsListPathsAndMetrics) {
  EXPECT_THAT(run({"complete", "paths", edited_scenario}).out, HasSubstr("raid.salvo.count\n"));
  EXPECT_THAT(run({"complete", "metrics", edited_scenario}).out, HasSubstr("leakage:all\n"));
  EXPECT_THAT(run({"complete", "metrics", "configs/studies/policy.yaml"}).out, HasSubstr("shots:all\n"));
  EXPECT_THAT(run({"complete", "metrics", "configs/plans/quickstart.yaml"}).out, HasSubstr("shots:all\n"));
  EXPECT_THAT(run({"complete", "paths", "configs/calibrations/point_defence.yaml"}).out,
              HasSubstr("systems.gun.pk.drone\n"));
  EXPECT_EQ(run({"complete", "verbs", edited_scenario}).code, 2);
}

}  // namespace
}  // namespace bulwark
