// Served load of a damaged grid: one state after another of a campaign's wear and repair.
#include <benchmark/benchmark.h>
#include <lemon/preflow.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <coin/ClpSimplex.hpp>
#include <cstdint>
#include <random>
#include <vector>

#include "grid/maximum_flow.h"
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

/// A campaign's wear: a hit or a repair of a random asset, and now and then another hour.
class Wear {
 public:
  explicit Wear(const Network& network) : network_(network), condition_(network) {}

  const GridState& next() {
    const AssetId asset(engine_() % network_.assets.size());
    const int hits = condition_.damage(asset) + (engine_() % 5 < 2 ? 1 : -1);
    condition_.set_damage(asset, std::clamp(hits, 0, network_.assets[asset].hardness));
    if (engine_() % 8 == 0) condition_.set_factor(0.7 + 0.1 * static_cast<double>(engine_() % 4));
    return condition_.state();
  }

 private:
  const Network& network_;
  GridCondition condition_;
  std::mt19937 engine_{1};
};

void grid_state(benchmark::State& state, FlowModel flow) {
  const Scenario scenario = ring(flow, static_cast<std::size_t>(state.range(0)));
  const Network network = compile_network(scenario);
  Wear wear(network);
  ServedLoad load(network);
  double shed = 0;
  for (auto _ : state) {
    const GridState& worn = wear.next();
    shed += serves_all(worn, load.solve(worn)) ? 0 : 1;
  }
  state.counters["shedding"] = shed / static_cast<double>(state.iterations());
}
BENCHMARK_CAPTURE(grid_state, dc, FlowModel::dc)->Arg(12)->Arg(24)->Arg(118);
BENCHMARK_CAPTURE(grid_state, transport, FlowModel::transport)->Arg(12)->Arg(24)->Arg(118);

/// All at its best, which most of a campaign's states should be.
void undamaged_grid(benchmark::State& state, FlowModel flow) {
  const Network network = compile_network(ring(flow, static_cast<std::size_t>(state.range(0))));
  const GridCondition condition(network);
  ServedLoad load(network);
  for (auto _ : state) benchmark::DoNotOptimize(load.solve(condition.state()));
}
BENCHMARK_CAPTURE(undamaged_grid, dc, FlowModel::dc)->Arg(12);
BENCHMARK_CAPTURE(undamaged_grid, transport, FlowModel::transport)->Arg(24);

/// One maximum flow, of the whole demand in units of 1 W.
void maximum_flow(benchmark::State& state) {
  const Network network = compile_network(ring(FlowModel::transport, static_cast<std::size_t>(state.range(0))));
  Wear wear(network);
  MaximumFlow flow(network.grid);
  for (auto _ : state) {
    const GridState& worn = wear.next();
    for (std::size_t b = 0; b < network.grid.buses.size(); ++b) {
      flow.set_supply(BusId(b), static_cast<std::int64_t>(worn.supply_w[BusId(b)]));
      flow.set_load(BusId(b), static_cast<std::int64_t>(worn.most_w[BusId(b)]));
    }
    for (std::size_t l = 0; l < network.grid.lines.size(); ++l) {
      flow.set_limit(LineId(l), static_cast<std::int64_t>(worn.limit_w[LineId(l)]));
    }
    benchmark::DoNotOptimize(flow.maximise());
  }
}
BENCHMARK(maximum_flow)->Arg(12)->Arg(24)->Arg(118);

