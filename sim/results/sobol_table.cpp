#include "results/sobol_table.h"

#include <algorithm>
#include <numeric>

#include "columns/columns.h"

namespace bulwark {

std::vector<std::size_t> ranked(const SobolIndices& indices) {
  std::vector<std::size_t> order(indices.total.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return indices.total[a].value > indices.total[b].value; });
  return order;
}

ResultTable sobol_table(const std::vector<std::string>& names, const SobolPlan& plan, const SobolIndices& indices) {
  const auto interval = [](const std::vector<SobolIndex>& of) {
    return [&of](std::size_t input) { return of[input].interval.value_or(no_interval); };
  };
  Columns<std::size_t> columns;
  columns.rank("rank")
      .text("input", [&](std::size_t input) { return names[input]; })
      .text("metric", [&](std::size_t) { return plan.metric.metric; })
      .text("group", [&](std::size_t) { return plan.metric.group; })
      .number("first", [&](std::size_t input) { return indices.first[input].value; })
      .interval("first", interval(indices.first))
      .number("total", [&](std::size_t input) { return indices.total[input].value; })
      .interval("total", interval(indices.total))
      .number("mean", [&](std::size_t) { return indices.mean; })
      .number("standard_deviation", [&](std::size_t) { return indices.standard_deviation; })
      .count("rows", [&](std::size_t) { return plan.rows; })
      .count("trials", [&](std::size_t) { return plan.trials; });
  return columns.table(sobol_table_name, ranked(indices));
}

}  // namespace bulwark
