#include "output/sensitivity_table.h"

namespace bulwark {

ResultTable sensitivity_table(const MetricName& metric, const Ranking& ranking, std::uint32_t trials) {
  ResultTable table;
  table.name = "sensitivity";
  table.header = header_of(
      "rank,what,of,amount,metric,group,avoided,stderr,ci_low,ci_high,avoided_per_unit,variance_reduction,extra_cost,"
      "extra_cost_ci_low,extra_cost_ci_high,leakers_avoided,leakers_avoided_ci_low,leakers_avoided_ci_high,trials");
  for (std::size_t i = 0; i < ranking.improvements.size(); ++i) {
    const RankedImprovement& value = ranking.improvements[i];
    const Difference& d = value.difference;
    const Difference& cost = value.cost.extra_cost;
    const Difference& leakers = value.cost.leakers_avoided;
    table.rows.push_back({std::uint64_t{i + 1}, value.what, value.of, value.amount, metric.metric, metric.group,
                          -d.estimate.value, d.estimate.standard_error, -d.interval.high, -d.interval.low,
                          value.per_unit(), d.variance_reduction, cost.estimate.value, cost.interval.low,
                          cost.interval.high, leakers.estimate.value, leakers.interval.low, leakers.interval.high,
                          std::uint64_t{trials}});
  }
  return table;
}

}  // namespace bulwark
