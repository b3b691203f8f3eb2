// ^C during a long run: the trials so far are a result, marked as partial.
#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

/// What does not look at the signal compiles for minutes; what does takes a second, on a machine that has nothing else
/// to do.
constexpr double soon_s = 15;

class Interrupt : public Program {
 protected:
  /// Whether the process has its own handler for the signal by now (Linux, /proc).
  bool handles(int signal) const {
    std::ifstream status("/proc/" + std::to_string(process()) + "/status");
    for (std::string line; std::getline(status, line);) {
      if (line.starts_with("SigCgt:")) return (std::stoull(line.substr(7), nullptr, 16) >> (signal - 1)) & 1U;
    }
    return false;
  }
  /// A command that would take long, stopped by the signal once some trials are done.
  Ending stop_by(int signal, std::vector<std::string> command) {
    command.insert(command.begin(), BULWARK_EXECUTABLE);
    command.insert(command.end(), {"--out", "out"});
    start(command);
    for (int i = 0; i < 1000 && !handles(signal); ++i) ::usleep(10'000);
    EXPECT_TRUE(handles(signal));
    ::usleep(700'000);
    return stop(signal);
  }
  Ending stop(int signal) {
    ::kill(process(), signal);
    const auto before = std::chrono::steady_clock::now();
    const Ending ending = wait();
    stopping_ = std::chrono::steady_clock::now() - before;
    return ending;
  }
  /// From the signal to the end of the process.
  double seconds_to_stop() const { return stopping_.count(); }
  Ending stop_by(int signal) { return stop_by(signal, {"run", "configs/quickstart.yaml", "--trials", "4000000000"}); }

 private:
  std::chrono::duration<double> stopping_{};
};

TEST_F(Interrupt, LeavesTheTablesOfTheTrialsSoFar) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const Ending ending = stop_by(signal);
    EXPECT_EQ(ending.code, 128 + signal);
    EXPECT_THAT(ending.err, HasSubstr("interrupted after "));
    EXPECT_THAT(ending.out, HasSubstr("Leakage"));
    EXPECT_THAT(content(scratch() / "out" / "manifest.json"), HasSubstr("\"partial\": true"));
    const std::string summary = content(scratch() / "out" / "summary.csv");
    const std::string trials = csv_cell(summary, "leakers,all,", "trials");
    EXPECT_GT(std::stoull(trials), 0U);
    EXPECT_THAT(ending.err, HasSubstr("after " + trials + " of 4000000000 trials"));
    EXPECT_THAT(content(scratch() / "out" / "manifest.json"), HasSubstr("\"trials\": " + trials + ","));
  }
}

TEST_F(Interrupt, LeavesAloneWhatTheCallerHasItIgnore) {
  start({"/bin/sh", "-c",
         std::string("trap '' HUP; exec ") + BULWARK_EXECUTABLE +
             " run configs/quickstart.yaml --trials 30000 --threads 1 --quiet --out out"});
  for (int i = 0; i < 1000 && !handles(SIGTERM); ++i) ::usleep(10'000);
  ::kill(process(), SIGHUP);
  EXPECT_EQ(wait().code, 0);
}

TEST_F(Interrupt, LeavesTheTablesOfAShorterRun) {
  stop_by(SIGINT);
  const std::string trials = csv_cell(content(scratch() / "out" / "summary.csv"), "leakers,all,", "trials");
  ASSERT_EQ(run({"run", "configs/quickstart.yaml", "--trials", trials, "--out", "shorter", "--quiet"}).code, 0);
  EXPECT_TRUE(all_tables(scratch() / "out") == all_tables(scratch() / "shorter"));
}

TEST_F(Interrupt, EndsARunAtOnce) {
  const auto before = std::chrono::steady_clock::now();
  stop_by(SIGINT);
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(10));
}

