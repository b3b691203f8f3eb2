// What a campaign asks of its grid. The answer is a function of damage, factor, peaks and imports alone.
#pragma once

#include <memory>

#include "scenario/scenario.h"

namespace bulwark {

class GridModel {
 public:
  virtual ~GridModel() = default;

  /// Of this trial, by bus.
  virtual void set_demand(const std::vector<double>& peaks_w, const std::vector<double>& imports_w) = 0;
  /// Outstanding damage, in effective hits.
  virtual void set_damage(const IndexedBy<AssetId, int>& damage) = 0;
  /// Generation available, imports included.
  virtual double supply_w() const = 0;
  /// Served load of the buses at this common factor of their demand; valid until the next call.
  virtual const IndexedBy<BusId, double>& served_w(double factor) = 0;
};

}  // namespace bulwark
