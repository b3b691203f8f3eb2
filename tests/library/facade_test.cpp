// What goes beyond running: the scenario as JSON, its metrics, first trials, bounds, rare events, studies from a text.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bulwark.h"
#include "library/thrown_by.h"
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
  EXPECT_THROW(calibrate(file, {}, {stopped}), Error);
}

TEST_F(Facade, EveryErrorOfInputHasItsFaults) {
  const Simulation raid = Simulation::from_file(quickstart);
  const std::string calibration = BULWARK_SOURCE_DIR "/configs/calibrations/point_defence.yaml";
  const std::string plan_path = BULWARK_SOURCE_DIR "/configs/plans/quickstart.yaml";
  const auto place = [](const auto& act) {
    const Error error = thrown_by(act);
    EXPECT_EQ(error.kind(), Error::Kind::input) << error.what();
    return error.faults().empty() ? "no faults: " + std::string(error.what()) : error.faults()[0].file;
  };
  EXPECT_EQ(place([&] { calibrate(calibration, {}, {trials(5)}); }), "trials");
  EXPECT_EQ(place([&] { calibrate(calibration, {}, {{}, "much"}); }), "max_memory");
  EXPECT_EQ(place([&] { validate("magazine", true, trials(5)); }), "trials");
  RunOptions seeded;
  seeded.seed = 3;
  EXPECT_EQ(place([&] { validate("magazine", true, seeded); }), "seed");
  PlanOptions plan_options;
  plan_options.run = trials(5);
  EXPECT_EQ(place([&] { plan(plan_path, plan_options); }), "trials");
  EXPECT_EQ(place([&] { raid.sensitivity("leakage:all").estimate("leakage:all"); }), "leakage:all");
  EXPECT_EQ(place([&] { read_results(folder_.string()); }), folder_.string());
  EXPECT_EQ(place([&] { plan(quickstart); }), quickstart);
  EXPECT_EQ(place([&] { calibrate(quickstart); }), quickstart);
}

TEST_F(Facade, NothingTakesMoreMemoryThanWasAllowed) {
  const Simulation raid = Simulation::from_file(quickstart, {}, {"800 MB", nullptr});
  RunOptions many = trials(2);
  many.threads = 4000;
  const auto fault = [](const auto& act) { return std::string(thrown_by(act).what()); };
  const auto too_large = HasSubstr("not enough memory: needs some ");
  RareOptions rare;
  rare.event = "leakers:all>=30";
  EXPECT_THAT(fault([&] { raid.bound(10, many); }), too_large);
  EXPECT_THAT(fault([&] {
                RunOptions more = many;
                more.trials = 1000;
                raid.rare(rare, more);
              }),
              too_large);
  EXPECT_THAT(fault([&] { raid.first_trial("many", 100, many); }), too_large);
  const std::string plan_of_it =
      "bulwark_plan: 1\nscenario: raid\nobjective: {least: leakers:all}\nwithin: 0.2\nbudgets: [1]\n"
      "options: {channel: {add: {systems.medium_sam.channels: 1}, cost: 1}}\n";
  RunOptions threads;
  threads.threads = 4000;
  EXPECT_THAT(fault([&] { plan_text(plan_of_it, "plan", raid, {threads, "", false, false, ""}); }), too_large);
  const std::string plan_path = BULWARK_SOURCE_DIR "/configs/plans/quickstart.yaml";
  EXPECT_THAT(fault([&] { plan(plan_path, {{}, "", false, false, "1 MB"}); }), too_large);
  const std::string calibration = BULWARK_SOURCE_DIR "/configs/calibrations/point_defence.yaml";
  EXPECT_THAT(fault([&] { calibrate(calibration, {}, {{}, "1 MB"}); }), too_large);
  const Simulation uncertain =
      Simulation::from_file(BULWARK_SOURCE_DIR "/configs/point_defence.yaml", {}, {"800 MB", nullptr});
  const std::string record =
      "bulwark_calibration: 1\nscenario: raid\nfamilies: {drones: {of: drone, correlation: 0.02}}\n"
      "raids: {one: {regime: together, drones: {launched: 40, stopped: 30}}}\n";
  EXPECT_THAT(fault([&] { calibrate_text(record, "record", uncertain, {threads, ""}); }), too_large);
  EXPECT_THAT(fault([&] {
                Simulation::from_file(quickstart, {"raid.salvo.count=100000"}, {"70 MB", nullptr}).events(0);
              }),
              too_large);
}

