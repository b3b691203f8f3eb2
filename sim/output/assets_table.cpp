#include "output/mean_cells.h"
#include "output/tables.h"
#include "statistics/intervals.h"
#include "tally/fixed_point.h"

namespace bulwark {

ResultTable assets_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of(
      "asset,p_disabled,ci_low,ci_high,hits,hits_stderr,effective_hits,effective_hits_stderr,"
      "capacity_lost_MW,capacity_lost_MW_stderr");
  const std::uint64_t trials = context.tallies.trials();
  for (std::size_t i = 0; i < context.scenario.assets.size(); ++i) {
    const AssetTally& tally = context.tallies.asset(AssetId(i));
    const ConfidenceInterval interval = wilson_interval(tally.disabled, trials);
    std::vector<TableCell> row = {context.scenario.assets[AssetId(i)].name,
                                  static_cast<double>(tally.disabled) / static_cast<double>(trials), interval.low,
                                  interval.high};
    append_mean(row, tally.hits);
    append_mean(row, tally.effective_hits);
    append_mean(row, tally.capacity_lost, capacity_steps_per_mw);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace bulwark
