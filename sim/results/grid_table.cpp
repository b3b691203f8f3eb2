#include <numeric>

#include "base/constants.h"
#include "columns/columns.h"
#include "metrics/fixed_point.h"
#include "results/tables.h"

namespace bulwark {

ResultTable grid_table(const ResultContext& context) {
  constexpr double hours_per_second = 1 / seconds_per_hour;
  const std::vector<GridTally>& tally = context.tallies.campaign().grid();
  const TimelineAxis& axis = context.layout.campaign.grid;
  const auto at = [&tally](SeriesTally GridTally::*quantity) {
    return [&tally, quantity](std::size_t k) -> const RoundedHistogram& { return tally[k].*quantity; };
  };
  Columns<std::size_t> columns;
  columns
      .number("time_h",
              [&](std::size_t k) { return (axis.start_s + static_cast<double>(k) * axis.step_s) * hours_per_second; })
      .spread("generation_MW", at(&GridTally::generation), capacity_steps_per_mw)
      .spread("demand_MW", at(&GridTally::demand), capacity_steps_per_mw)
      .spread("served_MW", at(&GridTally::served), capacity_steps_per_mw)
      .spread("unserved_MW", at(&GridTally::unserved), capacity_steps_per_mw)
      .spread("unserved_share", at(&GridTally::share), ratio_steps);
  std::vector<std::size_t> samples(tally.size());
  std::iota(samples.begin(), samples.end(), std::size_t{0});
  return columns.table("grid", samples);
}

}  // namespace bulwark
