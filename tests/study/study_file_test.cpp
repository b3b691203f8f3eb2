#include "study/study_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "format/support.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

/// A study of the small scenario with this after its head.
Study study_of(const std::string& rest) {
  const std::string text = "bulwark_study: 1\nscenario: small.yaml\n" + rest;
  return load_study_text(text, "study.yaml", testing::small_scenario(), "small.yaml");
}

std::string complaints_of(const std::string& rest) {
  try {
    study_of(rest);
  } catch (const InputErrors& errors) {
    return errors.what();
  }
  return "none";
}

std::vector<std::string> labels_of(const Factor& factor) {
  std::vector<std::string> labels;
  for (const Level& level : factor.levels) labels.push_back(level.label);
  return labels;
}

TEST(StudyFile, ShortFactorsAreNamedByTheirPath) {
  const Study study = study_of("factors: {raid.wave.count: [5, 10]}");
  ASSERT_EQ(study.factors.size(), 1U);
  EXPECT_EQ(study.factors[0].paths, std::vector<std::string>{"raid.wave.count"});
  EXPECT_EQ(labels_of(study.factors[0]), (std::vector<std::string>{"5", "10"}));
  EXPECT_EQ(study.trials, 1000U);
  EXPECT_FALSE(study.baseline);
}

TEST(StudyFile, StepsAndLogarithmsHitBothEnds) {
  const Study study = study_of(
      "factors:\n"
      "  pk: {path: systems.sam.pk.uav, from: 0.1, to: 0.5, step: 0.1}\n"
      "  count: {path: raid.wave.count, log: {from: 1, to: 1000, steps: 4}}\n");
  EXPECT_EQ(labels_of(study.factors[0]), (std::vector<std::string>{"0.1", "0.2", "0.3", "0.4", "0.5"}));
  EXPECT_EQ(labels_of(study.factors[1]), (std::vector<std::string>{"1", "10", "100", "1000"}));
}

TEST(StudyFile, AUnitThatAllLevelsShareGoesToTheColumn) {
  const Study study = study_of("factors: {speed: {path: threats.drone.speed, values: [120 km/h, 180 km/h]}}");
  EXPECT_EQ(study.factors[0].column(), "speed [km/h]");
  EXPECT_EQ(study.factors[0].levels[1].label, "180");
  EXPECT_EQ(study.factors[0].levels[1].values, std::vector<std::string>{"180 km/h"});
}

TEST(StudyFile, QuotesOnWhatCarriesAUnitMeanNothing) {
  const Study study = study_of(
      "factors:\n"
      "  speed: {path: threats.drone.speed, values: ['120 km/h', \"180 km/h\"]}\n"
      "  reaction: {path: systems.sam.reaction, from: '2 s', to: '6 s', step: '2 s'}\n"
      "  pk: {path: systems.sam.pk.uav, values: ['50 %', 0.9]}\n"
      "precision: {leakage:all: '0.5 %'}\n"
      "hypotheses: {faster: {metric: leakage:all, of: {speed: '180 km/h'}, above: {speed: '120 km/h'}, by: '1 %'}}\n");
  EXPECT_EQ(study.factors[0].column(), "speed [km/h]");
  EXPECT_EQ(study.factors[0].levels[1].values, std::vector<std::string>{"180 km/h"});
  EXPECT_EQ(labels_of(study.factors[1]), (std::vector<std::string>{"2", "4", "6"}));
  EXPECT_EQ(labels_of(study.factors[2]), (std::vector<std::string>{"50 %", "0.9"}));
  EXPECT_EQ(study.hypotheses.size(), 1U);
  EXPECT_THAT(complaints_of("factors: {pk: {path: systems.sam.pk.uav, from: '0.1', to: 0.5}}"),
              HasSubstr("expected a number, with its unit if it has one"));
}

TEST(StudyFile, SectionsAndSeveralPathsMoveTogether) {
  const Study study = study_of(
      "factors:\n"
      "  who: {path: command, values: {near: {weapon: nearest, latency: 5 s}, best: {weapon: best_pk}}}\n"
      "  both: {paths: [raid.wave.count, raid.wave.lanes], values: [[5, 1], [10, 2]]}\n"
      "baseline: {who: near}\n");
  EXPECT_EQ(study.factors[0].levels[0].values[0], R"({"weapon": nearest, "latency": 5 s})");
  EXPECT_EQ(study.factors[1].levels[1].values, (std::vector<std::string>{"10", "2"}));
  EXPECT_EQ(study.factors[1].levels[1].label, "10 / 2");
  ASSERT_TRUE(study.baseline);
  EXPECT_EQ(study.baseline->levels[0]->label, "near");
  EXPECT_FALSE(study.baseline->levels[1]);
}

TEST(StudyFile, LevelsMayHaveLabels) {
  const Study study = study_of(
      "factors:\n"
      "  sides: {paths: [raid.wave.count, raid.wave.lanes], values: [[5, 1], [10, 2]], labels: [few, many]}\n"
      "  reaction: {path: systems.sam.reaction, from: 2 s, to: 6 s, step: 4 s, labels: [quick, slow]}\n"
      "baseline: {sides: few, reaction: slow}\n");
  EXPECT_EQ(labels_of(study.factors[0]), (std::vector<std::string>{"few", "many"}));
  EXPECT_EQ(study.factors[1].column(), "reaction");
  EXPECT_EQ(study.factors[1].levels[1].values, std::vector<std::string>{"6 s"});
  EXPECT_EQ(study.baseline->levels[1]->label, "slow");
}

