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
  if (metric.group == "all") return !left_out.contains(metric.metric);
  return metric.group.starts_with("family:") && of_families.contains(metric.metric);
}

}  // namespace

std::string comparison_report(const std::string& file, const std::string& reference, const Comparison& comparison) {
  std::string text = fmt::format("{} against {}\n", file, reference);
  TextTable table({"", "reference", "here", "difference (95 %)", "gain"});
  for (const ComparedMetric& row : comparison.metrics) {
    if (!is_in_report(row.metric)) continue;
    const double gain = row.difference.variance_reduction;
    table.add({row.metric.text(), fmt::format("{:.4g}", row.reference.estimate.value),
               fmt::format("{:.4g}", row.figure.estimate.value),
               with_interval(row.difference.estimate.value, row.difference.interval),
               std::isfinite(gain) ? fmt::format("{:.1f}", gain) : "-"});
  }
  const CostPerLeaker& cost = comparison.cost;
  text += table.text();
  text += fmt::format("cost per leaker avoided: {}\n",
                      cost.interval ? with_interval(cost.ratio, *cost.interval)
                                    : std::string("not determined: the leakers do not differ significantly"));
  return text + "gain: how many times more independent trials would be needed for the same interval\n\n";
}

}  // namespace bulwark
