#include "results/bound_table.h"

#include <string>

#include "columns/columns.h"

namespace bulwark {

namespace {

struct Gap {
  std::string metric;
  Figure policy;
  Figure bound;
  Difference gap;
  std::uint64_t trials = 0;
};

Gap gap_of(const std::string& metric, const Series& policy, const Series& bound) {
  return {metric, figure_of(policy), figure_of(bound), difference_of(policy, bound), policy.trials()};
}

}  // namespace

ResultTable bound_table(const AllocationBound& bound) {
  Columns<Gap> columns;
  columns.text("metric", [](const Gap& row) { return row.metric; })
      .text("group", [](const Gap&) { return "all"; })
      .estimate("policy", [](const Gap& row) { return row.policy.estimate; })
      .interval("policy", [](const Gap& row) { return row.policy.interval; })
      .estimate("bound", [](const Gap& row) { return row.bound.estimate; })
      .interval("bound", [](const Gap& row) { return row.bound.interval; })
      .estimate("gap", [](const Gap& row) { return row.gap.estimate; })
      .interval("gap", [](const Gap& row) { return row.gap.interval; })
      .number("gap_share", [](const Gap& row) { return row.gap.estimate.value / row.policy.estimate.value; })
      .count("trials", [](const Gap& row) { return row.trials; });
  return columns.table(bound_table_name, std::vector<Gap>{gap_of("leakers", bound.policy_leakers, bound.leakers),
                                                          gap_of("leakage", bound.policy_leakage, bound.leakage)});
}

}  // namespace bulwark
