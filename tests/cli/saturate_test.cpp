// Saturation points, comparisons and marginal values from the command line.
#include <gmock/gmock.h>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

class Studies : public Program {
 protected:
  std::string table(const std::string& name) const { return content(scratch() / "out" / (name + ".csv")); }
};

TEST_F(Studies, SaturationIsTheFirstRaidThatLeaksSoMuch) {
  const Ending ending = run({"saturate", "configs/quickstart.yaml", "--vary", "raid.salvo.count", "--from", "10",
                             "--to", "90", "--until", "leakage:family:drone>=10 %", "--trials", "200", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  const int crossing = std::stoi(csv_cell(table("crossing"), "raid.salvo.count,", "crossing"));
  EXPECT_LE(std::stoi(csv_cell(table("crossing"), "raid.salvo.count,", "ci_low")), crossing);
  EXPECT_GE(std::stoi(csv_cell(table("crossing"), "raid.salvo.count,", "ci_high")), crossing);
  const auto leakage = [&](int count) {
    return std::stod(csv_cell(table("curve"), "raid.salvo.count," + std::to_string(count) + ",", "mean"));
  };
  EXPECT_GE(leakage(crossing), 0.1);
  EXPECT_LT(leakage(crossing - 1), 0.1);
}

TEST_F(Studies, AFrontierHasACrossingForEachValue) {
  const Ending ending =
      run({"saturate", "configs/quickstart.yaml", "--vary", "systems.medium_sam.channels", "--from", "1", "--to", "6",
           "--until", "leakage:all<=0.05", "--for", "raid.salvo.count=20,40,400", "--trials", "100", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, HasSubstr("raid.salvo.count = 20: holds from 2"));
  EXPECT_THAT(ending.out, HasSubstr("raid.salvo.count = 40: holds from 3"));
  EXPECT_THAT(ending.out, HasSubstr("raid.salvo.count = 400: not crossed"));
}

TEST_F(Studies, ASearchSaysWhatItCannotRead) {
  const auto search = [&](const std::string& from, const std::string& to, const std::string& until) {
    return run({"saturate", "configs/quickstart.yaml", "--vary", "raid.salvo.count", "--from", from, "--to", to,
                "--until", until});
  };
  EXPECT_THAT(search("10", "20", "leakage:all=0.1").err, HasSubstr("is no condition"));
  EXPECT_THAT(search("10", "20", "leakge:all>=0.1").err, HasSubstr("did you mean 'leakage'?"));
  EXPECT_THAT(search("20", "10", "leakage:all>=0.1").err, HasSubstr("'10' is not above --from"));
  EXPECT_THAT(search("10 s", "20 min", "leakage:all>=0.1").err, HasSubstr("not in the unit of --from"));
}

TEST_F(Studies, AScenarioDoesNotDifferFromItself) {
  const Ending ending = run(
      {"compare", "configs/quickstart.yaml", "configs/quickstart.yaml", "--trials", "100", "--out", "out", "--quiet"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  const std::string row = "configs/quickstart.yaml,configs/quickstart.yaml,leakage,all,";
  EXPECT_EQ(csv_cell(table("comparison"), row, "difference"), "0");
  EXPECT_EQ(csv_cell(table("comparison"), row, "difference_stderr"), "0");
  EXPECT_THAT(run({"compare", "configs/quickstart.yaml", "configs/quickstart.yaml", "--trials", "100"}).out,
              HasSubstr("not determined"));
}

TEST_F(Studies, CompareTakesCausesAndCosts) {
  ASSERT_EQ(shell("sed 's/channels: 2/channels: 3/' configs/quickstart.yaml > more.yaml").code, 0);
  const Ending ending = run({"compare", "configs/quickstart.yaml", "more.yaml", "--trials", "200", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  const std::string row = "more.yaml,configs/quickstart.yaml,";
  EXPECT_LT(std::stod(csv_cell(table("comparison"), row + "leakage,all,", "ci_high")), 0);
  EXPECT_LT(std::stod(csv_cell(table("comparison"), row + "channels,all,", "ci_high")), 0);
  const double cost = std::stod(csv_cell(table("cost"), row, "cost_per_leaker_avoided"));
  EXPECT_LT(std::stod(csv_cell(table("cost"), row, "ci_low")), cost);
  EXPECT_GT(std::stod(csv_cell(table("cost"), row, "ci_high")), cost);
}

TEST_F(Studies, SensitivityRanksWhatHelps) {
  const Ending ending =
      run({"sensitivity", "configs/quickstart.yaml", "--trials", "200", "--out", "out", "--threads", "2"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_EQ(csv_cell(table("sensitivity"), "1,", "what"), "battery");
  EXPECT_EQ(csv_cell(table("sensitivity"), "2,", "what"), "channel");
  // The magazine of the quickstart is never empty: more rounds change nothing at all.
  EXPECT_EQ(csv_cell(table("sensitivity"), "4,round,medium_sam,6,", "avoided"), "0");
  EXPECT_EQ(csv_cell(table("sensitivity"), "4,round,medium_sam,6,", "stderr"), "0");
}

}  // namespace
}  // namespace bulwark
