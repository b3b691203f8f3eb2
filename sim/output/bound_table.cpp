#include "output/bound_table.h"

namespace bulwark {

namespace {

void add_row(ResultTable& table, const std::string& metric, const Series& policy, const Series& bound) {
  const Figure of_policy = figure_of(policy);
  const Figure of_bound = figure_of(bound);
  const Difference gap = difference_of(policy, bound);
  table.rows.push_back({metric, "all", of_policy.estimate.value, of_policy.estimate.standard_error,
                        of_policy.interval.low, of_policy.interval.high, of_bound.estimate.value,
                        of_bound.estimate.standard_error, of_bound.interval.low, of_bound.interval.high,
                        gap.estimate.value, gap.estimate.standard_error, gap.interval.low, gap.interval.high,
                        gap.estimate.value / of_policy.estimate.value, std::uint64_t{policy.trials()}});
}

}  // namespace

ResultTable bound_table(const AllocationBound& bound) {
  ResultTable table;
  table.name = "bound";
  table.header = header_of(
      "metric,group,policy,policy_stderr,policy_ci_low,policy_ci_high,bound,bound_stderr,bound_ci_low,bound_ci_high,"
      "gap,gap_stderr,gap_ci_low,gap_ci_high,gap_share,trials");
  add_row(table, "leakers", bound.policy_leakers, bound.leakers);
  add_row(table, "leakage", bound.policy_leakage, bound.leakage);
  return table;
}

}  // namespace bulwark
