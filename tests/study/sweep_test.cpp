// Sweeps whose points share geometry in part: each has the figures that it has alone.
#include "study/sweep.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "scenario/load.h"
#include "scenario/study_file.h"
#include "tables/varied_raid.h"

namespace bulwark {
namespace {

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
  const RecordRun record = [&](std::size_t run, const std::vector<double>& numbers) {
    for (const SweepFigures& figures : from_numbers(numbers).metrics) {
      means[run].push_back(figures.figure.estimate.value);
    }
  };
  EXPECT_TRUE(run_sweep(plan, jobs, record, {threads, nullptr, {}}));
  return means;
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
