#include "output/selection_table.h"

namespace bulwark {

std::string verdict_of(const Selection& selection, std::size_t alternative) {
  if (selection.candidates[alternative].dropped_by) return "dropped";
  return selection.is_decided ? "selected" : "undecided";
}

ResultTable selection_table(const std::vector<Alternative>& alternatives, const MetricName& metric,
                            const Selection& selection, const std::vector<Standing>& rows) {
  ResultTable table;
  table.name = "selection";
  table.header = header_of(
      "rank,scenario,verdict,dropped_by,metric,group,trials,mean,stderr,ci_low,ci_high,difference,difference_stderr,"
      "difference_ci_low,difference_ci_high,equal_allocation");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Standing& row = rows[r];
    const Candidate& candidate = selection.candidates[row.index];
    const Difference& d = row.to_best;
    table.rows.push_back({std::uint64_t{r + 1}, alternatives[row.index].name, verdict_of(selection, row.index),
                          candidate.dropped_by ? TableCell(alternatives[*candidate.dropped_by].name) : TableCell(),
                          metric.metric, metric.group, std::uint64_t{candidate.series.trials()},
                          row.figure.estimate.value, row.figure.estimate.standard_error, row.figure.interval.low,
                          row.figure.interval.high, d.estimate.value, d.estimate.standard_error, d.interval.low,
                          d.interval.high, selection.equal_allocation});
  }
  return table;
}

}  // namespace bulwark
