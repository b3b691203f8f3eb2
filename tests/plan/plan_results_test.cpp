// Whole answers: the same for any number of threads, after any interrupt, from any shards; and games with known values.
#include "plan/plan_results.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <filesystem>

#include "columns/csv.h"
#include "plan/small_plan.h"
#include "results/plan_tables.h"

namespace bulwark {
namespace {

constexpr const char* quick_results = "search: {first: 64, trials: 128, enumerate: 0}\ntrials: 100\nswap_trials: 64\n";

std::string text_of(const PlanProblem& problem, const PlanResults& results) {
  std::string text;
  for (const ResultTable& table : plan_tables(problem, results)) text += table.name + '\n' + to_csv(table);
  return text;
}

PlanHooks hooks_of(unsigned threads, const std::atomic<bool>* stop = nullptr) {
  return {{threads, stop, {}}, {}};
}

PlanProblem game() {
  return small_plan(std::string("budgets: [3]\n") + quick_results + "raids: {few: {}, many: {raid.s.count: 30}}\n");
}

class PlanResultsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("plan_results_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Journal new_journal(const PlanProblem& problem, const Shard& shard = {}) const {
    const std::string name = "journal_" + std::to_string(shard.index);
    return Journal::create(folder_ / name, plan_journal_header(problem, shard, "test"), most_records,
                           plan_record_length(problem));
  }

  std::filesystem::path folder_;
};

TEST_F(PlanResultsTest, AreTheSameForAnyNumberOfThreads) {
  const PlanProblem problem = small_plan(std::string("budgets: [2, 5]\n") + quick_results);
  const std::string one = text_of(problem, best_plans(problem, {}, hooks_of(1)));
  EXPECT_EQ(one, text_of(problem, best_plans(problem, {}, hooks_of(3))));
  const PlanProblem played = game();
  EXPECT_EQ(text_of(played, best_plans(played, {}, hooks_of(1))), text_of(played, best_plans(played, {}, hooks_of(3))));
}

TEST_F(PlanResultsTest, BeginWithNothingBought) {
  const PlanProblem problem = small_plan(std::string("budgets: [2, 5]\n") + quick_results);
  const PlanResults results = best_plans(problem, {}, hooks_of(1));
  ASSERT_EQ(results.budgets.size(), 3U);
  EXPECT_EQ(results.budgets[0].budget, 0);
  EXPECT_EQ(results.budgets[0].found.plan, nothing_bought(problem));
  EXPECT_FALSE(results.is_partial);
}

TEST_F(PlanResultsTest, GoOnFromAnInterruptToTheSameBytes) {
  const PlanProblem problem = small_plan(std::string("budgets: [2, 5]\n") + quick_results);
  const std::string whole = text_of(problem, best_plans(problem, {}, hooks_of(1)));
  Journal journal = new_journal(problem);
  TrialLog log(journal);
  for (int stops = 1;; ++stops) {
    ASSERT_LT(stops, 1000);
    std::atomic<bool> stop = false;
    PlanHooks hooks = hooks_of(2, &stop);
    hooks.pool.trials_done = [&](std::uint64_t done) { stop = stop || done > 500; };
    const PlanResults results = best_plans(problem, {}, hooks, &log);
    if (results.is_partial) continue;
    EXPECT_GT(stops, 2);
    EXPECT_EQ(text_of(problem, results), whole);
    break;
  }
}

TEST_F(PlanResultsTest, NameTheSmallerBudgetWhoseMeanIsBetter) {
  const PlanProblem problem = small_plan(std::string("budgets: [2, 3, 5]\n") + quick_results);
  PlanResults results = best_plans(problem, {}, hooks_of(2));
  const auto marks = [&] {
    std::vector<double> found;
    const ResultTable table = plan_tables(problem, results)[0];
    const auto column = std::find(table.header.begin(), table.header.end(), "better_budget") - table.header.begin();
    for (const auto& row : table.rows) found.push_back(std::get<double>(row[static_cast<std::size_t>(column)]));
    return found;
  };
  using ::testing::ElementsAre;
  using ::testing::IsNan;
  EXPECT_THAT(marks(), ElementsAre(IsNan(), IsNan(), IsNan(), IsNan()));
  std::swap(results.budgets[1].figures, results.budgets[3].figures);
  EXPECT_THAT(marks(), ElementsAre(IsNan(), IsNan(), 2, 2));
}

TEST_F(PlanResultsTest, AreReadFromAWholeJournalWithoutATrial) {
  const PlanProblem problem = small_plan(std::string("budgets: [4]\n") + quick_results);
  Journal journal = new_journal(problem);
  TrialLog log(journal);
  const PlanResults results = best_plans(problem, {}, hooks_of(2), &log);
  const Journal whole = Journal::open_to_read(folder_ / "journal_1");
  TrialLog read_only(whole);
  EXPECT_EQ(text_of(problem, best_plans(problem, {}, hooks_of(2), &read_only)), text_of(problem, results));
}

TEST_F(PlanResultsTest, ThatAJournalLacksAreNotRunWhereItIsOnlyRead) {
  const PlanProblem problem = small_plan(std::string("budgets: [4]\n") + quick_results);
  { new_journal(problem); }
  const Journal empty = Journal::open_to_read(folder_ / "journal_1");
  TrialLog read_only(empty);
  EXPECT_THROW(best_plans(problem, {}, hooks_of(1), &read_only), std::runtime_error);
}

TEST_F(PlanResultsTest, OfShardsAreThoseOfTheWhole) {
  const PlanProblem problem = small_plan(std::string("budgets: [2, 3, 5]\n") + quick_results);
  std::vector<PlanResults> parts;
  for (std::uint32_t index = 1; index <= 3; ++index) parts.push_back(best_plans(problem, {index, 3}, hooks_of(1)));
  EXPECT_EQ(parts[0].budgets.size(), 2U);  // 0 and 5
  EXPECT_EQ(text_of(problem, joined(parts)), text_of(problem, best_plans(problem, {}, hooks_of(2))));
}

TEST_F(PlanResultsTest, WhatDoesNotExistIsRefused) {
  const std::string text =
      "bulwark_plan: 1\nscenario: small.yaml\nobjective: {least: leakage:all}\nwithin: 1 %\nbudgets: [6]\n"
      "sites: {near: {position: [100 m, 0 m], systems: [w]}}\nraids: {usual: {}, none: {raid.s.count: 0}}\n" +
      small_options() + quick_results;
  const PlanProblem problem = load_plan_text(text, "plan.yaml", small_scenario_text(), "small.yaml");
  try {
    best_plans(problem, {}, hooks_of(1));
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(),
                 "leakage:all does not exist: nothing of its group appears in the first 64 trials against none");
  }
}

