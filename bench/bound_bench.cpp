// The bound on allocation: one evaluation of the dual of a trial, with and without what the search for prices asks.
#include <benchmark/benchmark.h>

#include "decide/price_search.h"
#include "scenarios.h"

namespace bulwark::bench {
namespace {

/// Prices as a short search leaves them.
void bound_evaluation(benchmark::State& state, const char* name, bool with_usage) {
  const Scenario scenario = load_shipped(name);
  const Tables tables = compile(scenario);
  const RaidGrids grids(tables, 10);
  Relaxation relaxation(grids);
  relaxation.draw(scenario.seed, 0);
  const Prices none(tables.batteries.size(), grids.bins());
  const Prices prices = improve_prices(relaxation, tables, none, {10, 0.5}).prices;
  Usage usage(tables.batteries.size(), grids.bins());
  for (auto _ : state) benchmark::DoNotOptimize(relaxation.bound(prices, with_usage ? &usage : nullptr));
}

BENCHMARK_CAPTURE(bound_evaluation, quickstart, "quickstart", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bound_evaluation, flagship, "winter_grid", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bound_evaluation, flagship_with_usage, "winter_grid", true)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bulwark::bench
