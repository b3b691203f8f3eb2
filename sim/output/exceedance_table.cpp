#include <algorithm>
#include <array>
#include <string_view>

#include "output/tables.h"
#include "statistics/intervals.h"
#include "tally/metrics.h"

namespace bulwark {

namespace {

/// What a defender insures against; each of `all`, where the scenario has it.
constexpr std::array<std::string_view, 11> of_loss = {
    "shots",        "attacker_cost", "defender_cost", "capacity_lost_MW", "assets_disabled",  "damage_days",
    "unserved_MWh", "unserved_MW",   "person_hours",  "outage_hours",     "worst_unserved_MW"};

constexpr std::size_t most_rows = 400;  // a metric
constexpr std::size_t tail_rows = 100;  // of its greatest values, every one

/// Of many values some of the smaller ones will do: they are dense, and the tail is what is asked for.
bool is_shown(std::size_t i, std::size_t values) {
  if (values <= most_rows || i + tail_rows >= values || i == 0) return true;
  const std::size_t body = values - tail_rows;
  constexpr std::size_t body_rows = most_rows - tail_rows;
  return i * body_rows / body != (i - 1) * body_rows / body;
}

}  // namespace

ResultTable exceedance_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of("metric,group,value,trials,exceedance,ci_low,ci_high");
  for (const Metric& metric : metrics(context.tallies)) {
    const bool is_loss = std::find(of_loss.begin(), of_loss.end(), metric.name) != of_loss.end();
    if (metric.group != "all" || !is_loss) continue;
    const auto& entries = metric.values.entries();
    std::uint64_t at_least = metric.values.total();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (is_shown(i, entries.size())) {
        const ConfidenceInterval interval = wilson_interval(at_least, metric.trials);
        table.rows.push_back({metric.name, metric.group, entries[i].value, at_least,
                              static_cast<double>(at_least) / static_cast<double>(metric.trials), interval.low,
                              interval.high});
      }
      at_least -= entries[i].count;
    }
  }
  return table;
}

}  // namespace bulwark
