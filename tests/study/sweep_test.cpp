// Sweeps whose points share geometry in part: each has the figures that it has alone.
#include "study/sweep.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <map>

#include "format/load.h"
#include "study/study_file.h"
#include "tables/varied_raid.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

/// Two factors change geometry, the third does not.
Study places_and_rounds() {
  return load_study_text(
      "bulwark_study: 1\n"
      "scenario: varied.yaml\n"
      "factors:\n"
      "  place: {path: batteries.north.position, values: {near: [2 km, 6 km], far: [20 km, 20 km]}}\n"
      "  scan: {path: sensors.radar.scan, values: [9 s, 30 s]}\n"
      "  rounds: {path: systems.sam.rounds, values: [2, 12]}\n"
      "design: grid\n"
      "trials: 100\n"
      "metrics: [leakage:all, leakers:all, shots:all, undetected:all]\n",
      "study.yaml", testing::varied_raid(), "varied.yaml");
}

/// The figures of a point, its tables compiled for it alone.
std::vector<double> alone(const SweepPlan& plan, const SweepJob& job) {
  const Study& study = plan.study();
  const Scenario scenario = load_scenario_text(study.scenario.text(), "alone", plan.overrides_of(job)).scenario;
  const Sample sample = run_job(
      {std::make_shared<const Tables>(compile(scenario)), plan.metrics(), plan.seed(), 0, plan.trials()}, {1, {}, {}});
  std::vector<double> means;
  for (const Series& series : sample.series) means.push_back(figure_of(series).estimate.value);
  return means;
}

using Means = std::map<std::size_t, std::vector<double>>;  // by run

Means swept(const SweepPlan& plan, const std::vector<SweepJob>& jobs, unsigned threads) {
  Means means;
  const RecordRun take = [&](std::size_t run, const std::vector<double>& record) {
    for (const SweepFigures& figures : from_numbers(record, plan.metrics().size()).metrics) {
      means[run].push_back(figures.figure.estimate.value);
    }
  };
  EXPECT_TRUE(run_sweep(plan, jobs, take, {threads, nullptr, {}}));
  return means;
}

TEST(SweepPlan, TellsOfEveryPointThatItHasChecked) {
  const SweepPlan plan(places_and_rounds(), std::nullopt);
  std::atomic<std::uint64_t> calls = 0;
  std::atomic<bool> is_last_told = false;
  EXPECT_TRUE(plan.check({2, nullptr, {}},
                         [&](std::uint64_t done) {
                           ++calls;
                           if (done == plan.points()) is_last_told = true;
                         })
                  .empty());
  EXPECT_EQ(calls, plan.points());
  EXPECT_TRUE(is_last_told);
}

TEST(SweepPlan, TellsEverythingThatIsWrongAtAPoint) {
  Study study = places_and_rounds();
  study.metrics.push_back({"leakage:salvo:gone", 3, 4, "metrics"});
  study.metrics.push_back({"leakge:all", 3, 9, "metrics"});
  study.precision.push_back({"shots:all=-1", 5, 1, "precision"});
  study.factors[2].levels[0].values[0] = "-2";
  const SweepPlan plan(study, std::nullopt);
  std::string told;
  for (const InputError& error : plan.check({})) told += to_string(error) + "\n";
  for (const char* part :
       {"study.yaml:3:4: metrics: no group 'salvo:gone'", "study.yaml:3:9: metrics: no metric 'leakge'",
        "study.yaml:5:1: precision: '-1' is no half-width", "point 0 (", "'-2' is out of range"}) {
    EXPECT_NE(told.find(part), std::string::npos) << part << " in\n" << told;
  }
  DesignPoint other = plan.point(1);
  EXPECT_EQ(plan.errors_at(other, {{"leakage", "salvo:x"}, {"leakers", "all"}, {"shots", "salvo:y"}}, {}).size(), 2U);
}

TEST(SweepPlan, TellsWhichPointWouldTakeTooMuchMemory) {
  PoolHooks hooks;
  hooks.most_bytes = 1e9;
  Study study = places_and_rounds();
  EXPECT_TRUE(SweepPlan(study, std::nullopt).check(hooks).empty());
  study.settings.push_back({"raid.wave.lanes", "10000"});
  study.settings.push_back({"batteries.north.count", "9990"});
  const SweepPlan large(study, std::nullopt);
  const std::vector<InputError> errors = large.check(hooks);
  ASSERT_EQ(errors.size(), large.points());
  EXPECT_THAT(to_string(errors[0]), HasSubstr("point 0 ("));
  EXPECT_THAT(to_string(errors[0]), HasSubstr("9,991 batteries; --max-memory moves this limit"));
}

TEST(SweepPlan, EndsItsCheckWhereItIsAskedTo) {
  const std::atomic<bool> stop = true;
  EXPECT_THROW(SweepPlan(places_and_rounds(), std::nullopt).check({2, &stop, {}}), Stopped);
}

TEST(Sweep, HasAtEachPointWhatTheScenarioHasAlone) {
  const SweepPlan plan(places_and_rounds(), std::nullopt);
  const std::vector<SweepJob> jobs = plan.jobs({}, [](std::size_t) { return false; });
  Means expected;
  for (const SweepJob& job : jobs) expected[*job.run] = alone(plan, job);
  ASSERT_EQ(expected.size(), 8U);
  EXPECT_NE(expected[0], expected[4]) << "the place makes no difference";
  EXPECT_NE(expected[0], expected[2]) << "the scan makes no difference";
  EXPECT_NE(expected[0], expected[1]) << "rounds make no difference";
  EXPECT_EQ(swept(plan, jobs, 1), expected);
  EXPECT_EQ(swept(plan, jobs, 3), expected);
}

TEST(Sweep, DoesNotDependOnTheOrderOfItsPoints) {
  const SweepPlan plan(places_and_rounds(), std::nullopt);
  std::vector<SweepJob> jobs = plan.jobs({}, [](std::size_t) { return false; });
  const Means forwards = swept(plan, jobs, 2);
  std::reverse(jobs.begin(), jobs.end());
  EXPECT_EQ(swept(plan, jobs, 2), forwards);
}

}  // namespace
}  // namespace bulwark
