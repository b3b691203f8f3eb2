#include "output/tables.h"
#include "tally/metrics.h"

namespace bulwark {

namespace {

std::vector<TableCell> order_statistics(const FrequencyTable& values) {
  if (values.empty()) return std::vector<TableCell>(5);
  return {values.quantile(0.05), values.quantile(0.5), values.quantile(0.95), values.min(), values.max()};
}

}  // namespace

ResultTable summary_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of("metric,group,mean,stderr,ci_low,ci_high,p05,p50,p95,min,max,trials");
  for (const Metric& metric : metrics(context.tallies)) {
    std::vector<TableCell> row = {metric.name,           metric.group,
                                  metric.estimate.value, metric.estimate.standard_error,
                                  metric.interval.low,   metric.interval.high};
    for (TableCell& cell : order_statistics(metric.values)) row.push_back(std::move(cell));
    row.emplace_back(metric.trials);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace bulwark
