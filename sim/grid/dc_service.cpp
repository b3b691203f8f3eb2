#include "grid/dc_service.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

DcService::DcService(const Network& network)
    : network_(&network), limited_(network.grid.lines.size(), 0), injection_(network.grid.buses.size(), 0) {}

void DcService::collect(const GridState& state, const Topology& topology, std::size_t island) {
  buses_ = topology.heaviest_first_of(island);
  sources_.clear();
  loads_.clear();
  unit_w_ = 0;
  double greatest_weight = 0;
  for (const BusId bus : buses_) {
    unit_w_ += state.demand_w[bus];
    if (state.supply_w[bus] > 0) sources_.push_back(bus);
    if (!(state.most_w[bus] > 0)) continue;
    loads_.push_back(bus);
    greatest_weight = std::max(greatest_weight, network_->grid.buses[bus].weight);
  }
  upper_.clear();
  weight_.assign(sources_.size(), 0);
  load_columns_.clear();
  demand_.clear();
  // More than all loads together is of no use to anyone.
  for (const BusId bus : sources_) upper_.push_back(std::min(1.0, state.supply_w[bus] / unit_w_));
  for (const BusId bus : loads_) {
    load_columns_.push_back(upper_.size());
    upper_.push_back(state.most_w[bus] / unit_w_);
    demand_.push_back(state.demand_w[bus] / unit_w_);
    weight_.push_back(network_->grid.buses[bus].weight / greatest_weight);
  }
}

double DcService::sensitivity(const Topology& topology, LineId line, BusId bus) const {
  const Line& ends = network_->grid.lines[line];
  return network_->conductance[line] *
         (topology.angles(row_of(ends.from), row_of(bus)) - topology.angles(row_of(ends.to), row_of(bus)));
}

void DcService::formulate(const GridState& state, const Topology& topology) {
  tableau_.start(upper_);
  coefficients_.assign(upper_.size(), 1);
  std::fill(coefficients_.begin() + static_cast<std::ptrdiff_t>(sources_.size()), coefficients_.end(), -1);
  balance_ = tableau_.add_row(coefficients_, 0, 0);  // generation - served
  for (const LineId line : rows_) add_limit(state, topology, line);
}

/// A line beside much better ones carries next to nothing of anything, which the tableau would take for nothing: its
/// row is in units of its largest coefficient. Others are not, for that would make more of what rounding leaves in
/// them.
void DcService::add_limit(const GridState& state, const Topology& topology, LineId line) {
  coefficients_.clear();
  for (const BusId bus : sources_) coefficients_.push_back(sensitivity(topology, line, bus));
  for (const BusId bus : loads_) coefficients_.push_back(-sensitivity(topology, line, bus));
  constexpr double next_to_nothing = 1e-6;
  double largest = 0;
  for (const double coefficient : coefficients_) largest = std::max(largest, std::abs(coefficient));
  if (largest == 0) return;
  const double unit = largest < next_to_nothing ? largest : 1;
  for (double& coefficient : coefficients_) coefficient /= unit;
  const double limit = state.limit_w[line] / (unit_w_ * unit);
  tableau_.add_row(coefficients_, -limit, limit);
}

/// The best point if lines carried anything: the heaviest loads served until generation is spent, or all loads and as
/// much generation as they need. Nothing but the overloaded lines then keeps it from being feasible.
void DcService::start_without_limits() {
  double supply = 0;
  double wanted = 0;
  for (std::size_t j = 0; j < upper_.size(); ++j) (j < sources_.size() ? supply : wanted) += upper_[j];
  const bool short_of_supply = supply < wanted;
  const std::size_t first = short_of_supply ? sources_.size() : 0;
  const std::size_t end = short_of_supply ? upper_.size() : sources_.size();
  for (std::size_t j = 0; j < upper_.size(); ++j) {
    if (j < first || j >= end) tableau_.put_at_upper(j);
  }
  double left = std::min(supply, wanted);
  for (std::size_t j = first; j < end; ++j) {
    if (upper_[j] >= left || j + 1 == end) {
      tableau_.exchange(balance_, j);
      return;
    }
    left -= upper_[j];
    tableau_.put_at_upper(j);
  }
}

void DcService::read_injection() {
  for (const BusId bus : buses_) injection_[bus] = 0;
  for (std::size_t j = 0; j < sources_.size(); ++j) injection_[sources_[j]] += tableau_.value(j);
  for (std::size_t k = 0; k < loads_.size(); ++k) injection_[loads_[k]] -= tableau_.value(load_columns_[k]);
}

bool DcService::add_overloaded(const GridState& state, const Topology& topology) {
  read_injection();
  bool some = false;
  for (const LineId line : topology.closed) {
    if (limited_[line] ||
        topology.islands.island_of[network_->grid.lines[line].from] != topology.islands.island_of[buses_.front()]) {
      continue;
    }
    double flow = 0;
    for (const BusId bus : buses_) flow += sensitivity(topology, line, bus) * injection_[bus];
    if (std::abs(flow) <= state.limit_w[line] / unit_w_ + overload_tolerance) continue;
    rows_.push_back(line);
    limited_[line] = 1;
    some = true;
  }
  return some;
}

void DcService::serve(const GridState& state, const Topology& topology, std::size_t island,
                      std::span<const LineId> overloaded, IndexedBy<BusId, double>& served_w) {
  collect(state, topology, island);
  rows_.assign(overloaded.begin(), overloaded.end());
  limited_.assign(limited_.size(), 0);
  for (const LineId line : rows_) limited_[line] = 1;
  do {
    formulate(state, topology);
    start_without_limits();
    if (!tableau_.restore(weight_)) formulate(state, topology);
    tableau_.maximise(weight_, load_columns_);
    tableau_.raise_least(load_columns_, demand_);
  } while (add_overloaded(state, topology));
  for (const BusId bus : buses_) served_w[bus] = 0;
  for (std::size_t k = 0; k < loads_.size(); ++k) {
    const double most_w = state.most_w[loads_[k]];
    const double served = tableau_.value(load_columns_[k]) * unit_w_;
    // What rounding leaves of all or nothing is all or nothing.
    served_w[loads_[k]] = served >= most_w * (1 - 1e-12) ? most_w : std::max(served, 0.0);
  }
}

}  // namespace bulwark
