#include "report/comparison_report.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "report/interval_text.h"
#include "report/text_table.h"

namespace bulwark {

namespace {

/// The rows that an analyst looks at first; the table has all of them.
bool is_in_report(const MetricName& metric) {
  static const std::set<std::string> of_families = {"leakage"};
  static const std::set<std::string> left_out = {"launched", "failed", "leaked_hit", "leaked_miss", "attacker_cost"};
  if (metric.metric == "event") return true;
  if (metric.group == "all") return !left_out.contains(metric.metric);
  return metric.group.starts_with("family:") && of_families.contains(metric.metric);
}

/// What a leaker less costs, where that is a price: what costs less and leaks more saves something, and what is better
/// or worse in both has no price at all.
std::string cost_text(const CostPerLeaker& cost) {
  if (!cost.interval) return "cost per leaker avoided: not determined: the leakers do not differ significantly\n";
  const double extra = cost.extra_cost.estimate.value + cost.extra_batteries_cost.value_or(0);
  const bool leaks_less = cost.leakers_avoided.estimate.value > 0;
  const std::string ratio = with_interval(cost.ratio, *cost.interval);
  if (leaks_less && extra > 0) return "cost per leaker avoided: " + ratio + "\n";
  if (!leaks_less && extra < 0) return "saved per leaker more let through: " + ratio + "\n";
  return leaks_less ? "fewer leakers at no more cost to the defence\n"
                    : "more leakers at no less cost to the defence\n";
}

/// The part of the cost that is not fired.
std::string batteries_text(double cost) {
  if (cost == 0) return "batteries cost as much to have in both\n";
  return fmt::format("with what batteries cost to have, {:g} {}\n", std::abs(cost), cost > 0 ? "more" : "less");
}

}  // namespace

std::string comparison_report(const std::string& file, const std::string& reference, const Comparison& comparison) {
  std::string text = fmt::format("{} against {}\n", file, reference);
  TextTable table({"", "reference", "here", "difference (95 %)", "gain"});
  for (const ComparedMetric& row : comparison.metrics) {
    if (!is_in_report(row.metric)) continue;
    const double gain = row.difference.variance_reduction;
    const MetricForm& form = form_of(row.metric);
    table.add({row.metric.text(), level_text(form, row.reference.estimate.value),
               level_text(form, row.figure.estimate.value),
               difference_text(form, row.difference.estimate.value, row.difference.interval),
               std::isfinite(gain) ? fmt::format("{:.1f}", gain) : "-"});
  }
  text += table.text();
  text += cost_text(comparison.cost);
  if (comparison.cost.extra_batteries_cost) text += batteries_text(*comparison.cost.extra_batteries_cost);
  return text + "gain: how many times more independent trials would be needed for the same interval\n\n";
}

}  // namespace bulwark
