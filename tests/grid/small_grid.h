// Grids for tests, put together in a few lines; powers in MW.
#pragma once

#include <string>
#include <vector>

#include "grid/network.h"
#include "grid/served_load.h"

namespace bulwark::test {

constexpr double mw = 1e6;

class SmallGrid {
 public:
  explicit SmallGrid(FlowModel flow) {
    scenario_.grid.emplace();
    scenario_.grid->flow = flow;
  }

  AssetId asset(double capacity_mw, int hardness = 1) {
    Asset asset;
    asset.name = "asset_" + std::to_string(scenario_.assets.size());
    asset.capacity_w = capacity_mw * mw;
    asset.hardness = hardness;
    return scenario_.assets.push_back(asset);
  }
  BusId bus(double demand_mw, double import_mw = 0, double weight = 1, std::vector<AssetId> through = {}) {
    Bus bus;
    bus.name = "bus_" + std::to_string(grid().buses.size());
    bus.demand_w = demand_mw * mw;
    bus.import_w = import_mw * mw;
    bus.weight = weight;
    bus.through = std::move(through);
    return grid().buses.push_back(bus);
  }
  void unit(AssetId asset, BusId bus) { grid().generation.push_back({asset, bus}); }
  LineId line(BusId from, BusId to, double capacity_mw, double reactance = 1, std::vector<AssetId> through = {}) {
    return grid().lines.push_back({"", from, to, capacity_mw * mw, reactance, std::move(through)});
  }

  Grid& grid() { return *scenario_.grid; }
  const Scenario& scenario() const { return scenario_; }
  Network network() const { return compile_network(scenario_); }

 private:
  Scenario scenario_;
};

/// Served load by bus in MW.
inline std::vector<double> served_mw(const Network& network, const GridState& state) {
  std::vector<double> served;
  ServedLoad load(network);
  for (const double power_w : load.solve(state)) served.push_back(power_w / mw);
  return served;
}
inline std::vector<double> served_mw(const SmallGrid& small) {
  const Network network = small.network();
  return served_mw(network, GridCondition(network).state());
}

inline double sum(const std::vector<double>& values) {
  double total = 0;
  for (const double value : values) total += value;
  return total;
}

}  // namespace bulwark::test
