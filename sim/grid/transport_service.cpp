#include "grid/transport_service.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

namespace {

constexpr double units_of_demand = 4503599627370496.0;  // 2^52

}  // namespace

TransportService::TransportService(const Network& network) : network_(&network), flow_(network.grid) {}

std::int64_t TransportService::in_units(double power_w) const {
  return std::llround(std::min(power_w / unit_w_, units_of_demand));
}

void TransportService::prepare(const GridState& state, const Topology& topology, std::size_t island) {
  const Islands& islands = topology.islands;
  const Grid& grid = network_->grid;
  loads_.clear();
  double demand_w = 0;
  for (const BusId bus : topology.heaviest_first_of(island)) {
    demand_w += state.demand_w[bus];
    if (state.most_w[bus] > 0) loads_.push_back(bus);
  }
  unit_w_ = demand_w / units_of_demand;
  for (std::size_t b = 0; b < grid.buses.size(); ++b) {
    const bool inside = islands.island_of[BusId(b)] == island;
    flow_.set_supply(BusId(b), inside ? in_units(state.supply_w[BusId(b)]) : 0);
    flow_.set_load(BusId(b), 0);
  }
  for (std::size_t l = 0; l < grid.lines.size(); ++l) flow_.set_limit(LineId(l), in_units(state.limit_w[LineId(l)]));
}

void TransportService::serve(const GridState& state, const Topology& topology, std::size_t island,
                             IndexedBy<BusId, double>& served_w) {
  prepare(state, topology, island);
  served_total_ = 0;
  const std::span<const BusId> loads = loads_;
  for (std::size_t first = 0; first < loads.size();) {
    const double weight = network_->grid.buses[loads[first]].weight;
    std::size_t end = first;
    while (end < loads.size() && network_->grid.buses[loads[end]].weight == weight) ++end;
    serve_class(state, loads.subspan(first, end - first));
    first = end;
  }
  for (const BusId bus : topology.islands.buses_of(island)) served_w[bus] = 0;
  for (const BusId bus : loads_) {
    const std::int64_t units = flow_.load(bus);
    const bool all = units >= in_units(state.most_w[bus]);
    served_w[bus] = all ? state.most_w[bus] : static_cast<double>(units) * unit_w_;
  }
}

void TransportService::serve_class(const GridState& state, std::span<const BusId> loads) {
  std::int64_t wanted = 0;
  for (const BusId bus : loads) {
    flow_.set_load(bus, in_units(state.most_w[bus]));
    wanted += flow_.load(bus);
  }
  const std::int64_t total = flow_.maximise() - served_total_;
  if (total == wanted) {
    served_total_ += total;
    return;
  }
  part_count_ = 0;
  add_part(total).assign(loads.begin(), loads.end());
  while (part_count_ > 0) {
    std::swap(part_, parts_[--part_count_]);
    share(state);
  }
}

std::vector<BusId>& TransportService::add_part(std::int64_t total) {
  if (part_count_ == parts_.size()) parts_.emplace_back();
  Part& part = parts_[part_count_++];
  part.total = total;
  part.loads.clear();
  return part.loads;
}

/// Serves the part as if only its total counted, or parts it where the network cannot carry that.
void TransportService::share(const GridState& state) {
  shares_.clear();
  for (const BusId bus : part_.loads)
    shares_.push_back({state.demand_w[bus] / unit_w_, state.most_w[bus] / unit_w_, 0});
  share_fairly(shares_, static_cast<double>(part_.total));
  std::int64_t wanted = 0;
  for (std::size_t k = 0; k < shares_.size(); ++k) {
    flow_.set_load(part_.loads[k], std::llround(std::floor(shares_[k].served)));
    wanted += flow_.load(part_.loads[k]);
  }
  const std::int64_t carried = flow_.maximise() - served_total_;
  if (carried == wanted || !split(carried)) {
    for (const BusId bus : part_.loads) {
      flow_.set_load(bus, flow_.served(bus));
      served_total_ += flow_.load(bus);
    }
  }
}

/// Into those that the minimum cut bounds, which come first, and the rest; false if it bounds all or none of them,
/// which rounding to units alone can cause.
bool TransportService::split(std::int64_t carried) {
  std::int64_t bounded_total = carried;
  std::size_t bounded = 0;
  for (const BusId bus : part_.loads) {
    if (flow_.cut_off(bus)) {
      ++bounded;
    } else {
      bounded_total -= flow_.load(bus);
    }
  }
  if (bounded == 0 || bounded == part_.loads.size()) return false;
  std::vector<BusId>& rest = add_part(part_.total - bounded_total);
  for (const BusId bus : part_.loads) {
    if (!flow_.cut_off(bus)) rest.push_back(bus);
  }
  std::vector<BusId>& first = add_part(bounded_total);
  for (const BusId bus : part_.loads) {
    if (flow_.cut_off(bus)) first.push_back(bus);
  }
  for (const BusId bus : part_.loads) flow_.set_load(bus, 0);
  return true;
}

}  // namespace bulwark
