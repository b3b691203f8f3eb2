// Long runs that are asked to end: soon, also within a trial, and with the first trials.
#include "base/stop.h"

#include <gtest/gtest.h>
#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "columns/csv.h"
#include "engine/compile_job.h"
#include "engine/run.h"
#include "results/tables.h"
#include "tables/work.h"
#include "trial/small_raid.h"
#include "trial/trial.h"

namespace bulwark::testing {
namespace {

/// So many threats that trials are run one by one.
Settings many(int threats) {
  return {"raid.wave.count=" + std::to_string(threats), "raid.wave.launch.offset={uniform: 20 min}"};
}

std::string tables_of(const Tables& tables, const Tallies& tallies) {
  std::string text;
  for (const ResultTable& table : result_tables(tables.scenario, tables.layout, tallies)) text += to_csv(table);
  return text;
}

TEST(Stop, OfALongRunLeavesItsFirstTrials) {
  const Tables tables = compile_duel(many(3000) + Settings{"raid.wave.count={uniform_int: [2000, 4000]}"});
  std::atomic<bool> stop = false;
  std::atomic<int> rows = 0;
  const RowStream stream{[] { return [](const Evaluation&, std::string& text) { text += "x"; }; },
                         [&](const std::string& text) { rows += static_cast<int>(text.size()); }};
  const RunHooks hooks{&stop, [&](std::uint64_t done) { stop = done >= 5; }, &stream};
  const RunResult stopped = run_trials(tables, {1, 0, 1000, 3}, hooks);
  EXPECT_TRUE(stopped.partial);
  const auto trials = static_cast<std::uint32_t>(stopped.tallies.trials());
  ASSERT_GE(trials, 5U);
  EXPECT_LE(trials, 20U);
  EXPECT_EQ(static_cast<std::uint32_t>(rows.load()), trials);
  EXPECT_EQ(tables_of(tables, stopped.tallies), tables_of(tables, run_trials(tables, {1, 0, trials, 1}).tallies));
}

TEST(Stop, RunsTrialByTrialGiveTheSameForAnyThreads) {
  const Tables tables = compile_duel(many(2000));
  ASSERT_GT(rough_trial_s(tables.scenario) * 64, 0.3);
  const std::string one = tables_of(tables, run_trials(tables, {1, 0, 10, 1}).tallies);
  EXPECT_EQ(tables_of(tables, run_trials(tables, {1, 0, 10, 4}).tallies), one);
}

TEST(Stop, EndsWithinATrialWhichMayBeRunAgain) {
  const Tables tables = compile_duel(many(20'000));
  std::atomic<bool> stop = false;
  Trial trial(tables, &stop);
  const std::uint32_t hits = trial.run(1, 0).assets[AssetId(0)].hits;
  stop = true;
  EXPECT_THROW(trial.run(1, 0), Stopped);
  stop = false;
  EXPECT_EQ(trial.run(1, 0).assets[AssetId(0)].hits, hits);
}

/// The flag turns true within the first trial, in another thread; whole trials would take minutes.
TEST(Stop, ThrowsAHugeTrialAway) {
  const Tables tables = compile_duel({"raid.wave.count=3000", "batteries.north.channels=3000",
                                      "command={policy: assignment}", "raid.wave.launch.offset={uniform: 1 min}"});
  std::atomic<bool> stop = false;
  std::thread other([&stop] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    stop = true;
  });
  const RunResult stopped = run_trials(tables, {1, 0, 1000, 2}, {&stop, {}, nullptr});
  other.join();
  EXPECT_TRUE(stopped.partial);
}

/// 6 x 10^7 pairs of a route and a battery: compiling them all would take long.
Scenario slow_to_compile() {
  return load_duel({"raid.wave.lanes=6000", "raid.wave.lane_spacing=10 m", "batteries.north.count=10000",
                    "batteries.north.ring=20 km"});
}

TEST(Stop, EndsCompiling) {
  const Scenario scenario = slow_to_compile();
  std::atomic<bool> stop = false;
  std::thread other([&stop] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    stop = true;
  });
  const auto before = std::chrono::steady_clock::now();
  EXPECT_THROW(compile(scenario, &stop), Stopped);
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(2));
  other.join();
}

std::atomic<bool> is_signalled = false;  // a handler reaches nothing else

/// The main thread waits for the geometry that another one compiles, and it is the main thread that gets a signal.
TEST(Stop, OfASignalReachesAThreadThatWaitsForAGeometry) {
  const Scenario scenario = slow_to_compile();
  GeometryCache geometries;
  const auto compile_it = [&] { EXPECT_THROW(compile_job(scenario, geometries, {1, &is_signalled, {}}), Stopped); };
  const auto before = ::signal(SIGTERM, [](int) { is_signalled = true; });
  std::thread compiling(compile_it);
  std::thread signalling([main = ::pthread_self()] {
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    ::pthread_kill(main, SIGTERM);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  const auto start = std::chrono::steady_clock::now();
  compile_it();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  compiling.join();
  signalling.join();
  ::signal(SIGTERM, before);
}

TEST(Stop, OfAPoolReachesTheJobThatIsCompiled) {
  std::atomic<bool> stop = true;
  GeometryCache geometries;
  EXPECT_THROW(compile_job(load_duel({}), geometries, {1, &stop, {}}), Stopped);
}

}  // namespace
}  // namespace bulwark::testing
