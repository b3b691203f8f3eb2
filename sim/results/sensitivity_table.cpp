#include "results/sensitivity_table.h"

#include <algorithm>

#include "columns/columns.h"

namespace bulwark {

namespace {

/// What is avoided is the difference, turned round.
Estimate avoided(const Difference& difference) {
  return {-difference.estimate.value, difference.estimate.standard_error};
}
ConfidenceInterval avoided_interval(const Difference& difference) {
  return {-difference.interval.high, -difference.interval.low};
}

}  // namespace

ResultTable sensitivity_table(const MetricName& metric, const Ranking& ranking, std::uint32_t trials) {
  using Row = RankedImprovement;
  Columns<Row> columns;
  columns.rank("rank")
      .text("what", [](const Row& row) { return row.what; })
      .text("of", [](const Row& row) { return row.of; })
      .number("amount", [](const Row& row) { return row.amount; })
      .text("metric", [&metric](const Row&) { return metric.metric; })
      .text("group", [&metric](const Row&) { return metric.group; })
      .sole_estimate("avoided", [](const Row& row) { return avoided(row.difference); })
      .sole_interval([](const Row& row) { return avoided_interval(row.difference); })
      .number("avoided_per_unit", [](const Row& row) { return row.per_unit(); })
      .number("variance_reduction", [](const Row& row) { return row.difference.variance_reduction; })
      .number("extra_cost", [](const Row& row) { return row.cost.extra_cost.estimate.value; })
      .interval("extra_cost", [](const Row& row) { return row.cost.extra_cost.interval; })
      .number("leakers_avoided", [](const Row& row) { return row.cost.leakers_avoided.estimate.value; })
      .interval("leakers_avoided", [](const Row& row) { return row.cost.leakers_avoided.interval; })
      .count("trials", [trials](const Row&) { return trials; });
  const auto is_priced = [](const Row& row) { return row.cost.extra_batteries_cost.has_value(); };
  if (std::any_of(ranking.improvements.begin(), ranking.improvements.end(), is_priced)) {
    columns.number("extra_batteries_cost", [](const Row& row) { return row.cost.extra_batteries_cost.value_or(0); })
        .number("cost_per_leaker_avoided", [](const Row& row) { return row.cost.ratio; })
        .interval("cost_per_leaker_avoided", [](const Row& row) { return row.cost.interval.value_or(no_interval); });
  }
  return columns.table(sensitivity_table_name, ranking.improvements);
}

}  // namespace bulwark
