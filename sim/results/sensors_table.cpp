#include "columns/columns.h"
#include "results/site_columns.h"
#include "results/tables.h"

namespace bulwark {

ResultTable sensors_table(const ResultContext& context) {
  Columns<SensorId> columns;
  columns.text("sensor", [&](SensorId id) { return context.scenario.sensors[id].name; });
  add_site_columns<SensorId>(
      columns, [&](const SensorId& id) -> const SiteTally& { return context.tallies.sensor(id); },
      context.tallies.trials());
  return columns.table("sensors", ids_of<SensorId>(context.scenario.sensors));
}

}  // namespace bulwark
