#include "results/comparison_tables.h"

#include <algorithm>

#include "columns/columns.h"

namespace bulwark {

namespace {

/// A metric, or the cost, of a scenario against the first.
template <class Of>
struct Compared {
  std::string scenario;
  const Of* of = nullptr;
};

template <class Of>
Columns<Compared<Of>> columns_of(const std::string& reference) {
  Columns<Compared<Of>> columns;
  columns.text("scenario", [](const Compared<Of>& row) { return row.scenario; })
      .text("reference", [reference](const Compared<Of>&) { return reference; });
  return columns;
}

ResultTable comparison_table(const std::vector<std::string>& names, const std::vector<Comparison>& comparisons,
                             std::uint32_t trials) {
  using Row = Compared<ComparedMetric>;
  std::vector<Row> rows;
  for (std::size_t i = 0; i < comparisons.size(); ++i) {
    for (const ComparedMetric& metric : comparisons[i].metrics) rows.push_back({names[i + 1], &metric});
  }
  Columns<Row> columns = columns_of<ComparedMetric>(names[0]);
  columns.text("metric", [](const Row& row) { return row.of->metric.metric; })
      .text("group", [](const Row& row) { return row.of->metric.group; })
      .sole_estimate("mean", [](const Row& row) { return row.of->figure.estimate; })
      .number("reference_mean", [](const Row& row) { return row.of->reference.estimate.value; })
      .number("reference_stderr", [](const Row& row) { return row.of->reference.estimate.standard_error; })
      .estimate("difference", [](const Row& row) { return row.of->difference.estimate; })
      .sole_interval([](const Row& row) { return row.of->difference.interval; })
      .number("variance_reduction", [](const Row& row) { return row.of->difference.variance_reduction; })
      .count("trials", [trials](const Row&) { return trials; });
  return columns.table(comparison_table_names[0], rows);
}

ResultTable cost_table(const std::vector<std::string>& names, const std::vector<Comparison>& comparisons,
                       std::uint32_t trials) {
  using Row = Compared<CostPerLeaker>;
  std::vector<Row> rows;
  for (std::size_t i = 0; i < comparisons.size(); ++i) rows.push_back({names[i + 1], &comparisons[i].cost});
  Columns<Row> columns = columns_of<CostPerLeaker>(names[0]);
  columns.number("extra_cost", [](const Row& row) { return row.of->extra_cost.estimate.value; })
      .interval("extra_cost", [](const Row& row) { return row.of->extra_cost.interval; })
      .number("leakers_avoided", [](const Row& row) { return row.of->leakers_avoided.estimate.value; })
      .interval("leakers_avoided", [](const Row& row) { return row.of->leakers_avoided.interval; })
      .number("cost_per_leaker_avoided", [](const Row& row) { return row.of->ratio; })
      .sole_interval([](const Row& row) { return row.of->interval.value_or(no_interval); })
      .count("trials", [trials](const Row&) { return trials; });
  const bool is_priced =
      std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.of->extra_batteries_cost.has_value(); });
  if (is_priced) {
    columns.number("extra_batteries_cost", [](const Row& row) { return row.of->extra_batteries_cost.value_or(0); });
  }
  return columns.table(comparison_table_names[1], rows);
}

}  // namespace

std::vector<ResultTable> comparison_tables(const std::vector<std::string>& names,
                                           const std::vector<Comparison>& comparisons, std::uint32_t trials) {
  return {comparison_table(names, comparisons, trials), cost_table(names, comparisons, trials)};
}

}  // namespace bulwark
