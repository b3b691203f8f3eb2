#include "output/comparison_tables.h"

namespace bulwark {

namespace {

ResultTable comparison_table(const std::vector<std::string>& names, const std::vector<Comparison>& comparisons,
                             std::uint32_t trials) {
  ResultTable table;
  table.name = "comparison";
  table.header = header_of(
      "scenario,reference,metric,group,mean,stderr,reference_mean,reference_stderr,difference,difference_stderr,ci_low,"
      "ci_high,variance_reduction,trials");
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    for (const ComparedMetric& row : comparisons[i].metrics) {
      const Difference& d = row.difference;
      table.rows.push_back({names[i + 1], names[0], row.metric.metric, row.metric.group, row.figure.estimate.value,
                            row.figure.estimate.standard_error, row.reference.estimate.value,
                            row.reference.estimate.standard_error, d.estimate.value, d.estimate.standard_error,
                            d.interval.low, d.interval.high, d.variance_reduction, std::uint64_t{trials}});
    }
  }
  return table;
}

ResultTable cost_table(const std::vector<std::string>& names, const std::vector<Comparison>& comparisons,
                       std::uint32_t trials) {
  ResultTable table;
  table.name = "cost";
  table.header = header_of(
      "scenario,reference,extra_cost,extra_cost_ci_low,extra_cost_ci_high,leakers_avoided,"
      "leakers_avoided_ci_low,leakers_avoided_ci_high,cost_per_leaker_avoided,ci_low,ci_high,trials");
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    const CostPerLeaker& cost = comparisons[i].cost;
    table.rows.push_back({names[i + 1], names[0], cost.extra_cost.estimate.value, cost.extra_cost.interval.low,
                          cost.extra_cost.interval.high, cost.leakers_avoided.estimate.value,
                          cost.leakers_avoided.interval.low, cost.leakers_avoided.interval.high, cost.ratio,
                          cost.interval ? TableCell(cost.interval->low) : TableCell(),
                          cost.interval ? TableCell(cost.interval->high) : TableCell(), std::uint64_t{trials}});
  }
  return table;
}

}  // namespace

std::vector<ResultTable> comparison_tables(const std::vector<std::string>& names,
                                           const std::vector<Comparison>& comparisons, std::uint32_t trials) {
  return {comparison_table(names, comparisons, trials), cost_table(names, comparisons, trials)};
}

}  // namespace bulwark