TEST_F(Facade, ManifestsHaveTheTimeThatItTook) {
  const Simulation raid = Simulation::from_file(quickstart);
  const Simulation uncertain = Simulation::from_file(BULWARK_SOURCE_DIR "/configs/point_defence.yaml");
  const std::string study = "bulwark_study: 1\nscenario: raid\ntrials: 20\nfactors: {raid.salvo.count: [10, 40]}\n";
  SaturationOptions saturation{"raid.salvo.count", "10", "60", "leakage:all>=0.10", ""};
  sweep_text(study, "study", raid, (folder_ / "swept").string());
  const auto wall_time_s = [&](const std::string& name) {
    const std::string manifest = content(folder_ / name / "manifest.json");
    const std::string key = "\"wall_time_s\": ";
    const std::size_t at = manifest.find(key);
    return at == std::string::npos ? 0 : std::stod(manifest.substr(at + key.size()));
  };
  EXPECT_GT(wall_time_s("swept"), 0);
  const std::vector<std::pair<std::string, ResultSet>> asked = {
      {"run", raid.run(trials(20))},
      {"saturate", raid.saturate(saturation, trials(20))},
      {"sensitivity", raid.sensitivity("leakage:all", trials(20))},
      {"sobol", uncertain.sobol("leakage:all", 4, trials(10))},
      {"compare", compare({raid, raid}, trials(20))},
      {"bound", raid.bound(5, trials(2))},
      {"calibrate", calibrate(BULWARK_SOURCE_DIR "/configs/calibrations/point_defence.yaml")}};
  for (const auto& [name, results] : asked) {
    results.write((folder_ / name).string());
    EXPECT_GT(wall_time_s(name), 0) << name;
    EXPECT_LT(wall_time_s(name), 60) << name;
  }
}

TEST_F(Facade, SaturationMovesAnEndThatTheScenarioDoesNotTake) {
  const Simulation raid =
      Simulation::from_file(quickstart, {"systems.medium_sam.reload={time: 5 min, rounds: 8, stock: 8}"});
  const ResultSet found = raid.saturate({"systems.medium_sam.rounds", "1", "20", "leakage:all<=0.9", ""}, trials(10));
  EXPECT_THAT(found.report(), HasSubstr("the search begins at "));
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

TEST_F(Facade, TunesAsTheCommand) {
  const std::string study =
      "bulwark_study: 1\nscenario: raid\ntrials: 40\nfactors: {systems.medium_sam.channels: [1, 3, 2]}\n";
  const Simulation raid = Simulation::from_file(quickstart);
  TuningOptions what;
  what.search_trials = 50;
  const ResultSet found = tune_text(study, "study", raid, what, trials(60));
  EXPECT_EQ(found.frame("tuning").texts("value")[0], "3");
  EXPECT_LT(found.frame("tuning").numbers("difference")[0], 0);
  EXPECT_THAT(found.report(), HasSubstr("--set"));
  put(folder_ / "study.yaml", "bulwark_study: 1\nscenario: " + quickstart +
                                  "\ntrials: 40\nfactors: {systems.medium_sam.channels: [1, 3, 2]}\n");
  found.write((folder_ / "mine").string());
  const std::string command = std::string(BULWARK_EXECUTABLE) + " tune " + (folder_ / "study.yaml").string() +
                              " --least leakers:all --search-trials 50 --trials 60 --quiet --out " +
                              (folder_ / "its").string();
  ASSERT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(content(folder_ / "mine" / "tuning.csv"), content(folder_ / "its" / "tuning.csv"));
  what.metric = "leakers:al";
  EXPECT_EQ(thrown_by([&] { tune_text(study, "study", raid, what); }).kind(), Error::Kind::input);
  what = {};
  what.rounds = 0;
  EXPECT_EQ(thrown_by([&] { tune_text(study, "study", raid, what); }).faults()[0].file, "rounds");
  what = {};
  what.max_memory = "1 MB";
  EXPECT_THAT(thrown_by([&] { tune((folder_ / "study.yaml").string(), what); }).what(), HasSubstr("not enough memory"));
}

TEST_F(Facade, ComparedPoliciesStandBetweenTheFirstAndTheBound) {
  const Simulation raid = Simulation::from_file(quickstart);
  const Simulation late = Simulation::from_file(quickstart, {"systems.medium_sam.doctrine={default: {last: 5 s}}"});
  const DataFrame policies = compare({raid, late}, trials(10), {"today", "late"}, 4).frame("policies");
  EXPECT_THAT(policies.texts("scenario"), ElementsAre("today", "late"));
  EXPECT_EQ(policies.numbers("trials")[0], 4);
  EXPECT_LE(policies.numbers("bound")[1], policies.numbers("leakers")[1]);
  EXPECT_EQ(thrown_by([&] { compare({raid, late}, trials(10), {}, 1); }).faults()[0].file, "bound");
  EXPECT_EQ(compare({raid, late}, trials(10)).names().size(), 2U);
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
