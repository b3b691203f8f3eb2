// `bulwark rare` as a user runs it: shards, kills, interrupts, refusals.
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class RareCommand : public Program {
 protected:
  Ending rare(const std::string& out, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = question_;
    arguments.insert(arguments.end(), {"--out", out, "--quiet"});
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  std::string tables(const std::string& out) const { return all_tables(scratch() / out); }
  bool has_journal(const std::string& out) const { return std::filesystem::exists(scratch() / out / "journal.bin"); }

  /// By importance sampling, after a splitting that one wave does not settle.
  std::vector<std::string> question_ = {"rare",        "configs/quickstart.yaml",
                                        "--set",       "systems.medium_sam.channels=3",
                                        "--event",     "effective_hits:plant>=4",
                                        "--particles", "50",
                                        "--moves",     "2",
                                        "--relative",  "5 %"};
};

TEST_F(RareCommand, ShardsMergeToTheSameBytes) {
  ASSERT_EQ(rare("whole").code, 0);
  for (const std::string part : {"1", "2", "3"}) {
    const Ending ending = rare("part" + part, {"--shard", part + "/3", "--threads", part});
    ASSERT_EQ(ending.code, 0) << ending.err;
    EXPECT_TRUE(has_journal("part" + part));
  }
  const Ending merged = run({"merge", "part3", "part1", "part2", "--out", "merged"});
  ASSERT_EQ(merged.code, 0) << merged.err;
  EXPECT_THAT(merged.out, AllOf(HasSubstr("P(effective_hits:plant>=4) = "), HasSubstr("Tables: merged")));
  EXPECT_TRUE(tables("whole") == tables("merged"));
  EXPECT_FALSE(has_journal("whole") || has_journal("merged"));
}

TEST_F(RareCommand, RefusesToMergeWhatIsMissingOrOfAnotherSearch) {
  ASSERT_EQ(rare("part1", {"--shard", "1/2"}).code, 0);
  EXPECT_THAT(run({"merge", "part1", "--out", "out"}).err, HasSubstr("merge: shard 2/2 is missing"));
  ASSERT_EQ(rare("part2", {"--shard", "2/2", "--seed", "7"}).code, 0);
  const Ending other = run({"merge", "part1", "part2", "--out", "out"});
  EXPECT_EQ(other.code, 2);
  EXPECT_THAT(other.err, HasSubstr("of another sweep than part1; seed: it was 1, now 7"));
}

TEST_F(RareCommand, GoesOnAfterAKillToTheSameBytes) {
  ASSERT_EQ(rare("whole").code, 0);
  for (const int wait_us : {100'000, 300'000, 500'000}) {
    std::vector<std::string> line = question_;
    line.insert(line.begin(), BULWARK_EXECUTABLE);
    line.insert(line.end(), {"--out", "out", "--quiet", "--threads", "1", "--resume"});
    start(line);
    ::usleep(static_cast<useconds_t>(wait_us));
    ::kill(process(), SIGKILL);
    wait();
  }
  const Ending ending = rare("out", {"--resume"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_TRUE(tables("whole") == tables("out"));
  EXPECT_FALSE(has_journal("out"));
}

TEST_F(RareCommand, KeepsWhatAnInterruptLeavesAndSaysSo) {
  question_.back() = "2 %";
  std::vector<std::string> line = question_;
  line.insert(line.begin(), BULWARK_EXECUTABLE);
  line.insert(line.end(), {"--out", "out", "--quiet"});
  start(line);
  const auto journal = scratch() / "out" / "journal.bin";
  const auto has_records = [&] {
    return std::filesystem::exists(journal) && std::filesystem::file_size(journal) > 8000;
  };
  for (int i = 0; i < 60'000 && !has_records(); ++i) ::usleep(1'000);
  ::kill(process(), SIGINT);
  const Ending ending = wait();
  ASSERT_EQ(ending.code, 130) << ending.err;
  EXPECT_THAT(ending.err, HasSubstr("what was played is in out, and --resume goes on"));
  EXPECT_TRUE(has_journal("out"));
  EXPECT_EQ(rare("out").code, 2);
  EXPECT_THAT(rare("out").err, HasSubstr("out holds a search already; --resume goes on with it"));
  EXPECT_THAT(rare("out", {"--resume", "--seed", "7"}).err, HasSubstr("Changed: seed: it was 1, now 7"));
  ASSERT_EQ(rare("whole").code, 0);
  ASSERT_EQ(rare("out", {"--resume"}).code, 0);
  EXPECT_TRUE(tables("whole") == tables("out"));
}

TEST_F(RareCommand, RefusesAPartWithoutAFolder) {
  const Ending ending =
      run({"rare", "configs/quickstart.yaml", "--event", "leakers:all>=30", "--shard", "1/2", "--resume"});
  EXPECT_EQ(ending.code, 2);
  EXPECT_THAT(ending.err,
              AllOf(HasSubstr("--resume: expected beside --out"), HasSubstr("--shard: expected beside --out")));
}

}  // namespace
}  // namespace bulwark
