// `run --per-trial`: one more table, the same for any number of threads, and there only when it is whole. What its
// columns mean is tested by scripts/tests/test_per_trial.py, which computes the other tables from it.
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>

#include "cli/program.h"

namespace bulwark {
namespace {

namespace fs = std::filesystem;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

class PerTrial : public Program {
 protected:
  fs::path table() const { return scratch() / "out" / "per_trial.csv"; }
  std::string rows_of(std::vector<std::string> options) {
    options.insert(options.begin(), {"run", "configs/decoy_flood.yaml", "--quiet", "--per-trial", "--out", "out"});
    const Ending ending = run(options);
    EXPECT_EQ(ending.code, 0) << ending.err;
    return content(table());
  }
  static std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }
};

TEST_F(PerTrial, IsTheSameForAnyNumberOfThreads) {
  const std::string one = rows_of({"--trials", "1000", "--threads", "1"});
  EXPECT_EQ(one.substr(0, 6), "trial,");
  EXPECT_EQ(lines_in(one), 1001U);
  EXPECT_THAT(content(scratch() / "out" / "manifest.json"), HasSubstr("\"per_trial.csv\": 1000"));
  for (const std::string threads : {"2", "5"}) {
    EXPECT_TRUE(rows_of({"--trials", "1000", "--threads", threads}) == one) << threads << " threads";
  }
}

TEST_F(PerTrial, ALongerRunBeginsWithTheShorter) {
  const std::string shorter = rows_of({"--trials", "70"});
  EXPECT_TRUE(rows_of({"--trials", "150"}).starts_with(shorter));
}

TEST_F(PerTrial, GoesThroughTheWavesOfARunToAPrecision) {
  const std::string waves = rows_of({"--precision", "leakage:family:drone=0.2 %"});
  const std::size_t trials = lines_in(waves) - 1;
  EXPECT_GT(trials, 1000U);
  EXPECT_TRUE(rows_of({"--trials", std::to_string(trials)}) == waves);
}

TEST_F(PerTrial, IsTakenAwayByARunWithoutIt) {
  rows_of({"--trials", "10"});
  ASSERT_EQ(run({"run", "configs/decoy_flood.yaml", "--quiet", "--trials", "10", "--out", "out"}).code, 0);
  EXPECT_FALSE(fs::exists(table()));
}

TEST_F(PerTrial, AnInterruptedRunHasTheTrialsOfItsTables) {
  start({BULWARK_EXECUTABLE, "run", "configs/quickstart.yaml", "--trials", "4000000000", "--out", "out", "--per-trial",
         "--threads", "3"});
  while (!fs::exists(scratch() / "out") || names_in(scratch() / "out").empty()) ::usleep(10'000);
  ::usleep(500'000);
  ::kill(process(), SIGINT);
  EXPECT_EQ(wait().code, 130);
  const std::string trials = csv_cell(content(scratch() / "out" / "summary.csv"), "leakers,all,", "trials");
  const std::string rows = content(table());
  EXPECT_EQ(lines_in(rows), std::stoull(trials) + 1);
  EXPECT_THAT(rows, EndsWith("\n"));
}

TEST_F(PerTrial, AFailedWriteLeavesNothing) {
  const Ending ending = shell(
      "trap '' XFSZ; ulimit -f 200; exec bulwark run configs/quickstart.yaml --trials 20000 --threads 4 --per-trial "
      "--out out");
  EXPECT_EQ(ending.code, 1);
  EXPECT_THAT(ending.err, HasSubstr("cannot write out/per_trial.csv"));
  EXPECT_TRUE(names_in(scratch() / "out").empty());
}

TEST_F(PerTrial, NeedsAFolder) {
  const Ending ending = run({"run", "configs/quickstart.yaml", "--per-trial"});
  EXPECT_EQ(ending.code, 2);
  EXPECT_THAT(ending.err, HasSubstr("--out"));
}

class RunToPrecision : public Program {};

TEST_F(RunToPrecision, SaysInReportAndManifestWhatWasReached) {
  const Ending ending =
      run({"run", "configs/quickstart.yaml", "--precision", "leakage=0.3 %", "--precision", "shots=1", "--out", "out"});
  EXPECT_EQ(ending.code, 0);
  EXPECT_THAT(ending.out, HasSubstr("leakage:all"));
  EXPECT_THAT(ending.out, Not(HasSubstr("not reached")));
  const std::string manifest = content(scratch() / "out" / "manifest.json");
  for (const char* part : {"\"reached\": true", "\"max_trials\": 1000000", "\"leakage:all\": {", "\"shots:all\": {",
                           "\"wanted_half_width\": 0.003"}) {
    EXPECT_THAT(manifest, HasSubstr(part));
  }
  EXPECT_THAT(manifest, Not(HasSubstr("\"partial\"")));
  const std::string summary = content(scratch() / "out" / "summary.csv");
  const double low = std::stod(csv_cell(summary, "leakage,all,", "ci_low"));
  const double high = std::stod(csv_cell(summary, "leakage,all,", "ci_high"));
  EXPECT_LE(high - low, 0.006);
}

TEST_F(RunToPrecision, WritesTheTablesOfARunOfThatManyTrials) {
  const std::vector<std::string> waves = {
      "run", "configs/decoy_flood.yaml", "--quiet", "--precision", "leakers=0.2", "--out", "waves", "--threads", "3"};
  ASSERT_EQ(run(waves).code, 0);
  const std::string trials = csv_cell(content(scratch() / "waves" / "summary.csv"), "leakers,all,", "trials");
  ASSERT_EQ(run({"run", "configs/decoy_flood.yaml", "--quiet", "--trials", trials, "--out", "plain"}).code, 0);
  EXPECT_TRUE(all_tables(scratch() / "waves") == all_tables(scratch() / "plain"));
}

TEST_F(RunToPrecision, SaysWhenItIsNotReached) {
  const Ending ending =
      run({"run", "configs/quickstart.yaml", "--precision", "leakage=0.001 %", "--max-trials", "1200", "--out", "out"});
  EXPECT_EQ(ending.code, 0);
  EXPECT_THAT(ending.err, HasSubstr("not as precise as asked after 1200 trials"));
  EXPECT_THAT(ending.out, HasSubstr("not reached"));
  EXPECT_THAT(content(scratch() / "out" / "manifest.json"), HasSubstr("\"reached\": false"));
}

TEST_F(RunToPrecision, RefusesWhatItCannotDoAllAtOnce) {
  const auto expect_refused = [&](std::vector<std::string> options, const std::vector<std::string>& words) {
    options.insert(options.begin(), {"run", "configs/quickstart.yaml"});
    const Ending ending = run(options);
    EXPECT_EQ(ending.code, 2);
    for (const std::string& word : words) EXPECT_THAT(ending.err, HasSubstr(word));
  };
  expect_refused({"--precision", "leakge=1 %", "--precision", "leakage:family:dron=1 %", "--precision", "shots"},
                 {"did you mean 'leakage'?", "did you mean 'family:drone'?", "METRIC=HALF_WIDTH"});
  expect_refused({"--precision", "leakage=1 %", "--precision", "leakage:all=2 %"}, {"leakage:all is given twice"});
  expect_refused({"--precision", "leakage=1 %", "--trials", "10"}, {"--trials", "--max-trials"});
  expect_refused({"--max-trials", "10"}, {"--max-trials", "beside --precision"});
}

}  // namespace
}  // namespace bulwark
