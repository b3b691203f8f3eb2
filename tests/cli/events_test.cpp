// Events on the command line: --event, the metric event:NAME, and the first trial in which one happened.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

class EventsOnTheCommandLine : public Program {
 protected:
  Ending run_joint(std::vector<std::string> options) {
    options.insert(options.begin(), {"run", "configs/joint_loss.yaml", "--trials", "300", "--out", "out", "--force"});
    return run(options);
  }

  std::string summary_cell(const std::string& event, const std::string& column) const {
    return csv_cell(content(scratch() / "out" / "summary.csv"), "event," + event + ",", column);
  }

  /// A column of per_trial.csv.
  std::vector<double> column(const std::string& name) const {
    std::istringstream lines(content(scratch() / "out" / "per_trial.csv"));
    std::string line;
    std::getline(lines, line);
    const std::size_t place = cell_of(line, name);
    std::vector<double> values;
    while (std::getline(lines, line)) values.push_back(std::stod(cells(line)[place]));
    return values;
  }

 private:
  static std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> all;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) all.push_back(cell);
    return all;
  }
  static std::size_t cell_of(const std::string& header, const std::string& name) {
    const std::vector<std::string> names = cells(header);
    const auto found = std::find(names.begin(), names.end(), name);
    EXPECT_NE(found, names.end()) << name;
    return static_cast<std::size_t>(found - names.begin());
  }
};

TEST_F(EventsOnTheCommandLine, DoNotReplaceThoseOfTheScenario) {
  const Ending ending =
      run_joint({"--event", "both=leakers > 3", "--event", "many=leakers > 3", "--event", "many=leakers > 4"});
  EXPECT_EQ(ending.code, 2);
  EXPECT_EQ(
      ending.err,
      "--event: 'both' is an event of the scenario; expected another name, or --set events.both=CONDITION to replace "
      "it\n--event: 'many' is defined twice; expected every name once\n");
  std::ofstream(scratch() / "study.yaml") << "bulwark_study: 1\nscenario: configs/joint_loss.yaml\n"
                                             "factors: {n: {path: command.latency, values: [5 s]}}\n";
  const std::string both = "both=leakers > 3";
  EXPECT_THAT(run({"check", "study.yaml", "--event", both}).err, HasSubstr("'both' is an event"));
  EXPECT_THAT(run({"tune", "study.yaml", "--least", "leakers", "--event", both}).err, HasSubstr("'both' is an event"));
}

