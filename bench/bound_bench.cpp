// The bound on allocation: one evaluation of the dual of a trial, with and without what the search for prices asks, and
// what the search asks before it moves the prices: the usage of an eighth of the threats.
#include <benchmark/benchmark.h>

#include <optional>

#include "decide/price_search.h"
#include "scenarios.h"

namespace bulwark::bench {
namespace {

/// A trial with prices as a short search leaves them.
struct PricedTrial {
  PricedTrial(const char* name, double steps_a_hold)
      : scenario(load_shipped(name)), tables(compile(scenario)), grids(tables, steps_a_hold), relaxation(grids) {
    relaxation.draw(scenario.seed, 0);
    usage.emplace(relaxation.reach());
    prices = improve_prices(relaxation, tables, prices, 10).prices;
  }

  Scenario scenario;
  Tables tables;
  RaidGrids grids;
  Relaxation relaxation;
  Prices prices{tables.batteries.size(), grids.bins()};
  std::optional<Usage> usage;  // once the trial is drawn
};

void bound_evaluation(benchmark::State& state, const char* name, bool with_usage) {
  PricedTrial trial(name, 10);
  for (auto _ : state) {
    benchmark::DoNotOptimize(trial.relaxation.bound(trial.prices, with_usage ? &*trial.usage : nullptr));
  }
}

void price_move(benchmark::State& state, const char* name, double steps_a_hold) {
  PricedTrial trial(name, steps_a_hold);
  std::size_t part = 0;
  for (auto _ : state) {
    trial.relaxation.find_usage(trial.prices, part++ % 8, 8, *trial.usage);
    benchmark::DoNotOptimize(*trial.usage);
  }
}

BENCHMARK_CAPTURE(bound_evaluation, quickstart, "quickstart", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bound_evaluation, flagship, "winter_grid", false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bound_evaluation, flagship_with_usage, "winter_grid", true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(price_move, quickstart, "quickstart", 20)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(price_move, flagship, "winter_grid", 5)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bulwark::bench
