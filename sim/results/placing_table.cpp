#include "results/placing_table.h"

#include "columns/columns.h"

namespace bulwark {

namespace {

struct PlacingRow {
  const std::string& name;
  const Placing& placing;
};

}  // namespace

ResultTable placing_table(const std::vector<std::string>& names, const std::vector<Placing>& placings,
                          std::uint32_t trials) {
  std::vector<PlacingRow> rows;
  for (std::size_t i = 0; i < placings.size(); ++i) rows.push_back({names[i], placings[i]});
  Columns<PlacingRow> columns;
  columns.text("scenario", [](const PlacingRow& row) { return row.name; })
      .estimate("leakers", [](const PlacingRow& row) { return row.placing.leakers.estimate; })
      .interval("leakers", [](const PlacingRow& row) { return row.placing.leakers.interval; })
      .estimate("bound", [](const PlacingRow& row) { return row.placing.bound.estimate; })
      .interval("bound", [](const PlacingRow& row) { return row.placing.bound.interval; })
      .estimate("gap", [](const PlacingRow& row) { return row.placing.gap.estimate; })
      .interval("gap", [](const PlacingRow& row) { return row.placing.gap.interval; })
      .number("gap_share",
              [](const PlacingRow& row) { return row.placing.gap.estimate.value / row.placing.leakers.estimate.value; })
      .number("closed",
              [](const PlacingRow& row) { return row.placing.closed ? row.placing.closed->estimate.value : nan; })
      .interval("closed",
                [](const PlacingRow& row) { return row.placing.closed ? row.placing.closed->interval : no_interval; })
      .count("trials", [trials](const PlacingRow&) { return trials; });
  return columns.table(placing_table_name, rows);
}

}  // namespace bulwark
