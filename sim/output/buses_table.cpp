#include "output/tables.h"
#include "tally/metrics.h"

namespace bulwark {

ResultTable buses_table(const ResultContext& context) {
  ResultTable table{"buses", {"bus"}, {}};
  for (const Metric& metric : metrics(context.tallies)) {
    if (!metric.group.starts_with("bus:")) continue;
    const std::string bus = metric.group.substr(4);
    if (table.rows.empty() || std::get<std::string>(table.rows.back().front()) != bus) table.rows.push_back({bus});
    if (table.rows.size() == 1) {
      for (const char* part : {"", "_stderr", "_ci_low", "_ci_high"}) table.header.push_back(metric.name + part);
    }
    std::vector<TableCell>& row = table.rows.back();
    row.insert(row.end(),
               {metric.estimate.value, metric.estimate.standard_error, metric.interval.low, metric.interval.high});
  }
  return table;
}

}  // namespace bulwark
