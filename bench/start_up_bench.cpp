// What happens before the first trial: reading and checking a scenario, compiling its tables.
#include <benchmark/benchmark.h>

#include "scenarios.h"

namespace bulwark::bench {
namespace {

void load(benchmark::State& state) {
  const std::string name = shipped[state.range(0)];
  for (auto _ : state) benchmark::DoNotOptimize(load_shipped(name));
  state.SetLabel(name);
}
BENCHMARK(load)->DenseRange(0, 6)->Unit(benchmark::kMillisecond);

void compile_tables(benchmark::State& state) {
  const std::string name = shipped[state.range(0)];
  const Scenario scenario = load_shipped(name);
  for (auto _ : state) benchmark::DoNotOptimize(compile(scenario));
  state.SetLabel(name);
}
BENCHMARK(compile_tables)->DenseRange(0, 6)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bulwark::bench
