// Sweeps: the same bytes whatever the threads, kills and shards; refusals that say why.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

class Sweep : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    write("study.yaml", study_);
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(scratch() / name) << text; }

  Ending sweep(const std::string& out, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"sweep", "study.yaml", "--out", out, "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  std::string tables(const std::string& out) const { return all_tables(scratch() / out); }

  const std::string study_ =
      "bulwark_study: 1\n"
      "scenario: configs/quickstart.yaml\n"
      "factors:\n"
      "  drones: {path: raid.salvo.count, values: [10, 20, 30, 40]}\n"
      "  \"channels, each\": {path: systems.medium_sam.channels, from: 1, to: 3, step: 1}\n"
      "trials: 100\n"
      "replicates: 2\n"
      "baseline: {\"channels, each\": 2}\n"
      "metrics: [leakage:all, shots:all, defender_cost:all]\n";
};

TEST_F(Sweep, GivesTheSameBytesForAnyNumberOfThreads) {
  ASSERT_EQ(sweep("one", {"--threads", "1"}).code, 0);
  ASSERT_EQ(sweep("three", {"--threads", "3"}).code, 0);
  EXPECT_TRUE(tables("one") == tables("three"));
  EXPECT_EQ(names_in(scratch() / "one"),
            (std::vector<std::string>{"differences.csv", "journal.bin", "manifest.json", "points.csv"}));
  EXPECT_THAT(tables("one"), HasSubstr("point,replicate,drones,\"channels, each\",metric,group,mean"));
}

TEST_F(Sweep, HasTheFiguresOfASingleRun) {
  ASSERT_EQ(sweep("swept").code, 0);
  ASSERT_EQ(run({"run", "configs/quickstart.yaml", "--trials", "100", "--set", "raid.salvo.count=30", "--set",
                 "systems.medium_sam.channels=3", "--out", "alone", "--quiet"})
                .code,
            0);
  const std::string summary = content(scratch() / "alone" / "summary.csv");
  std::string row = "8,0,30,3,defender_cost,all";
  for (const char* column : {"mean", "stderr", "ci_low", "ci_high", "p05", "p50", "p95", "trials"}) {
    row += "," + csv_cell(summary, "defender_cost,all,", column);
  }
  EXPECT_THAT(content(scratch() / "swept" / "points.csv"), HasSubstr("\n" + row + "\n"));
}

TEST_F(Sweep, TestsItsHypotheses) {
  write("study.yaml",
        "bulwark_study: 1\n"
        "scenario: configs/quickstart.yaml\n"
        "factors:\n"
        "  drones: {path: raid.salvo.count, values: [10, 30, 40]}\n"
        "  channels: {path: systems.medium_sam.channels, values: [2, 3]}\n"
        "trials: 100\n"
        "replicates: 2\n"
        "hypotheses:\n"
        "  channel_helps: {metric: leakage:all, of: {drones: 40, channels: 3}, below: {channels: 2}}\n"
        "  more_leak: {metric: leakers:all, of: {drones: 40}, above: {drones: 30}}\n"
        "  wrong: {metric: leakers:all, of: {drones: 10}, above: {drones: 40}}\n");
  ASSERT_EQ(sweep("swept").code, 0);
  const std::string table = content(scratch() / "swept" / "hypotheses.csv");
  EXPECT_THAT(table, HasSubstr("\nchannel_helps,5,40,3,leakage,all,below,\"drones = 40, channels = 2\",0,"));
  EXPECT_EQ(count_of(table, ",supported,200\n"), 3);  // of both replicates
  EXPECT_EQ(count_of(table, ",1,not supported,200\n"), 2);
  // Halves have the same, once they are merged.
  ASSERT_EQ(sweep("first", {"--shard", "1/2"}).code, 0);
  ASSERT_EQ(sweep("second", {"--shard", "2/2"}).code, 0);
  ASSERT_EQ(run({"merge", "first", "second", "--out", "merged"}).code, 0);
  EXPECT_EQ(tables("merged"), tables("swept"));
  // Of metrics that the study does not record, and whose trials are not kept, the same.
  write("study.yaml", content(scratch() / "study.yaml") + "metrics: [shots:all]\n");
  ASSERT_EQ(sweep("unrecorded").code, 0);
  EXPECT_EQ(content(scratch() / "unrecorded" / "hypotheses.csv"), table);
}

