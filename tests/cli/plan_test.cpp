// `bulwark plan` as a user runs it: shipped plans, interrupts, shards, refusals.
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <fstream>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

class Plan : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    write("plan.yaml", plan_);
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(scratch() / name) << text; }
  Ending plan(const std::string& out, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"plan", "plan.yaml", "--out", out, "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  std::string tables(const std::string& out) const { return all_tables(scratch() / out); }

  const std::string plan_ =
      "bulwark_plan: 1\n"
      "scenario: configs/quickstart.yaml\n"
      "objective: {least: leakers:all}\n"
      "within: 0.5\n"
      "budgets: [2, 4]\n"
      "options:\n"
      "  channel: {add: {systems.medium_sam.channels: 1}, cost: 2, most: 2}\n"
      "  training: {set: {systems.medium_sam.reaction: 8 s}, cost: 1}\n"
      "trials: 64\n"
      "swap_trials: 64\n"
      "search: {first: 64, trials: 64, enumerate: 0}\n";
};

TEST_F(Plan, GivesTheSameBytesForAnyNumberOfThreads) {
  ASSERT_EQ(plan("one", {"--threads", "1"}).code, 0);
  ASSERT_EQ(plan("three", {"--threads", "3"}).code, 0);
  EXPECT_TRUE(tables("one") == tables("three"));
}

TEST_F(Plan, HasTheFiguresOfARun) {
  ASSERT_EQ(plan("out").code, 0);
  const std::string bought = content(scratch() / "out" / "purchases.csv");
  ASSERT_EQ(csv_cell(bought, "4,channel,", "number"), "1") << bought;
  ASSERT_EQ(csv_cell(bought, "4,training,", "number"), "1") << bought;
  ASSERT_EQ(run({"run", "configs/quickstart.yaml", "--set", "systems.medium_sam.channels=3", "--set",
                 "systems.medium_sam.reaction=8 s", "--trials", "64", "--out", "run"})
                .code,
            0);
  EXPECT_EQ(csv_cell(content(scratch() / "out" / "frontier.csv"), "4,3,,leakers,all,", "mean"),
            csv_cell(content(scratch() / "run" / "summary.csv"), "leakers,all,", "mean"));
}

