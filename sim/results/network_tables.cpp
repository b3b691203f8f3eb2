#include "columns/columns.h"
#include "results/tables.h"

namespace bulwark {

namespace {

constexpr double watts_per_mw = 1e6;

/// `substation_1;substation_2`
std::string names_of(const Scenario& scenario, const std::vector<AssetId>& assets) {
  std::string names;
  for (const AssetId asset : assets) names += (names.empty() ? "" : ";") + scenario.assets[asset].name;
  return names;
}

/// Assets that feed the bus or that it goes through.
std::vector<AssetId> assets_of(const Grid& grid, BusId bus) {
  std::vector<AssetId> assets = grid.buses[bus].through;
  for (const Generation& generation : grid.generation) {
    if (generation.bus == bus) assets.push_back(generation.asset);
  }
  return assets;
}

double generation_w(const Scenario& scenario, BusId bus) {
  double sum_w = 0;
  for (const Generation& generation : scenario.grid->generation) {
    if (generation.bus == bus) sum_w += scenario.assets[generation.asset].capacity_w;
  }
  return sum_w;
}

/// Mean position of the assets, east or else north; NaN without any, so that the cell is empty.
double mean_position_m(const Scenario& scenario, const std::vector<AssetId>& assets, bool east) {
  double sum_m = 0;
  for (const AssetId asset : assets) {
    const Vector2& at_m = scenario.assets[asset].position_m;
    sum_m += east ? at_m.x() : at_m.y();
  }
  return sum_m / static_cast<double>(assets.size());
}

}  // namespace

ResultTable network_buses_table(const ResultContext& context) {
  const Scenario& scenario = context.scenario;
  const Grid& grid = *scenario.grid;
  const auto position = [&](bool east) {
    return [&scenario, &grid, east](BusId id) { return mean_position_m(scenario, assets_of(grid, id), east); };
  };
  Columns<BusId> columns;
  columns.text("bus", [&](BusId id) { return grid.buses[id].name; })
      .number("demand_MW", [&](BusId id) { return grid.buses[id].demand_w / watts_per_mw; })
      .number("generation_MW", [&](BusId id) { return generation_w(scenario, id) / watts_per_mw; })
      .number("import_MW", [&](BusId id) { return grid.buses[id].import_w / watts_per_mw; })
      .number("people", [&](BusId id) { return grid.buses[id].people; })
      .text("through", [&](BusId id) { return names_of(scenario, grid.buses[id].through); })
      .number("x_m", position(true))
      .number("y_m", position(false));
  return columns.table("network_buses", ids_of<BusId>(grid.buses));
}

ResultTable network_lines_table(const ResultContext& context) {
  const Scenario& scenario = context.scenario;
  const Grid& grid = *scenario.grid;
  Columns<LineId> columns;
  columns.text("line", [&](LineId id) { return grid.lines[id].name; })
      .text("from", [&](LineId id) { return grid.buses[grid.lines[id].from].name; })
      .text("to", [&](LineId id) { return grid.buses[grid.lines[id].to].name; })
      .number("capacity_MW", [&](LineId id) { return grid.lines[id].capacity_w / watts_per_mw; })
      .text("through", [&](LineId id) { return names_of(scenario, grid.lines[id].through); });
  return columns.table("network_lines", ids_of<LineId>(grid.lines));
}

}  // namespace bulwark
