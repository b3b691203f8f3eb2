#include "grid/served_load.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

namespace {

/// Of the island's demand: rounding of flows, far below what a load would notice.
constexpr double overload_tolerance = 1e-12;

Eigen::Index at(BusId bus) {
  return static_cast<Eigen::Index>(bus.index());
}

}  // namespace

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
  for (std::size_t k = 0; k < topology.islands.size(); ++k) serve_without_limits(state, topology.islands, k);
  angle_.noalias() = topology.angles * injection_;
  for (std::size_t k = 0; k < topology.islands.size(); ++k) {
    collect_overloaded(state, topology, k);
    if (overloaded_.empty()) continue;
    if (network_->grid.flow == FlowModel::dc) {
      dc_.serve(state, topology, k, overloaded_, served_w_);
    } else {
      transport_.serve(state, topology, k, served_w_);
    }
  }
  return served_w_;
}

/// Also sets the injections that go with it: all generation of the island does an equal part.
void ServedLoad::serve_without_limits(const GridState& state, const Islands& islands, std::size_t island) {
  const std::span<const BusId> buses = islands.buses_of(island);
  loads_.clear();
  double supply_w = 0;
  for (const BusId bus : buses) {
    supply_w += state.supply_w[bus];
    served_w_[bus] = 0;
    if (state.most_w[bus] > 0) loads_.push_back(bus);
  }
  const double part = supply_w > 0 ? share_by_weight(state, supply_w) / supply_w : 0;
  for (const BusId bus : buses) injection_[at(bus)] = part * state.supply_w[bus] - served_w_[bus];
}

/// The heaviest loads first, those of equal weight fairly. Returns what is served.
double ServedLoad::share_by_weight(const GridState& state, double supply_w) {
  const auto weight = [&](BusId bus) { return network_->grid.buses[bus].weight; };
  std::sort(loads_.begin(), loads_.end(),
            [&](BusId a, BusId b) { return weight(a) != weight(b) ? weight(a) > weight(b) : a < b; });
  double left_w = supply_w;
  for (std::size_t first = 0; first < loads_.size();) {
    std::size_t end = first;
    shares_.clear();
    while (end < loads_.size() && weight(loads_[end]) == weight(loads_[first])) {
      shares_.push_back({state.demand_w[loads_[end]], state.most_w[loads_[end]], 0});
      ++end;
    }
    left_w -= share_fairly(shares_, left_w);
    for (std::size_t k = first; k < end; ++k) served_w_[loads_[k]] = shares_[k - first].served;
    first = end;
  }
  return supply_w - left_w;
}

void ServedLoad::collect_overloaded(const GridState& state, const Topology& topology, std::size_t island) {
  overloaded_.clear();
  double demand_w = 0;
  for (const BusId bus : topology.islands.buses_of(island)) demand_w += state.demand_w[bus];
  for (const LineId id : topology.closed) {
    const Line& line = network_->grid.lines[id];
    if (topology.islands.island_of[line.from] != island) continue;
    const double flow_w = network_->conductance[id] * (angle_[at(line.from)] - angle_[at(line.to)]);
    if (std::abs(flow_w) > state.limit_w[id] + overload_tolerance * demand_w) overloaded_.push_back(id);
  }
}

}  // namespace bulwark
