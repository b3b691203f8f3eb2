// Standard streams that are closed, full or read by nobody; and what goes to a terminal.
#include <gmock/gmock.h>

#include <fstream>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Streams : public Program {
 protected:
  void write(const std::string& name, const std::string& text) const { std::ofstream(scratch() / name) << text; }
  void write_study() const {
    write("study.yaml",
          "bulwark_study: 1\nscenario: configs/quickstart.yaml\ntrials: 20\n"
          "factors: {raid.salvo.count: [10, 20, 30]}\nmetrics: [leakage:all]\n");
  }
};

TEST_F(Streams, AClosedOneNeverBecomesAResultFile) {
  write_study();
  ASSERT_EQ(run({"sweep", "study.yaml", "--out", "whole", "--quiet"}).code, 0);
  for (const char* closed : {"2>&-", "<&- 2>&-", "<&- >&- 2>&-"}) {
    SCOPED_TRACE(closed);
    // Refused after the journal was opened, and while its folder is held: both speak to stderr.
    ASSERT_EQ(shell(std::string("exec bulwark sweep study.yaml --out out --force --quiet ") + closed).code, 0);
    ASSERT_EQ(shell(std::string("exec bulwark sweep study.yaml --out out --quiet ") + closed).code, 2);
    const Ending again = run({"sweep", "study.yaml", "--out", "out", "--resume", "--quiet"});
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_TRUE(all_tables(scratch() / "out") == all_tables(scratch() / "whole"));
  }
}

TEST_F(Streams, AClosedOutputIsAFailureOnlyOfWhatPrints) {
  EXPECT_EQ(shell("exec bulwark run configs/quickstart.yaml --trials 2 --quiet >&-").code, 0);
  const Ending ending = shell("exec bulwark check configs/quickstart.yaml >&-");
  EXPECT_EQ(ending.code, 1);
  EXPECT_THAT(ending.err, HasSubstr("cannot write to the standard output: Bad file descriptor"));
}

TEST_F(Streams, AnUnwritableErrorStreamChangesNoExitCode) {
  write("bad.yaml", "nonsense: 1\n");
  for (const char* errors : {"2>/dev/full", "2>&-"}) {
    SCOPED_TRACE(errors);
    EXPECT_EQ(shell(std::string("exec bulwark check bad.yaml ") + errors).code, 2);
    EXPECT_EQ(shell(std::string("exec bulwark rum ") + errors).code, 2);
    EXPECT_EQ(shell(std::string("exec bulwark run configs/quickstart.yaml --trials 2 --out /proc/x ") + errors).code,
              1);
    EXPECT_EQ(shell(std::string("exec bulwark check configs/quickstart.yaml > /dev/full ") + errors).code, 1);
  }
}

TEST_F(Streams, AFullOutputIsAFailureOfHelpToo) {
  for (const char* command : {"--help", "run --help", "--version"}) {
    const Ending ending = shell(std::string("exec bulwark ") + command + " > /dev/full");
    EXPECT_EQ(ending.code, 1) << command;
    EXPECT_THAT(ending.err, HasSubstr("No space left")) << command;
  }
}

TEST_F(Streams, AReportThatGetsNowhereDoesNotStopTheTables) {
  const std::string quickstart = " configs/quickstart.yaml";
  for (const std::string& command :
       {"run" + quickstart + " --trials 20", "compare" + quickstart + quickstart + " --trials 20",
        "sensitivity" + quickstart + " --trials 20"}) {
    SCOPED_TRACE(command);
    EXPECT_EQ(shell("exec bulwark " + command + " --force --out out > /dev/full").code, 1);
    EXPECT_TRUE(std::filesystem::exists(scratch() / "out" / "manifest.json"));
    std::filesystem::remove_all(scratch() / "out");
  }
  // Whoever reads the first line alone has no error, as of any other program.
  const Ending ending = shell("(bulwark trial configs/quickstart.yaml --trial 0; echo $? > code) | true; cat code");
  EXPECT_THAT(ending.out, testing::AnyOf("141\n", "0\n"));
  EXPECT_EQ(ending.err, "");
}

