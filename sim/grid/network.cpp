#include "grid/network.h"

#include <algorithm>

#include "base/contract.h"

namespace bulwark {

namespace {

template <class IdType>
void add_once(std::vector<IdType>& ids, IdType id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

}  // namespace

Network compile_network(const Scenario& scenario) {
  EXPECTS(scenario.grid.has_value());
  Network network;
  network.grid = scenario.grid.value();
  const Grid& grid = network.grid;
  for (const Asset& asset : scenario.assets) network.assets.push_back({asset.capacity_w, asset.hardness, {}, {}});
  network.feeding.assign(grid.buses.size(), {});
  for (const Generation& generation : grid.generation) {
    network.feeding[generation.bus].push_back(generation.asset);
    add_once(network.assets[generation.asset].buses, generation.bus);
  }
  for (std::size_t b = 0; b < grid.buses.size(); ++b) {
    for (const AssetId asset : grid.buses[BusId(b)].through) add_once(network.assets[asset].buses, BusId(b));
  }
  for (std::size_t l = 0; l < grid.lines.size(); ++l) {
    const Line& line = grid.lines[LineId(l)];
    for (const AssetId asset : line.through) add_once(network.assets[asset].lines, LineId(l));
    network.conductance.push_back(grid.flow == FlowModel::dc ? 1 / line.reactance : line.capacity_w);
  }
  return network;
}

}  // namespace bulwark
