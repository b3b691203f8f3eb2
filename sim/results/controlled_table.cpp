#include "columns/columns.h"
#include "results/tables.h"
#include "tally/controlled.h"

namespace bulwark {

ResultTable controlled_table(const ResultContext& context) {
  Columns<ControlledFigure> columns;
  columns.text("metric", [](const ControlledFigure& figure) { return figure.name.metric; })
      .text("group", [](const ControlledFigure& figure) { return figure.name.group; })
      .sole_estimate("mean", [](const ControlledFigure& figure) { return figure.estimate; })
      .sole_interval([](const ControlledFigure& figure) { return figure.interval; })
      .number("fewer_trials", [](const ControlledFigure& figure) { return figure.fewer_trials; });
  return columns.table("controlled", controlled_figures(context.tallies.controls()));
}

}  // namespace bulwark