/// One raid comes within reach of the bought battery only in the east, the other only in the west.
PlanProblem two_sides() {
  const std::string scenario =
      "bulwark: 1\ntrials: 50\nassets: {a: {position: [0 km, 0 km]}}\n"
      "threats: {t: {family: f, speed: 100 m/s, altitude: 0 m}}\n"
      "raid: {s: {threat: t, count: 10, from: [50 km, 0 km], targets: [a], launch: {at: 0 s}}}\n"
      "systems: {w: {interceptor: {speed: 900 m/s}, envelope: {range: [0 km, 5 km]}, reaction: 0 s, channels: 10, "
      "rounds: 5, pk: {f: 1}}}\n"
      "batteries: {far: {system: w, position: [0 km, 200 km]}}\n";
  const std::string plan =
      "bulwark_plan: 1\nscenario: small.yaml\nobjective: {least: leakers:all}\nwithin: 0.2\nbudgets: [1]\n"
      "sites: {east: {position: [20 km, 0 km], systems: [w]}, west: {position: [-20 km, 0 km], systems: [w]}}\n"
      "options: {battery: {battery: w, cost: 1}}\n"
      "raids: {from_east: {}, from_west: {'raid.s.from': [-50 km, 0 km]}}\n" +
      std::string(quick_results);
  return load_plan_text(plan, "plan.yaml", scenario, "small.yaml");
}