TEST_F(Plan, GoesOnAfterAnyKillToTheSameBytes) {
  ASSERT_EQ(plan("whole").code, 0);
  for (const int wait_us : {20'000, 60'000, 120'000}) {
    const std::string resume = std::filesystem::exists(scratch() / "out" / "journal.bin") ? "--resume" : "--force";
    start({BULWARK_EXECUTABLE, "plan", "plan.yaml", "--out", "out", "--quiet", "--threads", "1", resume});
    ::usleep(static_cast<useconds_t>(wait_us));
    ::kill(process(), SIGKILL);
    wait();
  }
  const std::string resume = std::filesystem::exists(scratch() / "out" / "journal.bin") ? "--resume" : "--force";
  const Ending ending = plan("out", {resume});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_TRUE(tables("whole") == tables("out"));
}

TEST_F(Plan, KeepsAndMarksWhatAnInterruptLeaves) {
  const std::string few = "trials: 64\n";
  write("plan.yaml", std::string(plan_).replace(plan_.find(few), few.size(), "trials: 20000\n"));
  ASSERT_EQ(plan("whole").code, 0);
  const auto whole = std::filesystem::file_size(scratch() / "whole" / "journal.bin");
  const auto journal = scratch() / "out" / "journal.bin";
  start({BULWARK_EXECUTABLE, "plan", "plan.yaml", "--out", "out", "--quiet", "--threads", "1"});
  // Budget 0 has a fourth of the trials, so that it is done and the others are not.
  const auto is_half = [&] {
    return std::filesystem::exists(journal) && std::filesystem::file_size(journal) > whole / 2;
  };
  for (int i = 0; i < 60'000 && !is_half(); ++i) ::usleep(1'000);
  ::kill(process(), SIGINT);
  const Ending ending = wait();
  ASSERT_EQ(ending.code, 130) << ending.err;
  EXPECT_THAT(content(scratch() / "out" / "manifest.json"), HasSubstr("\"partial\": true"));
  EXPECT_THAT(ending.err, HasSubstr("of 3 budgets"));
  EXPECT_THAT(ending.err, HasSubstr("--resume goes on"));
  EXPECT_FALSE(tables("whole") == tables("out"));
  ASSERT_EQ(plan("out", {"--resume"}).code, 0);
  EXPECT_TRUE(tables("whole") == tables("out"));
}

TEST_F(Plan, ShardsMergeToTheSameBytes) {
  ASSERT_EQ(plan("whole").code, 0);
  ASSERT_EQ(plan("part1", {"--shard", "1/2"}).code, 0);
  ASSERT_EQ(plan("part2", {"--shard", "2/2"}).code, 0);
  const Ending merged = run({"merge", "part2", "part1", "--out", "merged"});
  ASSERT_EQ(merged.code, 0) << merged.err;
  EXPECT_TRUE(tables("whole") == tables("merged"));
  EXPECT_THAT(run({"merge", "part1", "--out", "refused"}).err, HasSubstr("merge: shard 2/2 is missing"));
}

TEST_F(Plan, RefusesToGoOnWithAnotherPlanAndSaysWhatChanged) {
  ASSERT_EQ(plan("out").code, 0);
  EXPECT_THAT(plan("out").err, HasSubstr("out holds a plan already; --resume goes on with it"));
  EXPECT_EQ(plan("out", {"--resume"}).code, 0);
  EXPECT_THAT(plan("out", {"--resume", "--seed", "5"}).err, HasSubstr("Changed: seed: it was 1, now 5"));
  write("plan.yaml", plan_ + "# a remark\n");
  EXPECT_THAT(plan("out", {"--resume"}).err, HasSubstr("plan plan.yaml: its text has changed"));
}

TEST_F(Plan, RefusesAPartWithoutAFolder) {
  const Ending ending = run({"plan", "plan.yaml", "--shard", "1/2", "--resume"});
  EXPECT_EQ(ending.code, 2);
  EXPECT_EQ(ending.err, "--resume: expected beside --out\n--shard: expected beside --out\n");
}

TEST_F(Plan, SaysWhatIsBoughtAndHowSureThatIs) {
  const Ending ending = run({"plan", "plan.yaml"});
  EXPECT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, HasSubstr("  4: channel, training\n"));
  EXPECT_THAT(ending.out, HasSubstr("none gains more than"));
  EXPECT_THAT(ending.out, HasSubstr("What next, by gain for its cost (95 %)"));
}

/// Trials of a shipped plan cut down, and a campaign to a month.
std::string quick(std::string text, bool is_campaign) {
  text.erase(std::min(text.find("\ntrials:"), text.size()));
  text += "\ntrials: 16\nswap_trials: 16\nsearch: {first: 16, trials: 16, enumerate: 0}\n";
  if (is_campaign) text += "raids: {month: {campaign.duration: 20 d, campaign.pauses: []}}\n";
  return text;
}

TEST_F(Plan, ShippedOnesRunAndOpenWithTheirQuestion) {
  const std::filesystem::path folder = std::string(BULWARK_SOURCE_DIR) + "/configs/plans";
  for (const std::string& name : names_in(folder)) {
    std::string text = content(folder / name);
    EXPECT_TRUE(text.starts_with("# ")) << name;
    EXPECT_THAT(text.substr(0, 300), HasSubstr("?")) << name;
    const bool is_campaign = text.find("campaign") != std::string::npos;
    const std::string up = "scenario: ../";
    text.replace(text.find(up), up.size(), "scenario: configs/");
    write(name, quick(text, is_campaign));
    const Ending ending = run({"plan", name, "--out", "out", "--force"});
    EXPECT_EQ(ending.code, 0) << name << ": " << ending.err;
  }
}

}  // namespace
}  // namespace bulwark
