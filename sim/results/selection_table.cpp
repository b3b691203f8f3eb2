#include "results/selection_table.h"

#include "columns/columns.h"

namespace bulwark {

std::string verdict_of(const Selection& selection, std::size_t alternative) {
  if (selection.candidates[alternative].dropped_by) return "dropped";
  return selection.is_decided ? "selected" : "undecided";
}

ResultTable selection_table(const std::vector<Alternative>& alternatives, const MetricName& metric,
                            const Selection& selection, const std::vector<Standing>& rows) {
  const auto candidate = [&](const Standing& row) -> const Candidate& { return selection.candidates[row.index]; };
  Columns<Standing> columns;
  columns.rank("rank").text("scenario", [&](const Standing& row) { return alternatives[row.index].name; });
  for (std::size_t f = 0; f < alternatives.front().levels.size(); ++f) {
    columns.text(alternatives.front().levels[f].column,
                 [&, f](const Standing& row) { return alternatives[row.index].levels[f].label; });
  }
  columns.text("verdict", [&](const Standing& row) { return verdict_of(selection, row.index); })
      .text("dropped_by",
            [&](const Standing& row) {
              const auto& by = candidate(row).dropped_by;
              return by ? alternatives[*by].name : std::string();
            })
      .text("metric", [&](const Standing&) { return metric.metric; })
      .text("group", [&](const Standing&) { return metric.group; })
      .count("trials", [&](const Standing& row) { return candidate(row).series.trials(); })
      .sole_estimate("mean", [](const Standing& row) { return row.figure.estimate; })
      .sole_interval([](const Standing& row) { return row.figure.interval; })
      .estimate("difference", [](const Standing& row) { return row.to_best.estimate; })
      .interval("difference", [](const Standing& row) { return row.to_best.interval; })
      .count("equal_allocation", [&](const Standing&) { return selection.equal_allocation; });
  return columns.table(selection_table_name, rows);
}

}  // namespace bulwark
