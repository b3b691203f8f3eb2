#include "output/sobol_table.h"

#include <algorithm>
#include <numeric>

namespace bulwark {

namespace {

void append(std::vector<TableCell>& row, const SobolIndex& index) {
  row.emplace_back(index.value);
  if (!index.interval) {
    row.resize(row.size() + 2);
    return;
  }
  row.emplace_back(index.interval->low);
  row.emplace_back(index.interval->high);
}

}  // namespace

std::vector<std::size_t> ranked(const SobolIndices& indices) {
  std::vector<std::size_t> order(indices.total.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return indices.total[a].value > indices.total[b].value; });
  return order;
}

ResultTable sobol_table(const std::vector<std::string>& names, const SobolPlan& plan, const SobolIndices& indices) {
  ResultTable table;
  table.name = "sobol";
  table.header = header_of(
      "rank,input,metric,group,first,first_ci_low,first_ci_high,total,total_ci_low,total_ci_high,mean,"
      "standard_deviation,rows,trials");
  std::uint64_t rank = 0;
  for (const std::size_t i : ranked(indices)) {
    std::vector<TableCell> row = {++rank, names[i], plan.metric.metric, plan.metric.group};
    append(row, indices.first[i]);
    append(row, indices.total[i]);
    for (const double value : {indices.mean, indices.standard_deviation}) row.emplace_back(value);
    for (const std::uint32_t count : {plan.rows, plan.trials}) row.emplace_back(std::uint64_t{count});
    table.rows.push_back(row);
  }
  return table;
}

}  // namespace bulwark