/// A trial takes seconds: 64 of them were waited for once.
TEST_F(Interrupt, EndsHugeTrialsHalfway) {
  const std::string quickstart = "configs/quickstart.yaml";
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"run", quickstart, "--force", "--threads", "1", "--set", "raid.salvo.count=1000000"},
           {"run", quickstart, "--force", "--threads", "1", "--set", "raid.salvo.count=4000", "--set",
            "command.policy=assignment", "--set", "batteries.north.channels=4000"},
           {"bound", quickstart, "--force", "--set", "raid.salvo.count=100000"},
           {"rare", quickstart, "--force", "--event", "leakers:all>=99999", "--set", "raid.salvo.count=100000"}}) {
    SCOPED_TRACE(::testing::PrintToString(command));
    const auto before = std::chrono::steady_clock::now();
    EXPECT_EQ(stop_by(SIGINT, command).code, 130);
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(10));
  }
}

/// Routes times batteries that take far longer to compile than the test waits.
const std::vector<std::string> slow_to_compile = {"batteries.north.count=10000", "batteries.north.ring=3 km",
                                                  "raid.salvo.lanes=3000"};

std::vector<std::string> with_settings(std::vector<std::string> command, const std::vector<std::string>& settings) {
  for (const std::string& setting : settings) command.insert(command.end(), {"--set", setting});
  command.insert(command.end(), {"--max-memory", "1000 GB"});
  return command;
}

TEST_F(Interrupt, EndsCompilingAtOnce) {
  const std::string quickstart = "configs/quickstart.yaml";
  std::ofstream(scratch() / "plan.yaml") << "bulwark_plan: 1\nscenario: configs/quickstart.yaml\n"
                                            "objective: {least: leakers:all}\nwithin: 0.2\nbudgets: [1]\noptions:\n"
                                            "  all: {set: {batteries.north.count: 10000, batteries.north.ring: 3 km, "
                                            "raid.salvo.lanes: 3000}, cost: 1}\n";
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           with_settings({"compare", quickstart, quickstart}, slow_to_compile),
           with_settings({"compare", quickstart, quickstart, "--least", "leakage:all", "--within", "1 %"},
                         slow_to_compile),
           with_settings({"sensitivity", quickstart}, slow_to_compile),
           with_settings({"saturate", quickstart, "--vary", "raid.salvo.count", "--from", "10", "--to", "90", "--until",
                          "leakage:all>=0.1"},
                         slow_to_compile),
           with_settings({"calibrate", "configs/calibrations/point_defence.yaml"},
                         {"batteries.guns.count=9990", "batteries.guns.ring=3 km", "raid.drones_east.lanes=3000"}),
           with_settings({"plan", "plan.yaml"}, {})}) {
    SCOPED_TRACE(::testing::PrintToString(command));
    EXPECT_EQ(stop_by(SIGINT, command).code, 130);
    EXPECT_LT(seconds_to_stop(), soon_s);
  }
}

/// Where there is nothing to keep yet, the signal itself ends the program.
TEST_F(Interrupt, EndsAtOnceWhatHasNothingToKeep) {
  const std::string quickstart = "configs/quickstart.yaml";
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           with_settings({"run", quickstart, "--out", "out"}, slow_to_compile),
           with_settings({"check", quickstart}, slow_to_compile),
           with_settings({"trial", quickstart, "--trial", "0"}, slow_to_compile),
           with_settings({"bound", quickstart, "--out", "out"}, slow_to_compile),
           with_settings({"rare", quickstart, "--out", "out", "--event", "leakers:all>=30"}, slow_to_compile),
           {"validate"}}) {
    SCOPED_TRACE(::testing::PrintToString(command));
    std::vector<std::string> line = command;
    line.insert(line.begin(), BULWARK_EXECUTABLE);
    start(line);
    ::usleep(700'000);
    EXPECT_EQ(stop(SIGINT).code, 130);
    EXPECT_LT(seconds_to_stop(), 1);
    EXPECT_FALSE(std::filesystem::exists(scratch() / "out"));
  }
}

