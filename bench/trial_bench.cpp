// Whole trials of each shipped scenario, with and without counting them, and how the cost grows with the raid and the
// defence.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "scenarios.h"
#include "tally/tallies.h"
#include "trial/trial.h"

namespace bulwark::bench {
namespace {

void trial(benchmark::State& state) {
  const std::string name = shipped[state.range(0)];
  const Tables tables = compile(load_shipped(name));
  Trial one(tables);
  std::uint32_t number = 0;
  for (auto _ : state) benchmark::DoNotOptimize(one.run(1, number++));
  state.SetItemsProcessed(state.iterations());
  state.SetLabel(name);
}
BENCHMARK(trial)->DenseRange(0, 6)->Unit(benchmark::kMicrosecond);

void trial_and_tally(benchmark::State& state) {
  const std::string name = shipped[state.range(0)];
  const Tables tables = compile(load_shipped(name));
  Trial one(tables);
  Tallies tallies(tables.scenario, tables.layout);
  std::uint32_t number = 0;
  for (auto _ : state) tallies.add(one.run(1, number++));
  state.SetItemsProcessed(state.iterations());
  state.SetLabel(name);
}
BENCHMARK(trial_and_tally)->DenseRange(0, 6)->Unit(benchmark::kMicrosecond);

/// One stream of drones past a belt of batteries; the raid lasts as long as it has threats, so that the density in
/// time, and with it the work a threat, stays the same.
Scenario belt(std::int64_t threats, std::int64_t batteries) {
  const std::string text = fmt::format(R"(
bulwark: 1
assets: {{site: {{position: [0 km, 0 km]}}}}
threats: {{drone: {{family: drone, speed: 50 m/s, altitude: 200 m}}}}
raid:
  stream: {{threat: drone, count: {0}, from: [0 km, 120 km], lanes: 8, lane_spacing: 2 km, targets: [site],
           launch: {{at: 0 s, offset: {{uniform: {1} s}}}}}}
systems:
  gun: {{interceptor: {{speed: 900 m/s}}, envelope: {{range: [0 km, 6 km]}}, pk: {{drone: 0.4}}, channels: 1, rounds: 40,
        reaction: {{lognormal: {{median: 10 s, sigma: 0.3}}}}, assessment: 4 s}}
batteries: {{belt: {{system: gun, position: [0 km, 50 km], count: {2}, ring: 40 km}}}}
)",
                                       threats, 20 * threats, batteries);
  return load_scenario_text(text, "belt").scenario;
}

void by_threats(benchmark::State& state) {
  const Tables tables = compile(belt(state.range(0), 50));
  Trial one(tables);
  std::uint32_t number = 0;
  for (auto _ : state) benchmark::DoNotOptimize(one.run(1, number++));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(by_threats)->RangeMultiplier(10)->Range(50, 5000)->Unit(benchmark::kMicrosecond)->Complexity();

void by_batteries(benchmark::State& state) {
  const Tables tables = compile(belt(500, state.range(0)));
  Trial one(tables);
  std::uint32_t number = 0;
  for (auto _ : state) benchmark::DoNotOptimize(one.run(1, number++));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(by_batteries)
    ->Arg(10)
    ->Arg(25)
    ->Arg(50)
    ->Arg(100)
    ->Arg(200)
    ->Arg(400)
    ->Unit(benchmark::kMicrosecond)
    ->Complexity();

}  // namespace
}  // namespace bulwark::bench
