// A campaign of 40 flagship raids against the raids by themselves: what repair, stocks and the grid cost besides. The
// raids are whole, so that both play the same.
#include <benchmark/benchmark.h>

#include "campaign/player.h"
#include "scenarios.h"

namespace bulwark::bench {
namespace {

constexpr int raids = 40;

constexpr const char* campaign =
    "{duration: 120 d, strikes: {nightly: {every: 3 d}}, attacker: {stocks: {one_way_drone: {initial: 100000, "
    "production: "
    "90 /d}}}, supply: {medium_sam: {initial: 100000, delivery: 3 /d}}, repair: {crews: 12, order: capacity, kinds: "
    "{generation: {time: {lognormal: {median: 4 d, sigma: 0.6}}}, default: {time: {exponential: 3 d}, spare: "
    "transformer}}, spares: {transformer: {initial: 20, delivery: 2 /d}}}}";

/// Twelve buses over the flagship's assets, a ring with two chords.
constexpr const char* grid =
    "{flow: dc, buses: {a: {demand: 500 MW, people: 300000}, b: {demand: 400 MW, people: 200000}, c: {demand: 350 MW}, "
    "d: "
    "{demand: 500 MW}, e: {demand: 450 MW}, f: {demand: 300 MW}, s1: {demand: 200 MW, through: [substation_1]}, s2: "
    "{demand: 200 MW, through: [substation_2]}, s3: {demand: 150 MW, through: [substation_3]}, s4: {demand: 150 MW, "
    "through: [substation_4]}, s5: {demand: 150 MW, through: [substation_5]}, s6: {demand: 150 MW, through: "
    "[substation_6]}}, generation: {plant_a: a, plant_b: b, plant_c: c, plant_d: d, plant_e: e, plant_f: f}, lines: "
    "{l1: "
    "{between: [a, s1], capacity: 600 MW, reactance: 0.1, through: [substation_1]}, l2: {between: [s1, b], capacity: "
    "500 "
    "MW, reactance: 0.1}, l3: {between: [b, s3], capacity: 500 MW, reactance: 0.1, through: [substation_3]}, l4: "
    "{between: "
    "[s3, c], capacity: 500 MW, reactance: 0.1}, l5: {between: [c, s4], capacity: 500 MW, reactance: 0.2, through: "
    "[substation_4]}, l6: {between: [s4, d], capacity: 600 MW, reactance: 0.1}, l7: {between: [d, s5], capacity: 500 "
    "MW, "
    "reactance: 0.1, through: [substation_5]}, l8: {between: [s5, e], capacity: 500 MW, reactance: 0.1}, l9: {between: "
    "[e, "
    "s2], capacity: 500 MW, reactance: 0.1, through: [substation_2]}, l10: {between: [s2, a], capacity: 600 MW, "
    "reactance: "
    "0.1}, l11: {between: [a, s6], capacity: 500 MW, reactance: 0.1, through: [substation_6]}, l12: {between: [s6, f], "
    "capacity: 500 MW, reactance: 0.1}, l13: {between: [b, d], capacity: 400 MW, reactance: 0.2}, l14: {between: [f, "
    "e], "
    "capacity: 400 MW, reactance: 0.2}}, demand: {daily: [[0 h, 0.6], [6 h, 0.9], [17 h, 1.0], [22 h, 0.75]], "
    "seasonal: "
    "[[0 d, 0.8], [40 d, 1.0]], clock: 20 h}}";

void raids_alone(benchmark::State& state) {
  const Tables tables = compile(load_shipped("winter_grid"));
  Trial one(tables);
  std::uint32_t number = 0;
  for (auto _ : state) {
    for (int k = 0; k < raids; ++k) benchmark::DoNotOptimize(one.run(1, number++));
  }
}
BENCHMARK(raids_alone)->Unit(benchmark::kMillisecond);

void play(benchmark::State& state, const std::vector<Override>& overrides) {
  const Tables tables = compile(load_shipped("winter_grid", overrides));
  Player player(tables);
  std::uint32_t number = 0;
  std::size_t flown = 0;
  for (auto _ : state) flown += player.play(1, number++).campaign.raids.size();
  state.counters["raids"] = benchmark::Counter(static_cast<double>(flown), benchmark::Counter::kAvgIterations);
}

void campaign_without_grid(benchmark::State& state) {
  play(state, {{"campaign", campaign}});
}
BENCHMARK(campaign_without_grid)->Unit(benchmark::kMillisecond);

void campaign_with_grid(benchmark::State& state) {
  play(state, {{"campaign", campaign}, {"grid", grid}});
}
BENCHMARK(campaign_with_grid)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace bulwark::bench
