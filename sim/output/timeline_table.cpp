#include "output/tables.h"
#include "statistics/moments.h"

namespace bulwark {

ResultTable timeline_table(const ResultContext& context) {
  ResultTable table;
  table.header = {"time_s"};
  for (const std::string quantity : timeline_quantity_names) {
    for (const char* statistic : {"_mean", "_p05", "_p95"}) table.header.push_back(quantity + statistic);
  }
  if (context.tallies.trials() == 0) return table;
  const TimelineAxis& axis = context.layout.timeline;
  for (std::size_t sample = 0; sample < axis.samples; ++sample) {
    std::vector<TableCell> row = {axis.start_s + static_cast<double>(sample) * axis.step_s};
    for (std::size_t quantity = 0; quantity < timeline_quantity_count; ++quantity) {
      const CountHistogram& counts = context.tallies.timeline(sample, static_cast<TimelineQuantity>(quantity));
      row.emplace_back(mean_estimate(counts.moments()).value);
      row.emplace_back(std::uint64_t{counts.quantile(0.05)});
      row.emplace_back(std::uint64_t{counts.quantile(0.95)});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace bulwark