TEST_F(PlanResultsTest, OfAGameMixWhereEitherPlanAloneIsFoundOut) {
  // Five of ten are shot down where the battery is. In its worst case either plan leaks 10; half and half leaks 7.5.
  const PlanProblem problem = two_sides();
  const PlanResults results = best_plans(problem, {}, hooks_of(1));
  const BudgetResult& result = results.budgets[1];
  ASSERT_TRUE(result.mix);
  ASSERT_EQ(result.mix->shares.size(), 2U);
  EXPECT_NEAR(result.mix->shares[0], 0.5, 1e-9);
  EXPECT_NEAR(result.mix->raid_shares[0], 0.5, 1e-9);
  EXPECT_NEAR(result.mix->figures[0].estimate.value, 7.5, 1e-9);
  EXPECT_NEAR(result.mix->figures[1].estimate.value, 7.5, 1e-9);
  EXPECT_EQ(std::max(result.figures[0][0].estimate.value, result.figures[1][0].estimate.value), 10);
}

/// Three kinds of threat, one raid heavy in each; every option is best against a raid of its own.
PlanProblem three_kinds(const std::string& search) {
  const std::string scenario =
      "bulwark: 1\ntrials: 50\nassets: {a: {position: [0 km, 0 km]}}\n"
      "threats:\n  x: {family: x, speed: 100 m/s, altitude: 0 m}\n  y: {family: y, speed: 100 m/s, altitude: 0 m}\n"
      "  z: {family: z, speed: 100 m/s, altitude: 0 m}\n"
      "raid:\n  x: {threat: x, count: 20, from: [50 km, 0 km], targets: [a], launch: {at: 0 s}}\n"
      "  y: {threat: y, count: 30, from: [50 km, 0 km], targets: [a], launch: {at: 0 s}}\n"
      "  z: {threat: z, count: 5, from: [50 km, 0 km], targets: [a], launch: {at: 0 s}}\n"
      "systems: {w: {interceptor: {speed: 1e6 m/s}, envelope: {range: [0 km, 10 km]}, reaction: 0 s, channels: 1000, "
      "rounds: 10000, assessment: 1000 s, pk: {x: 0.5, y: 0.6, z: 0.5}}}\n"
      "batteries: {b: {system: w, position: [0 km, 0 km]}}\n";
  const std::string plan =
      "bulwark_plan: 1\nscenario: small.yaml\nobjective: {least: leakers:all}\nwithin: 0.3\nbudgets: [14]\n"
      "options:\n  px: {add: {systems.w.pk.x: 0.1}, cost: 3, most: 3}\n"
      "  py: {add: {systems.w.pk.y: 0.1}, cost: 3, most: 3}\n  radar: {set: {systems.w.pk.z: 0.9}, cost: 2}\n"
      "raids:\n  as_is: {}\n  xs: {raid.x.count: 40, raid.y.count: 10}\n  ys: {raid.x.count: 10, raid.y.count: 50}\n"
      "  zs: {raid.z.count: 30, raid.x.count: 5, raid.y.count: 20}\n" +
      search;
  return load_plan_text(plan, "plan.yaml", scenario, "small.yaml");
}

TEST_F(PlanResultsTest, HaveThePlanOfTheBestWorstCase) {
  // Two of px and py and the radar leak 14.5 at worst, and are best against none of the raids; any other leaks 17.5.
  for (const char* search :
       {"search: {first: 64, trials: 512}\n", "search: {first: 64, trials: 512, enumerate: 1}\n"}) {
    const PlanProblem problem = three_kinds(search + std::string("trials: 100\nswap_trials: 100\n"));
    const PlanResults results = best_plans(problem, {}, hooks_of(1));
    const BudgetResult& result = results.budgets[1];
    EXPECT_EQ(result.found.plan, (Purchases{2, 2, 1})) << search;
    EXPECT_FALSE(result.found.is_decided);
    ASSERT_TRUE(result.mix);
    double worst = 0;
    for (const Figure& figure : result.mix->figures) worst = std::max(worst, figure.estimate.value);
    EXPECT_LT(worst, 14.5 + 0.5) << search;
  }
}

}  // namespace
}  // namespace bulwark