TEST_F(Sweep, MergesIntoAnEarlierMergeAndLeavesNothingOfIt) {
  ASSERT_EQ(sweep("part1", {"--shard", "1/2"}).code, 0);
  ASSERT_EQ(sweep("part2", {"--shard", "2/2"}).code, 0);
  ASSERT_EQ(run({"merge", "part1", "part2", "--out", "merged"}).code, 0);
  const std::string merged = tables("merged");
  write("merged/hypotheses.csv", "of another study\n");
  write("merged/.bulwark-1-0123456789abcdef.tmp", "of a merge that was killed\n");
  const Ending again = run({"merge", "part1", "part2", "--out", "merged"});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(tables("merged"), merged);
  EXPECT_EQ(names_in(scratch() / "merged"),
            (std::vector<std::string>{"differences.csv", "manifest.json", "points.csv"}));
}

TEST_F(Sweep, SaysEverythingThatIsWrongAtOnce) {
  write("study.yaml",
        "bulwark_study: 1\nscenario: configs/quickstart.yaml\nfactors:\n"
        "  drones: {path: raid.salvo.count, values: [10, -1]}\n"
        "metrics: [leakge:all, leakage:drone]\n"
        "hypotheses:\n  more: {metric: leakers:uav, of: {drones: 10}, below: scenario}\n");
  const std::string err = sweep("out").err;
  for (const char* part :
       {"metrics.0: no metric 'leakge'", "metrics.1: no group 'drone'", "hypotheses.more.metric: no group 'uav'",
        "point 1 (drones = -1): raid.salvo.count: '-1' is out of range"}) {
    EXPECT_THAT(err, HasSubstr(part));
  }
  // Of a base scenario that is wrong and a study that is too.
  write("wrong.yaml", content(scratch() / "configs" / "quickstart.yaml") + "nonsense: 1\n");
  write("study.yaml", "bulwark_study: 1\nscenario: wrong.yaml\ntrails: 5\nfactors: {raid.salvo.count: [10, 20]}\n");
  EXPECT_THAT(sweep("out").err, HasSubstr("wrong.yaml:"));
  EXPECT_THAT(sweep("out").err, HasSubstr("unknown key 'trails'"));
}

TEST_F(Sweep, StopsAPointThatIsPreciseEnough) {
  const std::string precise =
      "bulwark_study: 1\n"
      "scenario: configs/quickstart.yaml\n"
      "factors:\n"
      "  drones: {path: raid.salvo.count, values: [10, 40]}\n"
      "  channels: {path: systems.medium_sam.channels, values: [2, 4]}\n"
      "trials: 4000\n"
      "baseline: {channels: 4}\n"
      "metrics: [leakage:all, leakers:all]\n";
  write("study.yaml", precise + "precision: {leakers:all: 0.12}\n");
  ASSERT_EQ(sweep("swept").code, 0);
  const std::string points = content(scratch() / "swept" / "points.csv");
  EXPECT_EQ(csv_cell(points, "1,0,10,4,leakers,", "trials"), "4000");  // a baseline
  // Ten drones are known after a look, forty after more of them.
  const std::string row = "2,0,40,2,leakers,";
  const std::string trials = csv_cell(points, row, "trials");
  EXPECT_EQ(csv_cell(points, "0,0,10,2,leakers,", "trials"), "1000");
  EXPECT_THAT(trials, ::testing::AnyOf("2250", "3375"));
  EXPECT_EQ(csv_cell(content(scratch() / "swept" / "differences.csv"), row, "trials"), trials);
  EXPECT_LE(std::stod(csv_cell(points, row, "ci_high")) - std::stod(csv_cell(points, row, "ci_low")), 0.24);
  // The same as of a sweep of so many trials, and as of one thread.
  write("study.yaml", precise);
  ASSERT_EQ(sweep("fixed", {"--trials", trials}).code, 0);
  for (const char* table : {"points.csv", "differences.csv"}) {
    for (const char* column : {"stderr", "ci_low", "trials"}) {
      EXPECT_EQ(csv_cell(content(scratch() / "fixed" / table), row, column),
                csv_cell(content(scratch() / "swept" / table), row, column));
    }
  }
  write("study.yaml", precise + "precision: {leakers:all: 0.12}\n");
  ASSERT_EQ(sweep("one", {"--threads", "1"}).code, 0);
  EXPECT_TRUE(tables("one") == tables("swept"));
  for (const auto& [precision, message] : std::vector<std::pair<std::string, std::string>>{
           {"{leakers:all: 0}", "study.yaml:9:26: precision.leakers:all: '0' is no half-width"},
           {"{shots:all: 1}", "shots:all is not recorded; expected one of the study's metrics"},
           {"{leakrs:all: 1}", "did you mean 'leakers'?"},
           {"0.1", "expected half-widths by metric"}}) {
    write("study.yaml", precise + "precision: " + precision + "\n");
    EXPECT_THAT(sweep("refused").err, HasSubstr(message));
  }
  write("study.yaml", precise.substr(0, precise.find("metrics")) +
                          "metrics: [leakers:family:balloon]\nprecision: {leakers:family:balloon: 0.1}\n");
  const std::string told = sweep("refused").err;
  EXPECT_THAT(told, HasSubstr("balloon"));
  EXPECT_THAT(told, Not(HasSubstr("is not recorded"))) << "it is, and what is wrong with it was said";
}

