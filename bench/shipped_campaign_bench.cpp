// Whole campaigns of each that is shipped, with their grids and without; items are raids flown, so that the time an
// item stands beside that of a raid in trial_bench.cpp.
#include <benchmark/benchmark.h>

#include "campaign/player.h"
#include "scenarios.h"

namespace bulwark::bench {
namespace {

constexpr const char* shipped_campaigns[] = {"first_campaign", "winter_campaign"};

void play(benchmark::State& state, bool with_grid) {
  const std::string name = shipped_campaigns[state.range(0)];
  Scenario scenario = load_shipped(name);
  if (!with_grid) scenario.grid.reset();
  const Tables tables = compile(std::move(scenario));
  Player player(tables);
  std::uint32_t number = 0;
  std::int64_t raids = 0;
  for (auto _ : state) raids += static_cast<std::int64_t>(player.play(1, number++).campaign.raids.size());
  state.SetItemsProcessed(raids);
  state.SetLabel(name);
}

void shipped_campaign(benchmark::State& state) {
  play(state, true);
}
BENCHMARK(shipped_campaign)->DenseRange(0, 1)->Unit(benchmark::kMillisecond);

void shipped_campaign_without_grid(benchmark::State& state) {
  play(state, false);
}
BENCHMARK(shipped_campaign_without_grid)->DenseRange(0, 1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bulwark::bench
