#include "grid/served_load.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

ServedLoad::ServedLoad(const Network& network)
    : network_(&network),
      topologies_(network),
      dc_(network),
      transport_(network),
      served_w_(network.grid.buses.size(), 0) {
  injection_.setZero(static_cast<Eigen::Index>(served_w_.size()));
  angle_.setZero(injection_.size());
}

const IndexedBy<BusId, double>& ServedLoad::solve(const GridState& state) {
  const Topology& topology = topologies_.find(state.limit_w);
  tolerance_w_.clear();
  for (std::size_t k = 0; k < topology.islands.size(); ++k) serve_without_limits(state, topology, k);
  angle_.noalias() = topology.angles * injection_;
  find_overloaded(state, topology);
  while (!overloaded_.empty()) serve_within_limits(state, topology);
  return served_w_;
}

/// Also sets the injections that go with it: all generation of the island does an equal part.
void ServedLoad::serve_without_limits(const GridState& state, const Topology& topology, std::size_t island) {
  const std::span<const BusId> buses = topology.heaviest_first_of(island);
  double supply_w = 0;
  double demand_w = 0;
  for (const BusId bus : buses) {
    supply_w += state.supply_w[bus];
    demand_w += state.demand_w[bus];
  }
  tolerance_w_.push_back(overload_tolerance * demand_w);
  const double part = supply_w > 0 ? share_by_weight(state, buses, supply_w) / supply_w : 0;
  for (const BusId bus : buses) {
    if (supply_w == 0) served_w_[bus] = 0;
    injection_[row_of(bus)] = part * state.supply_w[bus] - served_w_[bus];
  }
}

/// The heaviest loads first, those of equal weight fairly. Returns what is served.
double ServedLoad::share_by_weight(const GridState& state, std::span<const BusId> buses, double supply_w) {
  const auto weight = [&](std::size_t i) { return network_->grid.buses[buses[i]].weight; };
  double left_w = supply_w;
  for (std::size_t first = 0; first < buses.size();) {
    std::size_t end = first;
    shares_.clear();
    for (; end < buses.size() && weight(end) == weight(first); ++end) {
      shares_.push_back({state.demand_w[buses[end]], state.most_w[buses[end]], 0});
    }
    left_w -= share_fairly(shares_, left_w);
    for (std::size_t i = first; i < end; ++i) served_w_[buses[i]] = shares_[i - first].served;
    first = end;
  }
  return supply_w - left_w;
}

void ServedLoad::find_overloaded(const GridState& state, const Topology& topology) {
  overloaded_.clear();
  for (const LineId id : topology.closed) {
    const Line& line = network_->grid.lines[id];
    const double flow_w = network_->conductance[id] * (angle_[row_of(line.from)] - angle_[row_of(line.to)]);
    const double tolerance_w = tolerance_w_[topology.islands.island_of[line.from]];
    if (std::abs(flow_w) > state.limit_w[id] + tolerance_w) overloaded_.push_back(id);
  }
}

/// The island of the first line that is overloaded, whose lines are then no longer.
void ServedLoad::serve_within_limits(const GridState& state, const Topology& topology) {
  const auto island_of = [&](LineId line) { return topology.islands.island_of[network_->grid.lines[line].from]; };
  const std::size_t island = island_of(overloaded_.front());
  const auto rest =
      std::partition(overloaded_.begin(), overloaded_.end(), [&](LineId line) { return island_of(line) == island; });
  if (network_->grid.flow == FlowModel::dc) {
    dc_.serve(state, topology, island, {overloaded_.begin(), rest}, served_w_);
  } else {
    transport_.serve(state, topology, island, served_w_);
  }
  overloaded_.erase(overloaded_.begin(), rest);
}

}  // namespace bulwark
