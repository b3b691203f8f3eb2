// A seed and a trial number decide everything: threads, other trials and the way of asking do not.
#include <gmock/gmock.h>

#include <sstream>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Reproducible : public Program {
 protected:
  void run_to(const std::string& folder, std::vector<std::string> options) {
    options.insert(options.begin(), {"run", "configs/decoy_flood.yaml", "--quiet", "--out", folder});
    const Ending ending = run(options);
    ASSERT_EQ(ending.code, 0) << ending.err;
  }
  /// Sum of a metric of `all` over the trials of a folder, exactly, for whole-numbered metrics.
  double total(const std::string& folder, const std::string& metric) {
    const std::string summary = content(scratch() / folder / "summary.csv");
    const std::string row = metric + ",all,";
    return std::stod(csv_cell(summary, row, "mean")) * std::stod(csv_cell(summary, row, "trials"));
  }
  /// Rows of one kind of event of threats that are no decoys.
  static int count(const std::string& events, const std::string& event) {
    std::stringstream stream(events);
    int rows = 0;
    for (std::string line; std::getline(stream, line);) {
      if (line.find("," + event + ",") != std::string::npos && line.find("decoy") == std::string::npos) ++rows;
    }
    return rows;
  }
};

TEST_F(Reproducible, TablesDoNotDependOnTheNumberOfThreads) {
  run_to("one", {"--trials", "600", "--threads", "1"});
  const std::string tables = all_tables(scratch() / "one");
  EXPECT_THAT(tables, Not(IsEmpty()));
  for (const std::string threads : {"2", "5"}) {
    run_to("several", {"--trials", "600", "--threads", threads});
    EXPECT_TRUE(all_tables(scratch() / "several") == tables) << threads << " threads";
  }
}

TEST_F(Reproducible, TheSameCommandGivesTheSameTables) {
  run_to("first", {"--trials", "100", "--seed", "5"});
  run_to("second", {"--trials", "100", "--seed", "5"});
  run_to("third", {"--trials", "100", "--seed", "6"});
  EXPECT_TRUE(all_tables(scratch() / "first") == all_tables(scratch() / "second"));
  EXPECT_FALSE(all_tables(scratch() / "first") == all_tables(scratch() / "third"));
}

TEST_F(Reproducible, ATrialAloneIsTheTrialOfTheRun) {
  run_to("before", {"--trials", "41", "--seed", "9"});
  run_to("with", {"--trials", "42", "--seed", "9"});
  const Ending trial = run({"trial", "configs/decoy_flood.yaml", "--trial", "41", "--seed", "9"});
  ASSERT_EQ(trial.code, 0);
  const auto of_trial_41 = [&](const char* metric) { return total("with", metric) - total("before", metric); };
  EXPECT_NEAR(of_trial_41("leakers"), count(trial.out, "arrive"), 1e-6);
  EXPECT_NEAR(of_trial_41("launched"), count(trial.out, "launch"), 1e-6);
  EXPECT_NEAR(of_trial_41("shots"), count(trial.out, "fire"), 1e-6);
}

TEST_F(Reproducible, TrialWritesTheSameToAFileAsToTheOutput) {
  const Ending shown = run({"trial", "configs/quickstart.yaml", "--trial", "3"});
  ASSERT_EQ(run({"trial", "configs/quickstart.yaml", "--trial", "3", "--out", "events.csv"}).code, 0);
  EXPECT_EQ(content(scratch() / "events.csv"), shown.out);
  EXPECT_THAT(shown.out, HasSubstr("trial,time_s,event,salvo,threat,type,lane,target,battery,sensor"));
}

}  // namespace
}  // namespace bulwark