TEST_F(EventsOnTheCommandLine, AreCountedAsTheirPartsSay) {
  const Ending ending = run_joint({"--per-trial", "--event", "many=leakers >= 8 and not event:both"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(ending.out, HasSubstr("Events"));
  const std::vector<double> both = column("event:both");
  const std::vector<double> many = column("event:many");
  const std::vector<double> blackout = column("event:blackout");
  const std::vector<double> a = column("disabled:asset:plant_a");
  const std::vector<double> b = column("disabled:asset:plant_b");
  const std::vector<double> lost = column("capacity_lost_MW:all");
  const std::vector<double> leakers = column("leakers:all");
  double times = 0;
  for (std::size_t k = 0; k < both.size(); ++k) {
    EXPECT_EQ(both[k], a[k] * b[k]) << k;
    EXPECT_EQ(blackout[k], lost[k] > 1000 ? 1 : 0) << k;
    EXPECT_EQ(many[k], leakers[k] >= 8 && both[k] == 0 ? 1 : 0) << k;
    times += both[k];
  }
  EXPECT_GT(times, 0);
  EXPECT_LT(times, 300);
  EXPECT_DOUBLE_EQ(std::stod(summary_cell("both", "mean")), times / 300);
  EXPECT_LT(std::stod(summary_cell("both", "ci_low")), times / 300);
  EXPECT_GT(std::stod(summary_cell("both", "ci_high")), times / 300);
}

TEST_F(EventsOnTheCommandLine, FirstTrialIsTheFirstOfTheRows) {
  ASSERT_EQ(run_joint({"--per-trial", "--quiet"}).code, 0);
  const std::vector<double> both = column("event:both");
  const auto first = std::find(both.begin(), both.end(), 1) - both.begin();
  const Ending found = run({"trial", "configs/joint_loss.yaml", "--first", "both"});
  ASSERT_EQ(found.code, 0) << found.err;
  EXPECT_THAT(found.err, HasSubstr("trial " + std::to_string(first) + " is the first with event both"));
  EXPECT_EQ(found.out, run({"trial", "configs/joint_loss.yaml", "--trial", std::to_string(first)}).out);
}

TEST_F(EventsOnTheCommandLine, FirstTrialSaysWhatIsWrong) {
  const std::vector<std::string> trial = {"trial", "configs/joint_loss.yaml"};
  const auto with = [&](std::vector<std::string> options) {
    options.insert(options.begin(), trial.begin(), trial.end());
    return run(options);
  };
  EXPECT_THAT(with({"--first", "bth"}).err, HasSubstr("--first: no event is called 'bth'; did you mean 'both'?"));
  EXPECT_EQ(with({"--first", "bth"}).code, 2);
  EXPECT_EQ(with({"--first", "both", "--trial", "3"}).code, 2);
  EXPECT_EQ(with({"--within", "30", "--trial", "3"}).code, 2);
  EXPECT_THAT(with({}).err, HasSubstr("expected the number of a trial, or --first EVENT"));
  const Ending never = with({"--event", "never=leakers > 400", "--first", "never", "--within", "100"});
  EXPECT_EQ(never.code, 1);
  EXPECT_THAT(never.err,
              HasSubstr("event never happened in none of the first 100 trials (--within): its probability is "
                        "below 3.7 % (95 %)"));
}

TEST_F(EventsOnTheCommandLine, AreRefusedWithTheColumn) {
  const Ending wrong = run_joint({"--event", "odd=leakers >> 3"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("events.odd: column 10: unexpected '>'"));
  EXPECT_THAT(run_joint({"--event", "leakers > 3"}).err, HasSubstr("is not of the form NAME=CONDITION"));
}

TEST_F(EventsOnTheCommandLine, AreMetricsOfEveryQuestion) {
  const std::string file = "configs/joint_loss.yaml";
  EXPECT_EQ(run({"run", file, "--precision", "event:both=4 %", "--quiet"}).code, 0);
  EXPECT_EQ(run({"run", file, "--precision", "p_disabled:asset:plant_a=4 %", "--quiet"}).code, 0);
  const Ending saturation = run({"saturate", file, "--vary", "raid.strike.count", "--from", "1", "--to", "9", "--until",
                                 "event:both>=20 %", "--trials", "100"});
  EXPECT_EQ(saturation.code, 0) << saturation.err;
  const Ending comparison = run({"compare", file, file, "--trials", "50", "--event", "some=leakers > 3"});
  EXPECT_EQ(comparison.code, 0) << comparison.err;
  EXPECT_THAT(comparison.out, HasSubstr("event:some"));
  const Ending help = run({"sensitivity", file, "--trials", "20", "--metric", "event:both"});
  EXPECT_EQ(help.code, 0) << help.err;
}

TEST_F(EventsOnTheCommandLine, AreWhatHypothesesClaim) {
  std::ofstream(scratch() / "study.yaml")
      << "bulwark_study: 1\nscenario: configs/joint_loss.yaml\ntrials: 200\n"
         "factors: {raid.strike.count: [1, 9]}\nmetrics: [event:both, event:some]\n"
         "baseline: {raid.strike.count: 1}\n"
         "hypotheses: {more_do: {metric: event:both, of: {raid.strike.count: 9}, above: {raid.strike.count: 1}}}\n";
  const Ending sweep = run({"sweep", "study.yaml", "--out", "out", "--event", "some=leakers > 3"});
  ASSERT_EQ(sweep.code, 0) << sweep.err;
  const std::string points = content(scratch() / "out" / "points.csv");
  const std::string claims = content(scratch() / "out" / "hypotheses.csv");
  const double few = std::stod(csv_cell(points, "0,0,1,event,both,", "mean"));
  const double many = std::stod(csv_cell(points, "1,0,9,event,both,", "mean"));
  EXPECT_LT(few, many);
  EXPECT_EQ(csv_cell(claims, "more_do,", "verdict"), "supported");
  EXPECT_NEAR(std::stod(csv_cell(claims, "more_do,", "difference")), many - few, 1e-12);
  EXPECT_NEAR(std::stod(csv_cell(content(scratch() / "out" / "differences.csv"), "1,0,9,event,both,", "difference")),
              many - few, 1e-12);
  EXPECT_NE(points.find("event,some"), std::string::npos);
}

TEST_F(EventsOnTheCommandLine, AreDecomposedBySobol) {
  const Ending ending = run({"sensitivity", "configs/joint_loss.yaml", "--set",
                             "uncertain.systems.long_range.pk.ballistic={uniform: [20 %, 90 %]}", "--sobol", "32",
                             "--trials", "20", "--metric", "event:both", "--out", "out"});
  ASSERT_EQ(ending.code, 0) << ending.err;
  EXPECT_THAT(content(scratch() / "out" / "sobol.csv"), HasSubstr("systems.long_range.pk.ballistic,event,both,"));
}

TEST_F(EventsOnTheCommandLine, SelectTheBestOfMany) {
  const std::string file = "configs/joint_loss.yaml";
  ASSERT_EQ(shell("sed 's/ballistic, count: 6/ballistic, count: 1/' configs/joint_loss.yaml > fewer.yaml").code, 0);
  const auto best = [&](const std::string& wanted) {
    const Ending ending = run({"compare", file, "fewer.yaml", wanted, "event:both", "--within", "5 %", "--trials",
                               "3000", "--out", "out", "--force"});
    EXPECT_EQ(ending.code, 0) << ending.err;
    return content(scratch() / "out" / "selection.csv");
  };
  const std::string least = best("--least");
  EXPECT_EQ(csv_cell(least, "1,", "scenario"), "fewer.yaml");
  EXPECT_EQ(csv_cell(least, "1,", "verdict"), "selected");
  EXPECT_EQ(csv_cell(least, "2,", "dropped_by"), "fewer.yaml");
  EXPECT_EQ(csv_cell(best("--most"), "1,", "scenario"), file);
  // Its figure is that of a run of as many trials.
  const std::string trials = csv_cell(least, "1,", "trials");
  ASSERT_EQ(run({"run", "fewer.yaml", "--trials", trials, "--quiet", "--out", "alone"}).code, 0);
  EXPECT_EQ(csv_cell(least, "1,", "mean"),
            csv_cell(content(scratch() / "alone" / "summary.csv"), "event,both,", "mean"));
}

TEST_F(EventsOnTheCommandLine, AreColumnsOfEveryTrial) {
  ASSERT_EQ(run_joint({"--per-trial", "--event", "some=leakers > 3"}).code, 0);
  const std::vector<double> happened = column("event:some");
  const std::vector<double> leakers = column("leakers:all");
  ASSERT_EQ(happened.size(), 300U);
  for (std::size_t trial = 0; trial < happened.size(); ++trial) EXPECT_EQ(happened[trial], leakers[trial] > 3 ? 1 : 0);
}

}  // namespace
}  // namespace bulwark
