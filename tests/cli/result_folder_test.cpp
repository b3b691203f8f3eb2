// Where results go: foreign folders are left alone, and nothing half-written remains when writing fails.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/program.h"

namespace bulwark {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::Each;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::vector<std::string> run_to_out = {"run", "configs/quickstart.yaml", "--trials", "200", "--out", "out"};

class Results : public Program {
 protected:
  fs::path out() const { return scratch() / "out"; }
};

TEST_F(Results, AFolderHoldsTheTablesAndTheManifest) {
  ASSERT_EQ(run(run_to_out).code, 0);
  for (const char* name :
       {"summary.csv", "leakers.csv", "exceedance.csv", "fates.csv", "causes.csv", "assets.csv", "batteries.csv",
        "kills.csv", "timeline.csv", "quantiles.csv", "sites.csv", "routes.csv", "manifest.json"}) {
    EXPECT_THAT(names_in(out()), Contains(name));
  }
  EXPECT_THAT(content(out() / "manifest.json"), Not(HasSubstr("\"partial\"")));
}

TEST_F(Results, AnEarlierResultIsReplacedAndItsFiguresGo) {
  ASSERT_EQ(run(run_to_out).code, 0);
  ASSERT_EQ(shell("mkdir out/plots; echo drawn > out/plots/leakage.png").code, 0);
  ASSERT_EQ(run({"trial", "configs/quickstart.yaml", "--trial", "0", "--out", "out/events.csv"}).code, 0);
  const std::string first = content(out() / "summary.csv");
  std::vector<std::string> again = run_to_out;
  again.insert(again.end(), {"--seed", "77"});
  EXPECT_EQ(run(again).code, 0);
  EXPECT_NE(content(out() / "summary.csv"), first);
  EXPECT_FALSE(fs::exists(out() / "plots"));
  EXPECT_FALSE(fs::exists(out() / "events.csv"));
}

TEST_F(Results, AForeignFolderIsRefusedUnlessForced) {
  fs::create_directory(out());
  ASSERT_EQ(shell("echo mine > out/notes.txt").code, 0);
  const Ending refused = run(run_to_out);
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.err, HasSubstr("notes.txt"));
  EXPECT_THAT(refused.err, HasSubstr("--force"));
  EXPECT_EQ(names_in(out()), std::vector<std::string>{"notes.txt"});

  std::vector<std::string> forced = run_to_out;
  forced.push_back("--force");
  EXPECT_EQ(run(forced).code, 0);
  EXPECT_EQ(content(out() / "notes.txt"), "mine\n");
  EXPECT_THAT(names_in(out()), Contains("manifest.json"));
}

TEST_F(Results, APlaceThatIsNoFolderIsRefused) {
  ASSERT_EQ(shell("echo mine > out").code, 0);
  EXPECT_EQ(run(run_to_out).code, 1);
  EXPECT_EQ(content(out()), "mine\n");
  std::vector<std::string> below = run_to_out;
  below.back() = "out/deeper";
  const Ending ending = run(below);
  EXPECT_EQ(ending.code, 1);
  EXPECT_THAT(ending.err, HasSubstr("out/deeper"));
}

// Nobody can create a file in /proc, not even root (Linux).
TEST_F(Results, AnUnwritableFolderIsKnownBeforeTheRun) {
  const Ending inside = run({"run", "configs/quickstart.yaml", "--trials", "4000000000", "--out", "/proc", "--force"});
  EXPECT_EQ(inside.code, 1);
  EXPECT_THAT(inside.err, HasSubstr("cannot write /proc/"));
  const Ending below = run({"run", "configs/quickstart.yaml", "--trials", "4000000000", "--out", "/proc/results"});
  EXPECT_EQ(below.code, 1);
  EXPECT_THAT(below.err, HasSubstr("cannot create the folder /proc/results"));
}

// A limit on the size of files stands in for a full disk: the write fails in the middle of a table all the same.
TEST_F(Results, AFailedWriteLeavesNoHalfWrittenFile) {
  const Ending ending =
      shell("trap '' XFSZ; ulimit -f 2; exec bulwark run configs/quickstart.yaml --quiet --trials 200 --out out");
  EXPECT_EQ(ending.code, 1);
  EXPECT_THAT(ending.err, HasSubstr("cannot write out/"));
  EXPECT_THAT(names_in(out()), Each(EndsWith(".csv")));
  for (const std::string& name : names_in(out())) EXPECT_THAT(content(out() / name), EndsWith("\n")) << name;
}

