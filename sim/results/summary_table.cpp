#include "columns/columns.h"
#include "results/tables.h"
#include "tally/metrics.h"

namespace bulwark {

ResultTable summary_table(const ResultContext& context) {
  const auto end_of = [](double (FrequencyTable::*end)() const) {
    return [end](const Metric& metric) { return metric.values.empty() ? nan : (metric.values.*end)(); };
  };
  Columns<Metric> columns;
  columns.text("metric", [](const Metric& metric) { return metric.name; })
      .text("group", [](const Metric& metric) { return metric.group; })
      .sole_estimate("mean", [](const Metric& metric) { return metric.estimate; })
      .sole_interval([](const Metric& metric) { return metric.interval; })
      .quantiles([](const Metric& metric) -> const FrequencyTable& { return metric.values; })
      .number("min", end_of(&FrequencyTable::min))
      .number("max", end_of(&FrequencyTable::max))
      .count("trials", [](const Metric& metric) { return metric.trials; });
  return columns.table("summary", metrics(context.tallies));
}

}  // namespace bulwark
