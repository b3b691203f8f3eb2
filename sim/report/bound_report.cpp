#include "report/bound_report.h"

#include <fmt/format.h>

#include "report/interval_text.h"
#include "report/text_table.h"

namespace bulwark {

namespace {

void add_row(TextTable& table, const std::string& metric, const Series& policy, const Series& bound) {
  const Figure of_policy = figure_of(policy);
  const Figure of_bound = figure_of(bound);
  const Difference gap = difference_of(policy, bound);
  table.add({metric, figure_text(policy.form, of_policy.estimate.value, of_policy.interval),
             figure_text(policy.form, of_bound.estimate.value, of_bound.interval),
             difference_text(policy.form, gap.estimate.value, gap.interval)});
}

/// A policy is a sample: it may lie below the bound by chance, and where its interval reaches 0 nothing more is known.
std::string verdict(const AllocationBound& bound) {
  const Difference gap = difference_of(bound.policy_leakers, bound.leakers);
  if (!(gap.interval.low > 0)) return "No better allocation can be told apart from this one.\n";
  const double share = gap.estimate.value / estimate_of(bound.policy_leakers).value;
  return fmt::format(
      "Another allocation of the same rounds and channels saves no more than {:.4g} leakers, with 95 % confidence; by\n"
      "the estimate {:.0f} % of them. That is a limit, not a promise: how much of it can be had is not known.\n",
      gap.interval.high, 100 * share);
}

}  // namespace

std::string policy_words(const Command& command) {
  if (command.coordination == Coordination::independent) return "independent";
  return command.policy == Policy::assignment ? "central, assignment" : "central, greedy";
}

std::string bound_report(const std::string& file, const Scenario& scenario, const AllocationBound& bound) {
  TextTable table({"", policy_words(scenario.command), "bound", "gap (95 %)"});
  add_row(table, "leakers:all", bound.policy_leakers, bound.leakers);
  add_row(table, "leakage:all", bound.policy_leakage, bound.leakage);
  return fmt::format("{}: how far allocation could go, {} trials\n", file, bound.leakers.trials()) + table.text() +
         verdict(bound);
}

}  // namespace bulwark
