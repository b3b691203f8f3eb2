// What a trial asks of its grid. The answer is a function of damage, factor, peaks and imports alone.
#pragma once

#include "grid/condition.h"
#include "grid/network.h"
#include "grid/served_load.h"

namespace bulwark {

class GridModel {
 public:
  /// The scenario must have a grid.
  explicit GridModel(const Scenario& scenario);

  /// Of this trial, by bus.
  void set_demand(const std::vector<double>& peaks_w, const std::vector<double>& imports_w);
  /// Outstanding damage of the assets, in effective hits.
  void set_damage(const IndexedBy<AssetId, int>& damage);
  /// Generation available, imports included.
  double supply_w() const;
  /// Served load of the buses at this common factor of their demand; valid until the next call.
  const IndexedBy<BusId, double>& served_w(double factor);

 private:
  Network network_;
  GridCondition condition_;
  ServedLoad served_;
};

}  // namespace bulwark
