// What is left of a damaged grid, and what is asked of it: the numbers that served load is a function of.
#pragma once

#include <vector>

#include "grid/network.h"

namespace bulwark {

/// All in W, and not negative.
struct GridState {
  IndexedBy<BusId, double> supply_w;  // generation available, imports included
  IndexedBy<BusId, double> demand_w;
  IndexedBy<BusId, double> most_w;    // that can be served: demand, and what `through` assets let by
  IndexedBy<LineId, double> limit_w;  // in either direction
};

/// Keeps a GridState in step with damage, demand and imports. Every number is worked out afresh from what it depends
/// on, so that a state does not depend on the way to it, bit by bit (campaign.md, section 6):
///   supply = import + Σ capacity · (1 - d / hardness) of the assets that feed the bus;
///   demand = peak · factor;  most = min(demand, peak · least (1 - d / hardness) of its `through`);
///   limit  = capacity · least (1 - d / hardness) of its `through`.
class GridCondition {
 public:
  /// Undamaged, at the peaks and imports of the file. The network must outlive it.
  explicit GridCondition(const Network& network);

  const GridState& state() const { return state_; }

  /// Undamaged again; peaks, imports and factor stay.
  void repair_all();
  /// Outstanding damage in effective hits, 0 … hardness.
  void set_damage(AssetId asset, int hits);
  int damage(AssetId asset) const { return damage_[asset]; }
  /// daily · seasonal, of all buses, in [0, 1].
  void set_factor(double factor);
  void set_peak(BusId bus, double demand_w);
  void set_import(BusId bus, double import_w);

 private:
  double soundness(AssetId asset) const;
  double least_soundness(const std::vector<AssetId>& through) const;
  void update_supply(BusId bus);
  void update_demand(BusId bus);
  void update_limit(LineId line);

  const Network* network_;
  IndexedBy<AssetId, int> damage_;
  IndexedBy<BusId, double> peak_w_;
  IndexedBy<BusId, double> import_w_;
  IndexedBy<BusId, double> through_w_;  // what the `through` of a bus lets by, whatever the hour
  double factor_ = 1;
  GridState state_;
};

/// Sums over the buses.
struct GridTotals {
  double supply_w = 0;
  double demand_w = 0;
  double served_w = 0;
};
GridTotals totals(const GridState& state, const IndexedBy<BusId, double>& served_w);

/// Whether every bus gets all that it asks for. If so at the peak, then at any lower factor as well: with all flows and
/// generation scaled down alike.
bool serves_all(const GridState& state, const IndexedBy<BusId, double>& served_w);

/// (demand - served) / demand; 0 without demand.
double shed_fraction(const GridState& state, const IndexedBy<BusId, double>& served_w, BusId bus);

}  // namespace bulwark