TEST_F(Interrupt, KeepsThePointsThatWereRunBeforeOneThatIsCompiled) {
  std::ofstream(scratch() / "study.yaml")
      << "bulwark_study: 1\nscenario: configs/quickstart.yaml\ntrials: 50\nfactors:\n"
         "  ring: {path: batteries.north.ring, values: [3 km]}\n"
         "  size: {paths: [batteries.north.count, raid.salvo.lanes], values: {small: [1, 1], large: [10000, 3000]}}\n";
  const Ending ending = stop_by(SIGINT, {"sweep", "study.yaml", "--max-memory", "1000 GB"});
  EXPECT_LT(seconds_to_stop(), soon_s);
  EXPECT_EQ(ending.code, 130);
  EXPECT_EQ(ending.err, "bulwark: interrupted; 1 of 2 runs are in out; --resume goes on from there\n");
}

TEST_F(Interrupt, LeavesNothingHalfWritten) {
  stop_by(SIGINT);
  for (const std::string& name : names_in(scratch() / "out")) {
    EXPECT_THAT(name, Not(HasSubstr(".tmp")));
    EXPECT_THAT(content(scratch() / "out" / name), EndsWith("\n")) << name;
  }
}

TEST_F(Interrupt, EndsTheCheckOfAStudyBeforeAnythingIsThere) {
  std::ofstream(scratch() / "study.yaml") << "bulwark_study: 1\nscenario: configs/winter_grid.yaml\nfactors:\n"
                                             "  a: {path: raid.decoys_north.count, from: 1, to: 1000, step: 1}\n"
                                             "  b: {path: raid.decoys_east.count, from: 1, to: 1000, step: 1}\n";
  start({BULWARK_EXECUTABLE, "sweep", "study.yaml", "--out", "out"});
  ::usleep(500'000);  // of minutes
  ::kill(process(), SIGINT);
  EXPECT_EQ(wait().code, 130);
  EXPECT_FALSE(std::filesystem::exists(scratch() / "out"));
}

TEST_F(Interrupt, EndsAStudyWithoutAResult) {
  const std::string quickstart = "configs/quickstart.yaml";
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"compare", quickstart, quickstart, "--trials", "1000000"},
           {"compare", quickstart, quickstart, "--least", "leakage:all", "--within", "1 %", "--first", "1000000"},
           {"sensitivity", quickstart, "--trials", "1000000"},
           {"sensitivity", "configs/point_defence.yaml", "--sobol", "16000", "--trials", "1000"},
           {"saturate", quickstart, "--vary", "raid.salvo.count", "--from", "10", "--to", "90", "--until",
            "leakage:all>=0.1", "--trials", "1000000"}}) {
    SCOPED_TRACE(::testing::PrintToString(command));
    const Ending ending = stop_by(SIGINT, command);
    EXPECT_EQ(ending.code, 130);
    EXPECT_EQ(ending.err, "bulwark: interrupted; nothing is written\n");
    EXPECT_THAT(names_in(scratch() / "out"), ::testing::IsEmpty());
  }
}

TEST_F(Interrupt, EndsACalibrationWithoutAResult) {
  const std::string head =
      "bulwark_calibration: 1\nscenario: configs/point_defence.yaml\n"
      "families: {drones: {of: drone, correlation: 0}}\ndraws: 40000\ntrials: 10000\n";
  for (const std::string observed :
       {"raids: {night: {regime: together, drones: {launched: 60, stopped: 40}}}\n",
        "bands: {nights: {family: drones, regime: together, launched: 60, mean: 30 %}}\n"}) {
    std::ofstream(scratch() / "calibration.yaml") << head << observed;
    const auto before = std::chrono::steady_clock::now();
    const Ending ending = stop_by(SIGINT, {"calibrate", "calibration.yaml"});
    EXPECT_EQ(ending.code, 130);
    EXPECT_EQ(ending.err, "bulwark: interrupted; nothing is written\n");
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(10));
    EXPECT_THAT(names_in(scratch() / "out"), ::testing::IsEmpty());
  }
}

}  // namespace
}  // namespace bulwark
