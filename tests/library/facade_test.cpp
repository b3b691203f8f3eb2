// What goes beyond running: the scenario as JSON, its metrics, first trials, bounds, rare events, studies from a text.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bulwark.h"
#include "output/temporary_folder.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

const std::string quickstart = BULWARK_SOURCE_DIR "/configs/quickstart.yaml";

RunOptions trials(std::uint32_t number) {
  RunOptions options;
  options.trials = number;
  options.threads = 2;
  return options;
}

class Facade : public TemporaryFolder {};

TEST_F(Facade, TheScenarioAsJsonIsTheSameScenario) {
  for (const auto& entry : std::filesystem::directory_iterator(BULWARK_SOURCE_DIR "/configs")) {
    if (entry.path().extension() != ".yaml") continue;
    const Simulation given = Simulation::from_file(entry.path().string());
    const Simulation again = Simulation::from_text(given.json(), given.file());
    EXPECT_EQ(again.json(), given.json());
    EXPECT_EQ(again.summary(), given.summary());
  }
}

TEST_F(Facade, JsonHasNumbersTextsAndOverrides) {
  const std::string json = Simulation::from_file(quickstart, {"raid.salvo.count=7", "name='12'"}).json();
  EXPECT_THAT(json, HasSubstr("\"count\": 7,"));
  EXPECT_THAT(json, HasSubstr("\"name\": \"12\""));
  EXPECT_THAT(json, HasSubstr("\"0 km\",\n"));
}

TEST_F(Facade, ListsTheMetricsThatSamplesTake) {
  const Simulation raid = Simulation::from_file(quickstart, {override_of_event("many=leakers >= 10")});
  const std::vector<std::string> metrics = raid.metrics();
  EXPECT_THAT(metrics, IsSupersetOf({"leakage:all", "leakers:family:drone", "shots:all", "event:many"}));
  EXPECT_EQ(raid.samples(metrics, trials(2)).columns().size(), metrics.size());
  EXPECT_THAT(raid.overrides(), ElementsAre("events.many='leakers >= 10'"));
}

TEST_F(Facade, FindsTheFirstTrialOfAnEvent) {
  const Simulation raid = Simulation::from_file(
      quickstart, {override_of_event("many=leakers >= 10"), override_of_event("no=leakers >= 99")});
  const auto first = raid.first_trial("many");
  ASSERT_TRUE(first);
  const std::vector<double> happened = raid.samples({"event:many"}, trials(*first + 2)).numbers("event:many");
  EXPECT_EQ(std::find(happened.begin(), happened.end(), 1) - happened.begin(), *first);
  EXPECT_FALSE(raid.first_trial("no", 20));
  EXPECT_THROW(raid.first_trial("some"), Error);
}

TEST_F(Facade, WhatIsDestroyedCosts) {
  const Simulation raid =
      Simulation::from_file(BULWARK_SOURCE_DIR "/configs/suppression.yaml",
                            {"systems.medium_sam.cost=30", override_of_event("dear=lost_cost >= 60")});
  const DataFrame samples = raid.samples({"lost_cost:all", "event:dear"}, trials(200));
  std::uint64_t destroyed = 0;
  for (std::size_t trial = 0; trial < samples.rows(); ++trial) {
    double cost = 0;
    const DataFrame events = raid.events(static_cast<std::uint32_t>(trial));
    for (std::size_t row = 0; row < events.rows(); ++row) {
      const bool is_priced = events.texts("battery")[row].starts_with("medium");
      if (events.texts("event")[row] == "destroyed" && is_priced) cost += 30;
    }
    EXPECT_EQ(samples.numbers("lost_cost:all")[trial], cost) << trial;
    EXPECT_EQ(samples.numbers("event:dear")[trial], cost >= 60 ? 1 : 0) << trial;
    destroyed += cost > 0 ? 1 : 0;
  }
  EXPECT_GT(destroyed, 10U);
  EXPECT_THAT(raid.run(trials(50)).report(), HasSubstr("batteries lost"));
  const Simulation free = Simulation::from_file(BULWARK_SOURCE_DIR "/configs/suppression.yaml");
  EXPECT_THROW(free.samples({"lost_cost:all"}, trials(2)), Error);
}

TEST_F(Facade, RoundsBySystemAddUpToThoseOfTheTimeline) {
  const ResultSet results = Simulation::from_file(BULWARK_SOURCE_DIR "/configs/point_defence.yaml").run(trials(20));
  const DataFrame& rounds = results.frame("rounds");
  const DataFrame& timeline = results.frame("timeline");
  std::size_t row = 0;
  for (std::size_t k = 0; k < timeline.rows(); ++k) {
    double sum = 0;
    for (; row < rounds.rows() && rounds.numbers("time_s")[row] == timeline.numbers("time_s")[k]; ++row) {
      sum += rounds.numbers("ready_rounds_mean")[row];
    }
    EXPECT_NEAR(sum, timeline.numbers("ready_rounds_mean")[k], 1e-9);
  }
  EXPECT_EQ(row, rounds.rows());
}

