#include "grid/condition.h"

#include <algorithm>

namespace bulwark {

GridCondition::GridCondition(const Network& network) : network_(&network), damage_(network.assets.size(), 0) {
  const std::size_t buses = network.grid.buses.size();
  for (const Bus& bus : network.grid.buses) {
    peak_w_.push_back(bus.demand_w);
    import_w_.push_back(bus.import_w);
  }
  through_w_.assign(buses, 0);
  state_.supply_w.assign(buses, 0);
  state_.demand_w.assign(buses, 0);
  state_.most_w.assign(buses, 0);
  state_.limit_w.assign(network.grid.lines.size(), 0);
  repair_all();
}

void GridCondition::repair_all() {
  damage_.assign(damage_.size(), 0);
  for (std::size_t b = 0; b < peak_w_.size(); ++b) {
    update_supply(BusId(b));
    update_demand(BusId(b));
  }
  for (std::size_t l = 0; l < state_.limit_w.size(); ++l) update_limit(LineId(l));
}

void GridCondition::set_damage(AssetId asset, int hits) {
  if (damage_[asset] == hits) return;
  damage_[asset] = hits;
  for (const BusId bus : network_->assets[asset].buses) {
    update_supply(bus);
    update_demand(bus);
  }
  for (const LineId line : network_->assets[asset].lines) update_limit(line);
}

void GridCondition::set_factor(double factor) {
  factor_ = factor;
  for (std::size_t b = 0; b < peak_w_.size(); ++b) {
    const BusId bus(b);
    state_.demand_w[bus] = peak_w_[bus] * factor;
    state_.most_w[bus] = std::min(state_.demand_w[bus], through_w_[bus]);
  }
}

void GridCondition::set_peak(BusId bus, double demand_w) {
  peak_w_[bus] = demand_w;
  update_demand(bus);
}

void GridCondition::set_import(BusId bus, double import_w) {
  import_w_[bus] = import_w;
  update_supply(bus);
}

double GridCondition::soundness(AssetId asset) const {
  const int hardness = network_->assets[asset].hardness;
  return static_cast<double>(hardness - damage_[asset]) / hardness;
}

double GridCondition::least_soundness(const std::vector<AssetId>& through) const {
  double least = 1;
  for (const AssetId asset : through) least = std::min(least, soundness(asset));
  return least;
}

void GridCondition::update_supply(BusId bus) {
  double supply_w = import_w_[bus];
  for (const AssetId asset : network_->feeding[bus]) supply_w += network_->assets[asset].capacity_w * soundness(asset);
  state_.supply_w[bus] = supply_w;
}

void GridCondition::update_demand(BusId bus) {
  through_w_[bus] = peak_w_[bus] * least_soundness(network_->grid.buses[bus].through);
  state_.demand_w[bus] = peak_w_[bus] * factor_;
  state_.most_w[bus] = std::min(state_.demand_w[bus], through_w_[bus]);
}

void GridCondition::update_limit(LineId line) {
  const Line& said = network_->grid.lines[line];
  state_.limit_w[line] = said.capacity_w * least_soundness(said.through);
}

GridTotals totals(const GridState& state, const IndexedBy<BusId, double>& served_w) {
  GridTotals sum;
  for (std::size_t b = 0; b < served_w.size(); ++b) {
    sum.supply_w += state.supply_w[BusId(b)];
    sum.demand_w += state.demand_w[BusId(b)];
    sum.served_w += served_w[BusId(b)];
  }
  return sum;
}

bool serves_all(const GridState& state, const IndexedBy<BusId, double>& served_w) {
  return served_w == state.demand_w;
}

double shed_fraction(const GridState& state, const IndexedBy<BusId, double>& served_w, BusId bus) {
  const double demand_w = state.demand_w[bus];
  return demand_w > 0 ? (demand_w - served_w[bus]) / demand_w : 0;
}

}  // namespace bulwark
