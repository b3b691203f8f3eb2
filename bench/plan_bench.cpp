// What to buy: a search for one budget, and what a plan costs beside its trials, the scenario that it makes.
#include <benchmark/benchmark.h>

#include "plan/plan_file.h"
#include "plan/plan_scenario.h"
#include "plan/plan_search.h"
#include "scenarios.h"

namespace bulwark::bench {
namespace {

PlanProblem shipped_plan(const std::string& name) {
  return load_plan(std::string(BULWARK_SOURCE_DIR) + "/configs/plans/" + name + ".yaml");
}

void plan_search(benchmark::State& state) {
  const PlanProblem problem = shipped_plan("quickstart");
  for (auto _ : state) {
    TrialStore store(problem, {1, nullptr, {}}, nullptr);
    benchmark::DoNotOptimize(PlanSearch(store).best(problem.budgets.front(), {1}));
  }
}
BENCHMARK(plan_search)->Unit(benchmark::kMillisecond);

/// Changes put into the tree, read and compiled, with the routes known.
void plan_scenario(benchmark::State& state) {
  const PlanProblem problem = shipped_plan("winter_grid");
  Purchases plan = nothing_bought(problem);
  plan[0] = 1;
  GeometryCache geometries;
  for (auto _ : state) benchmark::DoNotOptimize(compile(scenario_of(problem, plan, 0), geometries));
}
BENCHMARK(plan_scenario)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bulwark::bench