TEST_F(Results, AFullDeviceIsNamed) {
  const Ending trial = run({"trial", "configs/quickstart.yaml", "--trial", "0", "--out", "/dev/full"});
  EXPECT_EQ(trial.code, 1);
  EXPECT_THAT(trial.err, HasSubstr("cannot write /dev/full: it is a pipe or a device"));
  for (const char* command : {"run configs/quickstart.yaml --trials 10", "check configs/quickstart.yaml",
                              "trial configs/quickstart.yaml --trial 0"}) {
    const Ending ending = shell(std::string("bulwark ") + command + " > /dev/full");
    EXPECT_EQ(ending.code, 1) << command;
    EXPECT_THAT(ending.err, HasSubstr("No space left")) << command;
  }
}

TEST_F(Results, AnotherKindOrScenarioIsRefusedUnlessForced) {
  ASSERT_EQ(run(run_to_out).code, 0);
  const std::string before = all_tables(out());
  const std::string quickstart = "configs/quickstart.yaml";
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"run", "configs/point_defence.yaml", "--trials", "2"},
           {"compare", quickstart, quickstart, "--trials", "2"},
           {"compare", quickstart, quickstart, "--least", "leakage:all", "--within", "1", "--trials", "20"},
           {"sensitivity", quickstart, "--trials", "2"},
           {"sweep", "configs/studies/raid_size_channels.yaml", "--trials", "2"},
           {"saturate", quickstart, "--vary", "raid.salvo.count", "--from", "1", "--to", "3", "--until",
            "leakage:all>=0.1", "--trials", "2"}}) {
    SCOPED_TRACE(::testing::PrintToString(command));
    std::vector<std::string> with_out = command;
    with_out.insert(with_out.end(), {"--out", "out"});
    const Ending ending = run(with_out);
    EXPECT_EQ(ending.code, 1);
    EXPECT_THAT(ending.err, HasSubstr("out holds a run of configs/quickstart.yaml, and this would be a "));
    EXPECT_THAT(ending.err, HasSubstr("--force"));
    EXPECT_TRUE(all_tables(out()) == before);
  }
  ASSERT_EQ(run({"sensitivity", quickstart, "--trials", "2", "--out", "out", "--force", "--quiet"}).code, 0);
  EXPECT_EQ(names_in(out()), (std::vector<std::string>{"manifest.json", "sensitivity.csv"}));
}

TEST_F(Results, ATrialReplacesNothingButEvents) {
  const std::vector<std::string> trial = {"trial", "configs/quickstart.yaml", "--trial", "0", "--out", "notes.txt"};
  ASSERT_EQ(shell("echo mine > notes.txt").code, 0);
  EXPECT_THAT(run(trial).err, HasSubstr("notes.txt is there and no table of events"));
  EXPECT_EQ(content(scratch() / "notes.txt"), "mine\n");
  std::vector<std::string> forced = trial;
  forced.push_back("--force");
  EXPECT_EQ(run(forced).code, 0);
  EXPECT_EQ(run(trial).code, 0);  // events by now
}

TEST_F(Results, TwoAtOnceAreOneAndARefusal) {
  start({BULWARK_EXECUTABLE, "run", "configs/quickstart.yaml", "--trials", "4000000000", "--out", "out"});
  for (int i = 0; i < 1000 && !fs::exists(out() / ".bulwark.lock"); ++i) ::usleep(10'000);
  const pid_t holder = process();
  for (const char* command : {"run configs/quickstart.yaml --trials 2 --out out --force",
                              "sweep configs/studies/raid_size_channels.yaml --trials 2 --out out --force",
                              "sensitivity configs/quickstart.yaml --trials 2 --out out --force"}) {
    SCOPED_TRACE(command);
    const Ending ending = shell(std::string("exec bulwark ") + command);
    EXPECT_EQ(ending.code, 1);
    EXPECT_THAT(ending.err, HasSubstr("out is being written to by process " + std::to_string(holder) + " on "));
  }
  ::kill(holder, SIGKILL);
  ::waitpid(holder, nullptr, 0);
  EXPECT_EQ(run(run_to_out).code, 0);
  EXPECT_THAT(names_in(out()), Not(Contains(HasSubstr(".bulwark"))));
}

TEST_F(Results, NothingThatWaitsInTheFolderIsWrittenThroughOrWaitedFor) {
  ASSERT_EQ(run(run_to_out).code, 0);
  ASSERT_EQ(shell("rm out/summary.csv; mkfifo out/summary.csv").code, 0);
  const Ending pipe = run(run_to_out);
  EXPECT_EQ(pipe.code, 1);
  EXPECT_THAT(pipe.err, HasSubstr("cannot write out/summary.csv: it is a pipe or a device"));
  ASSERT_EQ(shell("rm out/summary.csv; echo mine > precious; ln -s ../precious out/summary.csv").code, 0);
  EXPECT_EQ(run(run_to_out).code, 0);
  EXPECT_EQ(content(scratch() / "precious"), "mine\n");
  EXPECT_THAT(content(out() / "summary.csv"), HasSubstr("leakage"));
}

}  // namespace
}  // namespace bulwark
