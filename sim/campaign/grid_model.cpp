#include "campaign/grid_model.h"

namespace bulwark {

GridModel::GridModel(const Scenario& scenario)
    : network_(compile_network(scenario)), condition_(network_), served_(network_) {}

void GridModel::set_demand(const std::vector<double>& peaks_w, const std::vector<double>& imports_w) {
  for (std::size_t b = 0; b < peaks_w.size(); ++b) {
    condition_.set_peak(BusId(b), peaks_w[b]);
    condition_.set_import(BusId(b), imports_w[b]);
  }
}

void GridModel::set_damage(const IndexedBy<AssetId, int>& damage) {
  for (std::size_t a = 0; a < damage.size(); ++a) {
    if (condition_.damage(AssetId(a)) != damage[AssetId(a)]) condition_.set_damage(AssetId(a), damage[AssetId(a)]);
  }
}

double GridModel::supply_w() const {
  double supply_w = 0;
  for (const double at_bus_w : condition_.state().supply_w) supply_w += at_bus_w;
  return supply_w;
}

const IndexedBy<BusId, double>& GridModel::served_w(double factor) {
  condition_.set_factor(factor);
  return served_.solve(condition_.state());
}

}  // namespace bulwark