TEST_F(Streams, NothingObeyedGoesToATerminal) {
  write("study.yaml", "bulwark_study: 1\nscenario: \"configs/\\e[31mred\\u202e.yaml\"\nfactors: {a.b: [1]}\n");
  const std::string bad = "no\x1b[2Jsuch\u009b.yaml";
  for (const Ending& ending : {run({"sweep", "study.yaml", "--out", "out"}), run({"check", bad}),
                               run({"run", "configs/quickstart.yaml", "--trials", "2", "--out", "a\x1b[31m\u202e"}),
                               run({"rum\x1b[31m"}), run({"merge", "\x1b[31m\u2028", "--out", "out"})}) {
    const std::string text = ending.out + ending.err;
    for (const char* obeyed : {"\x1b", "\u009b", "\u202e", "\u2028"}) EXPECT_THAT(text, Not(HasSubstr(obeyed)));
    EXPECT_THAT(text, HasSubstr("\\x1b["));
  }
}

TEST_F(Streams, ErrorsAreFiftyAndACount) {
  std::string text = "name: x\n";
  for (int i = 0; i < 3000; ++i) text += "nonsense" + std::to_string(i) + ": 1\n";
  write("bad.yaml", text);
  const Ending ending = run({"check", "bad.yaml"});
  EXPECT_EQ(ending.code, 2);
  EXPECT_EQ(std::count(ending.err.begin(), ending.err.end(), '\n'), 51);
  EXPECT_THAT(ending.err, HasSubstr(" more errors\n"));
}

TEST_F(Streams, WarningsAreFiftyAndACount) {
  const Ending ending = run({"check", "configs/quickstart.yaml", "--set", "batteries.north.count=300", "--set",
                             "batteries.north.ring=1 km", "--set", "batteries.north.position=[900 km, 0 km]"});
  EXPECT_EQ(ending.code, 0);
  EXPECT_EQ(std::count(ending.err.begin(), ending.err.end(), '\n'), 51);
  EXPECT_THAT(ending.err, testing::EndsWith(" more warnings\n"));
}

TEST_F(Streams, ALimitOfTheProcessIsOneOfMemory) {
  const Ending ending =
      shell("ulimit -v 300000; bulwark trial configs/quickstart.yaml --trial 0 --set raid.salvo.count=1000000");
  EXPECT_EQ(ending.code, 2);
  EXPECT_THAT(ending.err, HasSubstr("of 246 MB that it may take, most of it for 1,000,000 threats"));
}

TEST_F(Streams, AnEmptyOptionIsRefused) {
  const std::vector<std::string> quickstart = {"run", "configs/quickstart.yaml", "--trials", "2"};
  for (const std::vector<std::string>& more : std::vector<std::vector<std::string>>{{"--out", ""}, {"--out="}}) {
    std::vector<std::string> command = quickstart;
    command.insert(command.end(), more.begin(), more.end());
    const Ending ending = run(command);
    EXPECT_EQ(ending.code, 2);
    EXPECT_THAT(ending.err, StartsWith("--out: is empty; expected DIR"));
  }
  const Ending shard = run({"sweep", "study.yaml", "--out", "out", "--shard", ""});
  EXPECT_EQ(shard.code, 2);
  EXPECT_THAT(shard.err, HasSubstr("--shard: is empty; expected I/N"));
  write_study();
  for (const char* bad : {"01/2", "1/02", "+1/2", "0/2", "3/2", "1/2/3", "1"}) {
    EXPECT_THAT(run({"sweep", "study.yaml", "--out", "out", "--shard", bad}).err, HasSubstr("is no part of a whole"));
  }
}

}  // namespace
}  // namespace bulwark