/// The same by LEMON's preflow, for comparison.
void lemon_maximum_flow(benchmark::State& state) {
  using Graph = lemon::SmartDigraph;
  using Capacity = Graph::ArcMap<std::int64_t>;
  const Network network = compile_network(ring(FlowModel::transport, static_cast<std::size_t>(state.range(0))));
  Wear wear(network);
  Graph graph;
  std::vector<Graph::Node> bus;
  const Graph::Node source = graph.addNode();
  const Graph::Node sink = graph.addNode();
  for (std::size_t b = 0; b < network.grid.buses.size(); ++b) bus.push_back(graph.addNode());
  std::vector<Graph::Arc> supply;
  std::vector<Graph::Arc> load;
  std::vector<Graph::Arc> forth;
  std::vector<Graph::Arc> back;
  for (const Graph::Node node : bus) {
    supply.push_back(graph.addArc(source, node));
    load.push_back(graph.addArc(node, sink));
  }
  for (const Line& line : network.grid.lines) {
    forth.push_back(graph.addArc(bus[line.from.index()], bus[line.to.index()]));
    back.push_back(graph.addArc(bus[line.to.index()], bus[line.from.index()]));
  }
  Capacity capacity(graph);
  lemon::Preflow<Graph, Capacity> preflow(graph, capacity, source, sink);
  for (auto _ : state) {
    const GridState& worn = wear.next();
    for (std::size_t b = 0; b < bus.size(); ++b) {
      capacity[supply[b]] = static_cast<std::int64_t>(worn.supply_w[BusId(b)]);
      capacity[load[b]] = static_cast<std::int64_t>(worn.most_w[BusId(b)]);
    }
    for (std::size_t l = 0; l < forth.size(); ++l) {
      capacity[forth[l]] = capacity[back[l]] = static_cast<std::int64_t>(worn.limit_w[LineId(l)]);
    }
    preflow.runMinCut();
    benchmark::DoNotOptimize(preflow.flowValue());
  }
}
BENCHMARK(lemon_maximum_flow)->Arg(12)->Arg(24)->Arg(118);

/// The same states by Clp, fresh each time, for comparison: the greatest served load alone, without even shedding.
double clp_served_mw(const Network& network, const GridState& state) {
  const Grid& grid = network.grid;
  ClpSimplex clp;
  clp.setLogLevel(0);
  const int buses = static_cast<int>(grid.buses.size());
  const int lines = static_cast<int>(grid.lines.size());
  clp.resize(0, 3 * buses + lines);  // served, generation, angle; flow
  std::vector<std::vector<int>> columns(grid.buses.size());
  std::vector<std::vector<double>> values(grid.buses.size());
  for (int b = 0; b < buses; ++b) {
    const BusId bus(static_cast<std::size_t>(b));
    clp.setColumnBounds(b, 0, state.most_w[bus] / 1e6);
    clp.setColumnBounds(buses + b, 0, state.supply_w[bus] / 1e6);
    clp.setColumnBounds(2 * buses + b, -COIN_DBL_MAX, COIN_DBL_MAX);
    clp.setObjectiveCoefficient(b, grid.buses[bus].weight);
    columns[bus.index()] = {b, buses + b};
    values[bus.index()] = {-1, 1};
  }
  for (int l = 0; l < lines; ++l) {
    const LineId id(static_cast<std::size_t>(l));
    const Line& line = grid.lines[id];
    const double limit_mw = state.limit_w[id] / 1e6;
    clp.setColumnBounds(3 * buses + l, -limit_mw, limit_mw);
    columns[line.from.index()].push_back(3 * buses + l);
    values[line.from.index()].push_back(-1);
    columns[line.to.index()].push_back(3 * buses + l);
    values[line.to.index()].push_back(1);
    if (limit_mw == 0) continue;
    const int from = 2 * buses + static_cast<int>(line.from.index());
    const int to = 2 * buses + static_cast<int>(line.to.index());
    const int ends[] = {3 * buses + l, from, to};
    const double balance[] = {-line.reactance, 1, -1};
    clp.addRow(3, ends, balance, 0, 0);
  }
  for (std::size_t b = 0; b < grid.buses.size(); ++b) {
    clp.addRow(static_cast<int>(columns[b].size()), columns[b].data(), values[b].data(), 0, 0);
  }
  clp.setOptimizationDirection(-1);
  clp.primal();
  return clp.objectiveValue();
}

void clp_grid_state(benchmark::State& state) {
  const Network network = compile_network(ring(FlowModel::dc, static_cast<std::size_t>(state.range(0))));
  Wear wear(network);
  for (auto _ : state) benchmark::DoNotOptimize(clp_served_mw(network, wear.next()));
}
BENCHMARK(clp_grid_state)->Arg(12)->Arg(24)->Arg(118);

}  // namespace
}  // namespace bulwark::bench
