// Long runs that are asked to end: soon, also within a trial, and with the first trials.

#include <gtest/gtest.h>

#include <atomic>

#include "engine/run.h"
#include "output/csv.h"
#include "output/tables.h"
#include "scenario/work.h"
#include "trial/small_raid.h"

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

}  // namespace
}  // namespace bulwark::testing
