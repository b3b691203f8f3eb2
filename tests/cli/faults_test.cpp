// Every write, fsync, rename and removal of a command fails in turn, as on a full disk, or is the last thing that the
// process does: the earlier result or the new one is there whole, or there is no manifest and the next command puts it
// right.
#include <gmock/gmock.h>

#include <fstream>

#include "cli/program.h"

namespace bulwark {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class Faults : public Program {
 protected:
  fs::path out() const { return scratch() / "out"; }

  /// `bulwark COMMAND`, with the environment of tests/cli/faults.
  Ending run_with(const std::string& environment, const std::string& command) {
    return shell("exec env LD_PRELOAD=" BULWARK_FAULTS " " + environment + " bulwark " + command);
  }

  void begin_with(const fs::path& folder) const {
    fs::remove_all(out());
    if (!folder.empty()) fs::copy(folder, out(), fs::copy_options::recursive);
  }

  /// In a folder that is `old` (empty: none), at every fault: what is left of `command`, and that `again` mends it.
  void expect_safe(const std::string& command, const fs::path& old, const std::string& again) {
    begin_with(old);
    ASSERT_EQ(run_with("BULWARK_FAULT_COUNT=count", command).code, 0);
    const std::string whole = all_tables(out());
    const std::vector<std::string> names = names_in(out());
    const int count = std::atoi(content(scratch() / "count").c_str());
    if (count == 0) GTEST_SKIP() << "faults cannot be put into this build";
    for (int at = 1; at <= count; ++at) {
      for (const bool kills : {false, true}) {
        SCOPED_TRACE((kills ? "killed at " : "failed at ") + std::to_string(at));
        begin_with(old);
        const std::string fault = "BULWARK_FAULT_AT=" + std::to_string(at) + (kills ? " BULWARK_FAULT_KILLS=1" : "");
        const Ending ending = run_with(fault, command);
        ASSERT_TRUE(ending.code == 0 || ending.code == (kills ? 137 : 1)) << ending.code << ending.err;
        expect_whole(old, whole);
        if (ending.code == 1) {
          EXPECT_THAT(ending.err, HasSubstr("bulwark: "));
        }
        ASSERT_EQ(run_quietly(again), 0);
        ASSERT_TRUE(all_tables(out()) == whole);
        ASSERT_EQ(names_in(out()), names);
      }
    }
  }

 private:
  int run_quietly(const std::string& command) {
    const Ending ending = shell("exec bulwark " + command);
    EXPECT_EQ(ending.code, 0) << ending.err;
    return ending.code;
  }

  /// A manifest is there only beside its own tables.
  void expect_whole(const fs::path& old, const std::string& whole) const {
    if (!fs::exists(out() / "manifest.json")) return;
    const bool is_old = !old.empty() && content(out() / "manifest.json") == content(old / "manifest.json");
    EXPECT_TRUE(all_tables(out()) == (is_old ? all_tables(old) : whole));
  }
};

TEST_F(Faults, ARunLeavesTheEarlierResultOrTheNewOne) {
  ASSERT_EQ(run({"run", "configs/quickstart.yaml", "--trials", "2", "--out", "old"}).code, 0);
  const std::string command = "run configs/quickstart.yaml --trials 3 --per-trial --quiet --threads 1 --out out";
  expect_safe(command, scratch() / "old", command);
}

TEST_F(Faults, ASweepLosesNothingAndGoesOn) {
  std::ofstream(scratch() / "study.yaml") << "bulwark_study: 1\nscenario: configs/quickstart.yaml\ntrials: 4\n"
                                             "factors: {raid.salvo.count: [1, 2]}\nmetrics: [leakage:all]\n";
  const std::string command = "sweep study.yaml --quiet --threads 1 --out out";
  expect_safe(command, "", command + " --resume");
}

TEST_F(Faults, AMergeLeavesTheEarlierResultOrTheNewOne) {
  std::ofstream(scratch() / "study.yaml") << "bulwark_study: 1\nscenario: configs/quickstart.yaml\ntrials: 4\n"
                                             "factors: {raid.salvo.count: [1, 2]}\nmetrics: [leakage:all]\n";
  ASSERT_EQ(run({"sweep", "study.yaml", "--out", "early", "--trials", "2"}).code, 0);
  ASSERT_EQ(run({"merge", "early", "--out", "old"}).code, 0);
  ASSERT_EQ(run({"sweep", "study.yaml", "--out", "part1", "--shard", "1/2"}).code, 0);
  ASSERT_EQ(run({"sweep", "study.yaml", "--out", "part2", "--shard", "2/2"}).code, 0);
  expect_safe("merge part1 part2 --out out", scratch() / "old", "merge part1 part2 --out out");
}

TEST_F(Faults, ATrialLeavesTheEarlierFileOrTheNewOne) {
  const std::string command = "trial configs/quickstart.yaml --trial 3 --out out/events.csv";
  ASSERT_EQ(shell("mkdir old && bulwark trial configs/quickstart.yaml --trial 2 --out old/events.csv").code, 0);
  begin_with(scratch() / "old");
  ASSERT_EQ(run_with("BULWARK_FAULT_COUNT=count", command).code, 0);
  const std::string whole = all_tables(out());
  for (int at = 1; at <= std::atoi(content(scratch() / "count").c_str()); ++at) {
    begin_with(scratch() / "old");
    EXPECT_EQ(run_with("BULWARK_FAULT_AT=" + std::to_string(at), command).code, 1);
    EXPECT_TRUE(all_tables(out()) == all_tables(scratch() / "old"));
    EXPECT_EQ(names_in(out()), std::vector<std::string>{"events.csv"});
  }
}

TEST_F(Faults, AFileSystemWithoutLocksIsNamed) {
  const Ending ending = run_with("BULWARK_NO_LOCKS=1", "run configs/quickstart.yaml --trials 2 --out out");
  if (ending.code == 0) GTEST_SKIP() << "faults cannot be put into this build";
  EXPECT_EQ(ending.code, 1);
  EXPECT_THAT(ending.err, HasSubstr("the file system of out has no locks"));
}

}  // namespace
}  // namespace bulwark
