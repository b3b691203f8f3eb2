#include "output/tables.h"
#include "tally/controlled.h"

namespace bulwark {

ResultTable controlled_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of("metric,group,mean,stderr,ci_low,ci_high,fewer_trials");
  for (const ControlledFigure& figure : controlled_figures(context.tallies.controls())) {
    table.rows.push_back({figure.name.metric, figure.name.group, figure.estimate.value, figure.estimate.standard_error,
                          figure.interval.low, figure.interval.high, figure.fewer_trials});
  }
  return table;
}

}  // namespace bulwark