TEST_F(Sweep, IsTheSameAmongRanks) {
  if (shell("command -v mpirun").code != 0 || shell("ldd $(command -v bulwark) | grep -q libmpi").code != 0) {
    GTEST_SKIP() << "built without BULWARK_MPI, or no mpirun";
  }
  ASSERT_EQ(sweep("alone").code, 0);
  const std::string mpirun = "OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 mpirun --oversubscribe ";
  for (const std::string ranks : {"2", "4"}) {
    const Ending ending = shell(mpirun + "-n " + ranks + " bulwark sweep study.yaml --quiet --out among" + ranks);
    ASSERT_EQ(ending.code, 0) << ending.err;
    EXPECT_TRUE(tables("among" + ranks) == tables("alone"));
  }
  // What is wrong is said once, and nobody waits for ever.
  const Ending refused = shell(mpirun + "-n 3 bulwark sweep study.yaml --quiet --out among2");
  EXPECT_NE(refused.code, 0);
  EXPECT_THAT(refused.err, HasSubstr("holds a sweep already"));
  write("study.yaml", study_ + "nonsense: 1\n");
  EXPECT_THAT(shell(mpirun + "-n 3 bulwark sweep study.yaml --quiet --out other").err, HasSubstr("nonsense"));
}

TEST_F(Sweep, GoesOnAfterAnyKillToTheSameBytes) {
  const auto begin = std::chrono::steady_clock::now();
  ASSERT_EQ(sweep("whole", {"--threads", "2"}).code, 0);
  const auto whole_us =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
  // At any time that this machine takes; where it is quick, several repetitions may end before they are killed.
  std::uniform_int_distribution<unsigned> delay_us(500, static_cast<unsigned>(std::clamp(whole_us, 4'000L, 120'000L)));
  std::mt19937 engine(7);
  // BULWARK_KILLS=300 in the environment asks for hundreds.
  const char* const asked = std::getenv("BULWARK_KILLS");
  const int wanted = asked != nullptr ? std::max(9, std::atoi(asked)) : 9;
  int kills = 0;
  for (int repetition = 0; repetition < 8 || (kills < wanted && repetition < 10 * wanted); ++repetition) {
    const std::string out = "killed" + std::to_string(repetition);
    int status = 0;
    do {
      start({BULWARK_EXECUTABLE, "sweep", "study.yaml", "--out", out, "--resume", "--quiet", "--threads", "2"});
      ::usleep(delay_us(engine));
      ::kill(process(), SIGKILL);
      ASSERT_EQ(::waitpid(process(), &status, 0), process());
      kills += WIFSIGNALED(status) ? 1 : 0;
      // However slow the machine, an attempt in ten is left alone.
      if (kills % 10 == 9) {
        ASSERT_EQ(sweep(out, {"--resume"}).code, 0);
        status = 0;
      }
    } while (WIFSIGNALED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
    EXPECT_TRUE(tables("whole") == tables(out)) << "after " << kills << " kills";
  }
  EXPECT_GE(kills, wanted);  // dozens, where the machine is not idle
}

TEST_F(Sweep, StopsAtAnInterruptAndGoesOn) {
  ASSERT_EQ(sweep("whole").code, 0);
  start({BULWARK_EXECUTABLE, "sweep", "study.yaml", "--out", "out", "--quiet", "--threads", "1"});
  ::usleep(60'000);
  ::kill(process(), SIGTERM);
  const Ending ending = wait();
  EXPECT_TRUE(ending.code == 130 || ending.code == 143 || ending.code == 0) << ending.err;
  ASSERT_EQ(sweep("out", {"--resume"}).code, 0);
  EXPECT_TRUE(tables("whole") == tables("out"));
}

TEST_F(Sweep, RefusesToGoOnWithAnotherStudyAndSaysWhatChanged) {
  ASSERT_EQ(sweep("out").code, 0);
  EXPECT_THAT(sweep("out").err, HasSubstr("out holds a sweep already; --resume goes on with it"));
  EXPECT_EQ(sweep("out", {"--resume"}).code, 0);
  const Ending other_trials = sweep("out", {"--resume", "--trials", "50"});
  EXPECT_EQ(other_trials.code, 2);
  EXPECT_THAT(other_trials.err, HasSubstr("trials: it was 100, now 50"));
  write("study.yaml", study_ + "# a remark\n");
  EXPECT_THAT(sweep("out", {"--resume"}).err,
              HasSubstr("study study.yaml: its text has changed, first in line 10: it was '', now '# a remark'"));
  std::string other_count = study_;
  other_count.replace(other_count.find("20, 30"), 6, "20, 35");
  write("study.yaml", other_count);
  EXPECT_THAT(sweep("out", {"--resume"}).err,
              HasSubstr("first in line 4: it was '…, values: [10, 20, 30, 40]}', now '…, values: [10, 20, 35, 40]}'"));
  EXPECT_EQ(sweep("out", {"--force"}).code, 0);
}

TEST_F(Sweep, ShardsMergeToTheSameBytes) {
  ASSERT_EQ(sweep("whole").code, 0);
  for (const char* shard : {"1", "2", "3"}) {
    ASSERT_EQ(sweep(std::string("part") + shard, {"--shard", std::string(shard) + "/3"}).code, 0);
  }
  ASSERT_EQ(run({"merge", "part3", "part1", "part2", "--out", "merged"}).code, 0);
  EXPECT_TRUE(tables("whole") == tables("merged"));

  const Ending missing = run({"merge", "part1", "part3", "part3", "--out", "refused"});
  EXPECT_EQ(missing.code, 2);
  EXPECT_THAT(missing.err, HasSubstr("part3: shard 3/3 again; part3 has it too"));
  EXPECT_THAT(missing.err, HasSubstr("merge: shard 2/3 is missing"));

  write("study.yaml", study_ + "name: another\n");
  ASSERT_EQ(sweep("foreign", {"--shard", "2/3"}).code, 0);
  EXPECT_THAT(run({"merge", "part1", "foreign", "part3", "--out", "refused"}).err,
              HasSubstr("foreign: of another sweep than part1; study study.yaml: its text has changed"));
  write("study.yaml", study_);
  ASSERT_EQ(sweep("half", {"--shard", "1/2"}).code, 0);
  EXPECT_EQ(run({"merge", "part1", "half", "part3", "--out", "refused"}).err,
            "half: of another sweep than part1; shard: it was 1/3, now 1/2\nmerge: shard 2/3 is missing\n");
  EXPECT_FALSE(std::filesystem::exists(scratch() / "refused"));
}

TEST_F(Sweep, ListsEveryInvalidPointBeforeAnythingRuns) {
  write("study.yaml",
        "bulwark_study: 1\nscenario: configs/quickstart.yaml\nfactors:\n"
        "  drones: {path: raid.salvo.count, values: [10, -1]}\n  channels: {path: systems.medium_sam.channels, values: "
        "[0.5, 2]}\n");
  const Ending ending = sweep("out");
  EXPECT_EQ(ending.code, 2);
  EXPECT_THAT(ending.err,
              HasSubstr("study.yaml: point 0 (drones = 10, channels = 0.5): systems.medium_sam.channels: "));
  EXPECT_THAT(ending.err, HasSubstr("study.yaml: point 2 (drones = -1, channels = 0.5): raid.salvo.count: "));
  EXPECT_THAT(ending.err, HasSubstr("study.yaml: point 3 (drones = -1, channels = 2): raid.salvo.count: "));
  EXPECT_FALSE(std::filesystem::exists(scratch() / "out"));
}

TEST_F(Sweep, APathThatLeadsNowhereIsSaidOnceOfItsFactor) {
  write("study.yaml",
        "bulwark_study: 1\nscenario: configs/quickstart.yaml\nfactors:\n"
        "  drones: {path: raid.salvo.count, values: [10, -1]}\n"
        "  channels: {path: systems.medium_sam.chanels, values: [1, 2]}\n");
  EXPECT_EQ(sweep("out").err,
            "study.yaml:5:3: factors.channels: systems.medium_sam.chanels: unknown key 'chanels'; did you mean "
            "'channels'?\n"
            "study.yaml: point 2 (drones = -1, channels = 1): raid.salvo.count: '-1' is out of range; expected a "
            "whole number from 0 to 1000000\n"
            "study.yaml: point 3 (drones = -1, channels = 2): raid.salvo.count: '-1' is out of range; expected a "
            "whole number from 0 to 1000000\n");
  // What a scenario is only warned of would be a factor of no effect.
  write("study.yaml",
        "bulwark_study: 1\nscenario: configs/quickstart.yaml\nfactors:\n"
        "  pk: {path: systems.medium_sam.pk.dron, values: [0.5, 0.9]}\n");
  EXPECT_EQ(sweep("out").err,
            "study.yaml:4:3: factors.pk: systems.medium_sam.pk.dron: no threat has the type or family 'dron', so this "
            "has no effect; did you mean 'drone'?\n");
  // A factor that another one lets matter at some points is none of these.
  write("study.yaml",
        "bulwark_study: 1\nscenario: configs/quickstart.yaml\ntrials: 2\nfactors:\n"
        "  family: {path: threats.one_way_drone.family, values: [drone, glider]}\n"
        "  pk: {path: systems.medium_sam.pk.glider, values: [0.5, 0.9]}\n"
        "metrics: [leakage:all]\n");
  EXPECT_EQ(sweep("out").code, 0);
}

TEST_F(Sweep, RefusesLevelsThatUncertaintyWouldReplace) {
  write("study.yaml",
        "bulwark_study: 1\nscenario: configs/decoy_flood.yaml\nfactors: {raid.decoys.count: [10, 20]}\ntrials: 2\n");
  EXPECT_THAT(sweep("out").err, HasSubstr("raid.decoys.count is drawn anew in each trial (uncertain)"));
}

TEST_F(Sweep, KeepsWhatIsFinishedWhenTheDiskIsFull) {
  ASSERT_EQ(sweep("whole").code, 0);
  // A limit on the size of files stands for a full disk: it lets the header pass and some of the records.
  const Ending full = shell("trap '' XFSZ; ulimit -f 6; bulwark sweep study.yaml --out out --quiet");
  EXPECT_EQ(full.code, 1);
  EXPECT_THAT(full.err, HasSubstr("--resume goes on from there"));
  ASSERT_EQ(sweep("out", {"--resume"}).code, 0);
  EXPECT_TRUE(tables("whole") == tables("out"));
}

TEST_F(Sweep, ShippedStudiesRunAndOpenWithTheirQuestion) {
  const std::filesystem::path folder = std::string(BULWARK_SOURCE_DIR) + "/configs/studies";
  for (const std::string& name : names_in(folder)) {
    const std::string text = content(folder / name);
    EXPECT_EQ(text.substr(0, 2), "# ") << name;
    EXPECT_NE(text.substr(0, 300).find('?'), std::string::npos) << name;
    const Ending ending = run({"sweep", "configs/studies/" + name, "--out", "out", "--force", "--trials", "4"});
    EXPECT_EQ(ending.code, 0) << name << ": " << ending.err;
  }
}

}  // namespace
}  // namespace bulwark