TEST(StudyFile, PathsThatShareAValueAreCalledByIt) {
  const Study study = study_of(
      "factors: {both: {paths: [systems.sam.reaction, sensors.radar.scan], values: [[4 s, 4 s], [6 s, 6 s]]}}");
  EXPECT_EQ(study.factors[0].column(), "both [s]");
  EXPECT_EQ(labels_of(study.factors[0]), (std::vector<std::string>{"4", "6"}));
}

TEST(StudyFile, LabelsAreOneALevel) {
  const auto with = [](const std::string& labels) {
    return complaints_of("factors: {count: {path: raid.wave.count, " + labels + "}}");
  };
  EXPECT_THAT(with("values: [5, 10], labels: [few]"), HasSubstr("1 labels; expected 2, one a level"));
  EXPECT_THAT(with("values: [5, 10], labels: [few, few]"), HasSubstr("the label is listed twice"));
  EXPECT_THAT(with("values: {few: 5, many: 10}, labels: [a, b]"), HasSubstr("the values have labels already"));
  EXPECT_THAT(with("from: 1, to: 9, labels: [a, b]"), HasSubstr("has no levels to label"));
  EXPECT_THAT(with("values: [5, 10], labels: few"), HasSubstr("expected a list of labels, one a level"));
}

TEST(StudyFile, EverythingThatIsWrongIsSaidAtOnce) {
  const std::string said = complaints_of(
      "factors:\n"
      "  n: {path: raid.wav.count, values: [1, 1]}\n"
      "  t: {path: command.latency, from: 1 s, to: 2 min}\n"
      "  mean: {path: sensor.x, values: [1]}\n"
      "desing: grid\n");
  EXPECT_THAT(said, HasSubstr("study.yaml:4:6: factors.n: path 'raid.wav.count': the scenario has no 'wav' in raid; "
                              "did you mean 'wave'?"));
  EXPECT_THAT(said, HasSubstr("factors.n.values.1: the value is listed twice"));
  EXPECT_THAT(said, HasSubstr("factors.t.to: '2 min' is not in the unit of from, '1 s'"));
  EXPECT_THAT(said, HasSubstr("factors.mean: the tables have a column of this name"));
  EXPECT_THAT(said, HasSubstr("a study cannot change 'sensor'; did you mean 'sensors'?"));
  EXPECT_THAT(said, HasSubstr("unknown key 'desing'; did you mean 'design'?"));
}

TEST(StudyFile, AScenarioThatIsNotThereIsToldWhereItIsNamed) {
  const std::string text = "bulwark_study: 1\nscenario: nowhere.yaml\nfactors: {raid.wave.count: [5, 10]}\n";
  try {
    load_study_text(text, "folder/study.yaml");
    FAIL();
  } catch (const InputErrors& errors) {
    EXPECT_STREQ(errors.what(),
                 "folder/study.yaml:2:11: scenario: 'nowhere.yaml': no such file; expected a scenario in YAML");
  }
}

TEST(StudyFile, FactorsMayChangeCampaignsAndGrids) {
  const Study study = study_of(
      "factors:\n"
      "  lull: {path: campaign.pauses, values: {none: [], three_weeks: [[35 d, 56 d]]}}\n"
      "  gap: {path: campaign.strikes.nightly.every, from: 1 d, to: 3 d, step: 1 d}\n"
      "  campaign.supply.sam.delivery: [1 /d, 2 /d]\n"
      "  grid.buses.north.demand: [900 MW, 1 GW]\n");
  EXPECT_EQ(study.factors[0].levels[1].values[0], "[[35 d, 56 d]]");
  EXPECT_EQ(labels_of(study.factors[1]), (std::vector<std::string>{"1", "2", "3"}));
  EXPECT_THAT(complaints_of("factors: {campain.duration: [9 d]}"),
              HasSubstr("a study cannot change 'campain'; did you mean 'campaign'?"));
}

TEST(StudyFile, FactorsMayNotUndoEachOther) {
  EXPECT_THAT(complaints_of("factors: {command.weapon: [nearest], all: {path: command, values: {a: {latency: 1 s}}}}"),
              HasSubstr("factor 'all' sets 'command' again, which an earlier one has set to 'command.weapon'"));
  EXPECT_EQ(complaints_of("factors: {all: {path: command, values: {a: {latency: 1 s}}}, command.weapon: [nearest]}"),
            "none");
}

TEST(StudyFile, DesignsAskForWhatTheyNeed) {
  EXPECT_THAT(complaints_of("factors: {pk: {path: systems.sam.pk.uav, from: 0.1, to: 0.5}}"),
              HasSubstr("factor 'pk' is a range without step or steps, and a grid needs levels"));
  EXPECT_THAT(complaints_of("factors: {raid.wave.count: [1]}\ndesign: sobol"), HasSubstr("points: missing"));
  EXPECT_THAT(complaints_of("factors: {raid.wave.count: [1, 2], raid.wave.lanes: [1]}\ndesign: list"),
              HasSubstr("a list takes the levels side by side: factor 'raid.wave.lanes' has 1"));
  EXPECT_THAT(complaints_of("factors: {raid.wave.count: [1, 2]}\nbaseline: {raid.wave.count: 3}"),
              HasSubstr("'3' is no level of this factor"));
}

}  // namespace
}  // namespace bulwark