TEST_F(Facade, BoundsAllocationAndFindsRareEvents) {
  const Simulation raid = Simulation::from_file(quickstart, {"raid.salvo.count=20"});
  const DataFrame bound = raid.bound(10, trials(5)).frame("bound");
  EXPECT_LE(bound.numbers("bound")[0], bound.numbers("policy")[0]);
  RareOptions what;
  what.relative = "50 %";
  what.particles = 50;
  for (const char* event : {"leakers:all>=2", "leakers >= 2 and leakers < 40"}) {
    what.event = event;
    EXPECT_GT(raid.rare(what, trials(2000)).frame("rare").numbers("probability")[0], 0) << event;
  }
  what.event = "leakers >";
  EXPECT_THROW(raid.rare(what), Error);
}

TEST_F(Facade, AStudyFromATextIsThatFromAFile) {
  const std::string study = "bulwark_study: 1\nscenario: raid\ntrials: 20\nfactors: {raid.salvo.count: [10, 40]}\n";
  const Simulation raid = Simulation::from_file(quickstart, {"systems.medium_sam.channels=3"});
  const ResultSet results = sweep_text(study, "study", raid, (folder_ / "out").string());
  EXPECT_THAT(results.report(), HasSubstr("leakage"));
  const DataFrame points = results.frame("points");
  const Simulation forty = Simulation::from_file(quickstart, {"systems.medium_sam.channels=3", "raid.salvo.count=40"});
  const double leakage = forty.run(trials(20)).estimate("leakage:all").value;
  bool is_there = false;
  for (std::size_t row = 0; row < points.rows(); ++row) {
    is_there |= points.texts("metric")[row] == "leakage" && points.numbers("mean")[row] == leakage;
  }
  EXPECT_TRUE(is_there);
}

TEST_F(Facade, FindsWhatToBuy) {
  const std::string text =
      "bulwark_plan: 1\nscenario: raid\nobjective: {least: leakers:all}\nwithin: 0.2\nbudgets: [1]\ntrials: 10\n"
      "swap_trials: 10\nsearch: {first: 16, trials: 16}\n"
      "options: {channel: {add: {systems.medium_sam.channels: 1}, cost: 1}}\n";
  const ResultSet found = plan_text(text, "plan", Simulation::from_file(quickstart));
  EXPECT_THAT(found.names(), ElementsAre("frontier", "purchases", "choices", "marginal"));
  EXPECT_EQ(found.frame("purchases").texts("item")[0], "channel");
  found.write((folder_ / "out").string());
  EXPECT_THAT(content(folder_ / "out" / "manifest.json"), HasSubstr("\"kind\": \"plan\""));
  PlanOptions kept;
  kept.folder = (folder_ / "kept").string();
  const ResultSet again = plan_text(text, "plan", Simulation::from_file(quickstart), kept);
  EXPECT_EQ(content(folder_ / "kept" / "frontier.csv"), content(folder_ / "out" / "frontier.csv"));
  kept.run.trials = 5;
  EXPECT_THROW(plan_text(text, "plan", Simulation::from_file(quickstart), kept), Error);
}

TEST_F(Facade, InfersFromARecord) {
  const std::string file = BULWARK_SOURCE_DIR "/configs/calibrations/point_defence.yaml";
  const ResultSet found = calibrate(file, {"trials=7"}, {});
  EXPECT_EQ(found.frame("posterior").texts("parameter")[0], "systems.gun.pk.drone");
  EXPECT_THROW(calibrate(file, {"nonsense"}), Error);
  RunOptions stopped;
  const std::atomic<bool> stop = true;
  stopped.stop = &stop;
  EXPECT_THROW(calibrate(file, {}, stopped), Error);
}

TEST_F(Facade, ValidatesItself) {
  const ResultSet found = validate("magazine", true);
  for (const std::string& verdict : found.frame("cases").texts("verdict")) EXPECT_EQ(verdict, "ok");
  EXPECT_THROW(validate("magasine"), Error);
  EXPECT_THROW(found.write((folder_ / "out").string()), Error);
  RunOptions stopped;
  const std::atomic<bool> stop = true;
  stopped.stop = &stop;
  EXPECT_THROW(validate("magazine", true, stopped), Error);
}

TEST_F(Facade, RunsIntoAFolderWithEveryTrial) {
  const Simulation raid = Simulation::from_file(quickstart);
  raid.run_into({(folder_ / "mine").string(), false, true, ""}, trials(60));
  const std::string command = std::string(BULWARK_EXECUTABLE) + " run " + quickstart +
                              " --trials 60 --per-trial --quiet --out " + (folder_ / "its").string();
  ASSERT_EQ(std::system(command.c_str()), 0);
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "its")) {
    const std::filesystem::path name = entry.path().filename();
    if (name.extension() != ".csv") continue;
    EXPECT_EQ(content(folder_ / "mine" / name), content(entry.path())) << name;
  }
  EXPECT_THROW(raid.run_into({(folder_ / "mine").string(), false, true, "nonsense:*"}, trials(5)), Error);
  EXPECT_THROW(raid.run_into({}, trials(5)), Error);
}

TEST_F(Facade, ComparedScenariosMayHaveNames) {
  const Simulation raid = Simulation::from_file(quickstart);
  const Simulation fewer = Simulation::from_file(quickstart, {"raid.salvo.count=30"});
  const ResultSet results = compare({raid, fewer}, trials(10), {"today", "fewer"});
  EXPECT_EQ(results.frame("comparison").texts("scenario")[0], "fewer");
  EXPECT_EQ(results.frame("comparison").texts("reference")[0], "today");
  EXPECT_THROW(compare({raid, fewer}, trials(10), {"today"}), Error);
}

}  // namespace
}  // namespace bulwark
