#include "campaign/grid_snapshot.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

void judge_grid(const Grid& grid, const Parameters& parameters, GridModel& model, IndexedBy<AssetId, int>& damage,
                Outcome& outcome) {
  damage.assign(outcome.assets.size(), 0);
  for (std::size_t a = 0; a < damage.size(); ++a)
    damage[AssetId(a)] = static_cast<int>(outcome.assets[AssetId(a)].damage);
  model.set_demand(parameters.bus_demand_w, parameters.bus_import_w);
  model.set_damage(damage);
  const IndexedBy<BusId, double>& served_w = model.served_w(1);
  double demand_w = 0;
  double unserved_w = 0;
  outcome.campaign.buses.clear();
  for (std::size_t b = 0; b < grid.buses.size(); ++b) {
    const double peak_w = parameters.bus_demand_w[b];
    const double lacking_w = std::max(0.0, peak_w - served_w[BusId(b)]);
    outcome.campaign.buses.push_back(
        {std::llround(peak_w), std::llround(lacking_w), share_in_steps(lacking_w, peak_w), 0, 0});
    demand_w += peak_w;
    unserved_w += lacking_w;
  }
  outcome.campaign.grid = {std::llround(demand_w), std::llround(unserved_w), share_in_steps(unserved_w, demand_w), 0,
                           0};
}

}  // namespace bulwark
