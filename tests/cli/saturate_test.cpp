// Saturation points, comparisons and marginal values from the command line.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <tuple>

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
  EXPECT_EQ(csv_cell(table("crossing"), "raid.salvo.count,", "assured"),
            csv_cell(table("crossing"), "raid.salvo.count,", "ci_high"));
  EXPECT_THAT(ending.out, HasSubstr("; with 97.5 % confidence from "));
  const auto leakage = [&](int count) {
    return std::stod(csv_cell(table("curve"), "raid.salvo.count," + std::to_string(count) + ",", "mean"));
  };
  EXPECT_GE(leakage(crossing), 0.1);
  EXPECT_LT(leakage(crossing - 1), 0.1);
}

TEST_F(Studies, AssuranceIsOfTheStatedConfidence) {
  const auto assured = [&](const std::string& confidence) {
    const Ending ending = run({"saturate", "configs/quickstart.yaml", "--vary", "raid.salvo.count", "--from", "10",
                               "--to", "90", "--until", "leakage:family:drone>=10 %", "--trials", "20", "--confidence",
                               confidence, "--out", "out", "--force"});
    EXPECT_EQ(ending.code, 0) << ending.err;
    EXPECT_EQ(csv_cell(table("crossing"), "raid.salvo.count,", "confidence"), confidence);
    return std::stoi(csv_cell(table("crossing"), "raid.salvo.count,", "assured"));
  };
  const int usual = assured("0.975");
  EXPECT_LT(assured("0.6"), usual);
  EXPECT_GT(assured("0.9999"), usual);
  const Ending refused = run({"saturate", "configs/quickstart.yaml", "--vary", "raid.salvo.count", "--from", "10",
                              "--to", "90", "--until", "leakage:all>=0.1", "--confidence", "0.5"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--confidence"));
  const Ending not_a_number = run({"saturate", "configs/quickstart.yaml", "--vary", "raid.salvo.count", "--from", "10",
                                   "--to", "90", "--until", "leakage:all>=0.1", "--confidence", "nan"});
  EXPECT_EQ(not_a_number.code, 2);
  EXPECT_THAT(not_a_number.err, HasSubstr("--confidence: 'nan' is not a number"));
}

TEST_F(Studies, AFrontierHasACrossingForEachValue) {
  const Ending ending =
      run({"saturate", "configs/quickstart.yaml", "--vary", "systems.medium_sam.channels", "--from", "1", "--to", "6",
           "--until", "leakage:all<=0.05", "--for", "raid.salvo.count=20,40,400", "--trials", "100", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, HasSubstr("raid.salvo.count = 20: holds from 2"));
  EXPECT_THAT(ending.out, HasSubstr("raid.salvo.count = 40: holds from 3"));
  EXPECT_THAT(ending.out, HasSubstr("raid.salvo.count = 400: not crossed: holds nowhere from 1 to 6"));
  EXPECT_EQ(csv_cell(table("crossing"), "systems.medium_sam.channels,,raid.salvo.count,400,", "direction"), "never");
}

TEST_F(Studies, ARequirementOfNothingAtAllCanBeMet) {
  // Not one of forty drones gets past that many channels in these trials; no number of trials makes that certain.
  const auto until = [&](const std::string& condition) {
    return run({"saturate", "configs/quickstart.yaml", "--set", "systems.medium_sam.pk.drone=1", "--vary",
                "systems.medium_sam.channels", "--from", "1", "--to", "9", "--trials", "50", "--until", condition});
  };
  EXPECT_THAT(until("leakers:all<=0").out, HasSubstr("holds from 3 (95 %: 3 to outside)"));
  EXPECT_THAT(until("leakers:all>=0").out, HasSubstr("not crossed: holds everywhere from 1 to 9"));
}

// The mean leaks less than a tenth at either end, and a few trials leave it open at the upper one.
TEST_F(Studies, ALevelThatOnlyTheIntervalCrossesMayBeCrossed) {
  const Ending ending = run({"saturate", "configs/quickstart.yaml", "--vary", "raid.salvo.count", "--from", "10",
                             "--to", "33", "--until", "leakage:all>=10 %", "--trials", "100", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  const std::string low = csv_cell(table("crossing"), "raid.salvo.count,", "ci_low");
  EXPECT_THAT(ending.out, HasSubstr("not crossed: holds nowhere from 10 to 33 by the estimate, and may be crossed "
                                    "(95 %: " +
                                    low + " to outside)"));
  EXPECT_EQ(csv_cell(table("crossing"), "raid.salvo.count,", "direction"), "never");
  EXPECT_EQ(csv_cell(table("crossing"), "raid.salvo.count,", "ci_high"), "");
  EXPECT_EQ(csv_cell(table("crossing"), "raid.salvo.count,", "assured"), "");
}

TEST_F(Studies, ASearchSaysWhatItCannotRead) {
  const auto search = [&](const std::string& from, const std::string& to, const std::string& until) {
    return run({"saturate", "configs/quickstart.yaml", "--vary", "raid.salvo.count", "--from", from, "--to", to,
                "--until", until});
  };
  EXPECT_THAT(search("10", "20", "leakage:all=0.1").err, HasSubstr("is no condition"));
  EXPECT_THAT(search("10", "20", "leakge:all>=0.1").err, HasSubstr("did you mean 'leakage'?"));
  EXPECT_THAT(search("20", "10", "leakage:all>=0.1").err, HasSubstr("'10' is not above --from"));
  EXPECT_THAT(search("10 s", "20 min", "leakage:all>=0.1").err, HasSubstr("--vary: raid.salvo.count: "));
  EXPECT_THAT(search("10 s", "20 km", "leakage:all>=0.1").err,
              HasSubstr("'20 km' and '10 s' of --from are not of one kind"));
  EXPECT_THAT(search("10", "20", "leakage:all>=30").err,
              HasSubstr("leakage:all lies between 0 and 1, and is never 30; did you mean 30 %?"));
  EXPECT_THAT(search("5 km", "9 km", "leakage:all>=0.1").err, HasSubstr("--vary: raid.salvo.count: "));
  EXPECT_THAT(run({"saturate", "configs/quickstart.yaml", "--vary", "raid.salvo.count", "--from", "10", "--to", "20",
                   "--until", "leakage:all>=0.1", "--for", "systems.medium_sam.chanels=1,2"})
                  .err,
              HasSubstr("--for: systems.medium_sam.chanels: unknown key 'chanels'; did you mean 'channels'?"));
  EXPECT_THAT(
      search("10.0", "90", "leakage:all>=0.1").err,
      HasSubstr("is not a whole number; expected a whole number from 0 to 1000000; where it takes whole numbers "
                "only, write the ends as such: --from 10 --to 90"));
  EXPECT_THAT(run({"saturate", "configs/quickstart.yaml", "--vary", "systems.medium_sam.pk.dron", "--from", "0.1",
                   "--to", "0.9", "--until", "leakage:all>=0.1"})
                  .err,
              HasSubstr("--vary: systems.medium_sam.pk.dron: no threat has the type or family 'dron'"));
}

TEST_F(Studies, TheEndsOfASearchMayHaveUnitsOfOneKind) {
  const Ending ending = run({"saturate", "configs/quickstart.yaml", "--vary", "systems.medium_sam.reaction", "--from",
                             "6 s", "--to", "1 min", "--until", "leakage:all>=30 %", "--trials", "50"});
  EXPECT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, HasSubstr("leakage:all >= 30 %, varying systems.medium_sam.reaction"));
  EXPECT_THAT(ending.out, HasSubstr("\n60  "));
}

TEST_F(Studies, ASearchSaysEverythingThatIsWrongAtOnce) {
  const auto said = [&](const std::string& from, const std::string& to, const std::string& until,
                        const std::string& second) {
    const Ending ending = run({"saturate", "configs/quickstart.yaml", "--vary", "raid.salvo.count", "--from", from,
                               "--to", to, "--until", until, "--for", second});
    EXPECT_EQ(ending.code, 2);
    return ending.err;
  };
  EXPECT_EQ(said("ten", "many", "leakage:all=0.1", "channels"),
            "--until: 'leakage:all=0.1' is no condition; expected one as leakage:all>=0.10\n"
            "--from: expected a number, with its unit if it has one, as '5 min'\n"
            "--to: expected a number, with its unit if it has one, as '5 min'\n"
            "--for: 'channels' is not of the form PATH=V1,V2,...\n");
  EXPECT_EQ(
      said("10", "20", "leakage:all>=0.1", "seed=1,2"),
      "--for: seed: every value runs the same trials; expected a path of the raid or the defence, and --seed beside "
      "it\n");
  EXPECT_EQ(said("10", "20", "leakage:all>=0.1", "raid.salvo.count=1,2"),
            "--for: raid.salvo.count is what --vary varies; expected another path\n");
  const std::string of_ends = said("-5", "2000000", "leakage:all>=0.1", "systems.medium_sam.channels=-1,2,-3");
  for (const char* part : {"--vary: raid.salvo.count: '-5'", "--vary: raid.salvo.count: '2000000'",
                           "--for: systems.medium_sam.channels: '-1'", "--for: systems.medium_sam.channels: '-3'"}) {
    EXPECT_THAT(of_ends, HasSubstr(part));
  }
  EXPECT_EQ(std::count(of_ends.begin(), of_ends.end(), '\n'), 4);
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
  // The parts of that ratio are rows of the comparison too.
  for (const auto& [part, metric, sign] :
       {std::tuple("extra_cost", "defender_cost,all,", 1), std::tuple("leakers_avoided", "leakers,all,", -1)}) {
    const std::string column = part;
    const auto of_cost = [&](const std::string& end) { return std::stod(csv_cell(table("cost"), row, column + end)); };
    const auto compared = [&, metric = metric, sign = sign](const char* name) {  // clang 14 captures no bindings
      return sign * std::stod(csv_cell(table("comparison"), row + metric, name));
    };
    EXPECT_DOUBLE_EQ(of_cost(""), compared("difference"));
    EXPECT_DOUBLE_EQ(of_cost("_ci_low"), compared(sign > 0 ? "ci_low" : "ci_high"));
    EXPECT_DOUBLE_EQ(of_cost("_ci_high"), compared(sign > 0 ? "ci_high" : "ci_low"));
  }
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

TEST_F(Studies, TheBestOfManyIsSelected) {
  for (const std::string channels : {"1", "3", "4"}) {
    ASSERT_EQ(
        shell("sed 's/channels: 2/channels: " + channels + "/' configs/quickstart.yaml > " + channels + ".yaml").code,
        0);
  }
  const Ending ending = run({"compare", "configs/quickstart.yaml", "1.yaml", "3.yaml", "4.yaml", "--least",
                             "leakage:all", "--within", "1 %", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_EQ(csv_cell(table("selection"), "1,4.yaml,", "verdict"), "selected");
  EXPECT_EQ(csv_cell(table("selection"), "1,4.yaml,", "difference"), "0");
  // One and two channels leak far more: gone after the first stage.
  for (const char* row : {"3,configs/quickstart.yaml,", "4,1.yaml,"}) {
    EXPECT_EQ(csv_cell(table("selection"), row, "trials"), "128");
    EXPECT_EQ(csv_cell(table("selection"), row, "dropped_by"), "4.yaml");
    EXPECT_GT(std::stod(csv_cell(table("selection"), row, "difference_ci_low")), 0);
  }
  EXPECT_THAT(ending.out, HasSubstr("Decided: one that is best by 1 % or more is among the selected with probability "
                                    "95 % or more"));
  ASSERT_EQ(run({"compare", "configs/quickstart.yaml", "1.yaml", "3.yaml", "4.yaml", "--least", "leakage:all",
                 "--within", "1 %", "--out", "again", "--threads", "1", "--quiet"})
                .code,
            0);
  EXPECT_EQ(content(scratch() / "again" / "selection.csv"), table("selection"));
}

TEST_F(Studies, TheBestPointOfAStudyIsSelected) {
  const Ending ending =
      run({"compare", "configs/studies/layout.yaml", "--most", "intercepted:all", "--within", "2", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(table("selection"), HasSubstr("layout = forward"));
}

TEST_F(Studies, NothingIsSelectedByWhatDoesNotExist) {
  std::ofstream(scratch() / "study.yaml") << "bulwark_study: 1\nscenario: configs/quickstart.yaml\n"
                                             "factors: {raid.salvo.count: [20, 0]}\n";
  const Ending ending = run({"compare", "study.yaml", "--least", "leakage:all", "--within", "1 %"});
  EXPECT_EQ(ending.code, 1);
  EXPECT_EQ(ending.err,
            "bulwark: raid.salvo.count = 0: leakage:all does not exist: nothing of its group appears in the first 128 "
            "trials\n");
  EXPECT_EQ(run({"compare", "study.yaml", "--least", "leakers:all", "--within", "0.5", "--quiet"}).code, 0);
}

TEST_F(Studies, ASelectionSaysWhatItCannotRead) {
  const auto select = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"compare", "configs/quickstart.yaml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ending ending = run(arguments);
    EXPECT_EQ(ending.code, 2);
    return ending.err;
  };
  const std::string twin = "configs/quickstart.yaml";
  EXPECT_THAT(select({}), HasSubstr("expected a scenario to compare it with, or --least METRIC"));
  EXPECT_THAT(select({twin, "--within", "1"}), HasSubstr("--within: expected beside --least or --most"));
  EXPECT_THAT(select({"--least", "leakage:all", "--within", "1"}), HasSubstr("expected a scenario to choose it from"));
  EXPECT_THAT(select({twin, "--least", "leakage:all"}), HasSubstr("--within: missing; expected a difference"));
  EXPECT_THAT(select({twin, "--least", "leakage:all", "--within", "-1"}), HasSubstr("'-1' will not do"));
  EXPECT_THAT(select({twin, "--most", "leakage:drone", "--within", "1"}), HasSubstr("did you mean 'family:drone'?"));
  EXPECT_THAT(select({"configs/studies/layout.yaml", "--least", "leakage:all", "--within", "1"}),
              HasSubstr("expected no other file beside it"));
}

TEST_F(Studies, SharesOfVarianceAreOfParametersOrFactors) {
  const Ending ending =
      run({"sensitivity", "configs/point_defence.yaml", "--sobol", "60", "--trials", "20", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, HasSubstr("60 rows: intervals of so few cover less than 95 %; 100 rows or more are better"));
  EXPECT_THAT(
      run({"sensitivity", "configs/point_defence.yaml", "--sobol", "2", "--trials", "2", "--metric", "launched:all"})
          .out,
      HasSubstr("standard deviation 0: it is the same in all trials at all points"));
  // The only uncertain parameter explains all there is: both indices are 1 but for the sampling of rows.
  EXPECT_NEAR(std::stod(csv_cell(table("sobol"), "1,systems.gun.pk.drone,", "total")), 1, 0.5);
  const Ending of_study = run({"sensitivity", "configs/studies/raid_size_channels.yaml", "--sobol", "60", "--trials",
                               "20", "--out", "factors", "--quiet"});
  ASSERT_EQ(of_study.code, 0) << of_study.err;
  const std::string factors = content(scratch() / "factors" / "sobol.csv");
  EXPECT_THAT(factors, HasSubstr(",drones,leakage,all,"));
  EXPECT_THAT(factors, HasSubstr(",channels,leakage,all,"));
  EXPECT_THAT(run({"sensitivity", "configs/quickstart.yaml", "--sobol", "60"}).err,
              HasSubstr("no `uncertain:` parameters"));
}

TEST_F(Studies, PoliciesStandBetweenTheFirstAndTheBound) {
  ASSERT_EQ(shell("sed 's/assessment: 5 s/assessment: 5 s\\n    doctrine: {default: {last: 5 s}}/' "
                  "configs/quickstart.yaml > late.yaml && "
                  "sed 's/channels: 2/channels: 4/' configs/quickstart.yaml > richer.yaml")
                .code,
            0);
  const Ending ending = run({"compare", "configs/quickstart.yaml", "late.yaml", "richer.yaml", "--trials", "40",
                             "--bound", "12", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, HasSubstr("of the gap between the first and the bound"));
  const std::string rows = table("policies");
  EXPECT_EQ(csv_cell(rows, "configs/quickstart.yaml,", "closed"), "");
  EXPECT_LT(std::stod(csv_cell(rows, "late.yaml,", "closed")), 0);  // worse than the first
  EXPECT_EQ(csv_cell(rows, "late.yaml,", "bound"), csv_cell(rows, "configs/quickstart.yaml,", "bound"));
  EXPECT_EQ(csv_cell(rows, "richer.yaml,", "closed"), "");  // another defence
  EXPECT_THAT(ending.out, HasSubstr("its bound is another"));
}

TEST_F(Studies, GoodLevelsAreTuned) {
  const Ending ending = run({"tune", "configs/studies/sparing.yaml", "--least", "leakers:all", "--trials", "400",
                             "--search-trials", "200", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, HasSubstr("--set 'command.reserve.medium_sam.cruise={"));
  EXPECT_LT(std::stod(csv_cell(table("tuning"), "reserve,", "difference_ci_high")), 0);
  EXPECT_THAT(ending.out, HasSubstr("\nBest found:\n"));
  EXPECT_EQ(run({"tune", "configs/studies/sparing.yaml"}).err, "--least: missing; expected --least or --most METRIC\n");
  EXPECT_THAT(run({"tune", "configs/quickstart.yaml", "--least", "leakers:all"}).err, HasSubstr("a scenario"));
}

}  // namespace
}  // namespace bulwark
