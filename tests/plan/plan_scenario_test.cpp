// What buying makes of a scenario.
#include "plan/plan_scenario.h"

#include <gmock/gmock.h>

#include "format/feasible.h"
#include "plan/small_plan.h"

namespace bulwark {
namespace {

TEST(PlanScenario, AmountsOfSeveralOptionsAddUp) {
  const PlanProblem problem = plan_of(
      "options:\n  few: {add: {systems.w.rounds: 1}, cost: 1, most: 4}\n  many: {add: {systems.w.rounds: 5}, cost: 4}\n"
      "budgets: [6]\n");
  EXPECT_EQ(scenario_of(problem, {2, 1}, 0).systems[SystemId(0)].unit.rounds, 2 + 2 + 5);
}

TEST(PlanScenario, AmountsTakeTheUnitOfTheFile) {
  const PlanProblem problem =
      plan_of("options: {slow: {add: {threats.t.speed: 36 km/h}, cost: 1, most: 2}}\nbudgets: [6]\n");
  EXPECT_DOUBLE_EQ(scenario_of(problem, {2}, 0).types[TypeId(0)].speed_mps, 10 + 20);
}

TEST(PlanScenario, BatteriesStandAtTheirSites) {
  const PlanProblem problem =
      plan_of("options: {battery: {battery: {system: w, rounds: 7}, cost: 1, most: 3}}\nbudgets: [6]\n");
  const Scenario scenario = scenario_of(problem, {2}, 0);
  ASSERT_EQ(scenario.batteries.size(), 3U);
  EXPECT_EQ(scenario.batteries[BatteryId(1)].name, "battery@near.1");
  EXPECT_EQ(scenario.batteries[BatteryId(2)].unit.rounds, 7);
  EXPECT_EQ(scenario.batteries[BatteryId(2)].position_m.x(), 100);
}

TEST(PlanScenario, RaidsAndPurchasesChangeItTogether) {
  const PlanProblem problem = small_plan("budgets: [6]\nraids: {few: {}, many: {raid.s.count: 30}}\n");
  const Scenario scenario = scenario_of(problem, {3, 0}, 1);
  EXPECT_EQ(most_threats(scenario, SalvoId(0)), 30);
  EXPECT_EQ(scenario.systems[SystemId(0)].unit.rounds, 5);
}

}  // namespace
}  // namespace bulwark
