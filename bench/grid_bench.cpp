// Served load of a damaged grid: one state after another of a campaign's wear and repair.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>

#include "grid/served_load.h"

namespace bulwark::bench {
namespace {

/// A ring of buses with chords; every other bus has a plant, every third is served through a substation that its lines
/// go through as well. Peak demand is 5/6 of generation; lines are sized for the undamaged grid with a third to spare.
Scenario ring(FlowModel flow, std::size_t buses) {
  std::mt19937 engine(1);
  std::uniform_real_distribution<double> vary(0.5, 1.5);
  Scenario scenario;
  Grid& grid = scenario.grid.emplace();
  grid.flow = flow;
  const auto asset = [&](double capacity_w, int hardness) {
    Asset made;
    made.capacity_w = capacity_w;
    made.hardness = hardness;
    return scenario.assets.push_back(made);
  };
  std::vector<std::vector<AssetId>> substation(buses);
  double demand_w = 0;
  for (std::size_t b = 0; b < buses; ++b) {
    Bus bus;
    bus.demand_w = 500e6 * vary(engine);
    demand_w += bus.demand_w;
    if (b % 3 == 0) bus.through = substation[b] = {asset(0, 2)};
    grid.buses.push_back(bus);
  }
  for (std::size_t b = 0; b < buses; b += 2) {
    const double share = vary(engine) / static_cast<double>(buses / 2);
    grid.generation.push_back({asset(1.2 * demand_w * share, 3), BusId(b)});
  }
  const auto line = [&](std::size_t from, std::size_t to) {
    Line made;
    made.from = BusId(from);
    made.to = BusId(to % buses);
    made.capacity_w = 700e6;
    made.reactance = 0.05 * vary(engine);
    made.through = substation[from].empty() ? substation[to % buses] : substation[from];
    grid.lines.push_back(made);
  };
  for (std::size_t b = 0; b < buses; ++b) line(b, b + 1);
  for (std::size_t b = 0; b < buses / 2; ++b) line(b, b + buses / 2);
  return scenario;
}

/// A hit or a repair of a random asset, and now and then another hour.
void grid_state(benchmark::State& state, FlowModel flow) {
  const Scenario scenario = ring(flow, static_cast<std::size_t>(state.range(0)));
  const Network network = compile_network(scenario);
  GridCondition condition(network);
  ServedLoad load(network);
  std::mt19937 engine(1);
  const auto wear = [&] {
    const AssetId asset(engine() % scenario.assets.size());
    const int hardness = scenario.assets[asset].hardness;
    const int hits = condition.damage(asset) + (static_cast<double>(engine()) < 0.4 * 0x1p32 ? 1 : -1);
    condition.set_damage(asset, std::clamp(hits, 0, hardness));
    if (engine() % 8 == 0) condition.set_factor(0.7 + 0.1 * static_cast<double>(engine() % 4));
  };
  double shed = 0;
  for (auto _ : state) {
    wear();
    const IndexedBy<BusId, double>& served = load.solve(condition.state());
    shed += serves_all(condition.state(), served) ? 0 : 1;
  }
  state.counters["shedding"] = shed / static_cast<double>(state.iterations());
}
BENCHMARK_CAPTURE(grid_state, dc, FlowModel::dc)->Arg(12)->Arg(24)->Arg(118);
BENCHMARK_CAPTURE(grid_state, transport, FlowModel::transport)->Arg(12)->Arg(24)->Arg(118);

}  // namespace
}  // namespace bulwark::bench
