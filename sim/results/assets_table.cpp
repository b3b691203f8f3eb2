#include "columns/columns.h"
#include "metrics/fixed_point.h"
#include "results/tables.h"

namespace bulwark {

ResultTable assets_table(const ResultContext& context) {
  const Tallies& tallies = context.tallies;
  Columns<AssetId> columns;
  columns.text("asset", [&](AssetId id) { return context.scenario.assets[id].name; })
      .proportion(
          "p_disabled", [&](AssetId id) { return tallies.asset(id).disabled; }, tallies.trials())
      .mean("hits", [&](AssetId id) { return tallies.asset(id).hits; })
      .mean("effective_hits", [&](AssetId id) { return tallies.asset(id).effective_hits; })
      .mean(
          "capacity_lost_MW", [&](AssetId id) { return tallies.asset(id).capacity_lost; }, capacity_steps_per_mw);
  return columns.table("assets", ids_of<AssetId>(context.scenario.assets));
}

}  // namespace bulwark
