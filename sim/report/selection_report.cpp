#include "report/selection_report.h"

#include <fmt/format.h>

#include "report/interval_text.h"
#include "report/text_table.h"
#include "results/selection_table.h"

namespace bulwark {

std::string selection_report(const std::vector<Alternative>& alternatives, const RaceQuery& query,
                             const Selection& selection, const std::vector<Standing>& rows) {
  const MetricForm& form = form_of(query.metric);
  TextTable table =
      TextTable::with_long_names({"", "verdict", "trials", query.metric.text() + " (95 %)", "less the best (95 %)"});
  for (const Standing& row : rows) {
    const bool is_best = row.index == selection.best;
    table.add({alternatives[row.index].name, verdict_of(selection, row.index),
               fmt::format("{}", selection.candidates[row.index].series.trials()),
               figure_text(form, row.figure.estimate.value, row.figure.interval),
               is_best ? "" : difference_text(form, row.to_best.estimate.value, row.to_best.interval)});
  }
  const std::string promise =
      fmt::format("one that is best by {} or more is among {} with probability {:g} % or more",
                  level_text(form, query.selection.indifference),
                  selection.is_decided ? "the selected" : "the undecided", 100 * query.selection.confidence);
  const std::string few = selection.is_spread_unknown
                              ? fmt::format(" (fewer than {} trials differ between some of these)", few_differing)
                              : std::string();
  const std::string equally = selection.is_spread_unknown
                                  ? std::string("how many the promise takes is not known")
                                  : fmt::format("equally many of each would take {}{} for the same promise",
                                                selection.equal_allocation < most_allocation ? "" : "more than ",
                                                selection.equal_allocation * alternatives.size());
  return fmt::format("{}\n{}{}: {}\n{} trials; {}\n", table.text(),
                     selection.is_decided ? "Decided" : "Not decided within --trials", few, promise, selection.trials(),
                     equally);
}

}  // namespace bulwark
