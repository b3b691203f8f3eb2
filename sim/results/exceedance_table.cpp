#include <algorithm>
#include <array>
#include <string_view>

#include "columns/columns.h"
#include "results/tables.h"
#include "tally/metrics.h"

namespace bulwark {

namespace {

/// What a defender insures against; each of `all`, where the scenario has it.
constexpr std::array<std::string_view, 12> of_loss = {
    "shots",       "attacker_cost", "defender_cost", "lost_cost",    "capacity_lost_MW", "assets_disabled",
    "damage_days", "unserved_MWh",  "unserved_MW",   "person_hours", "outage_hours",     "worst_unserved_MW"};

constexpr std::size_t most_rows = 400;  // a metric
constexpr std::size_t tail_rows = 100;  // of its greatest values, every one

/// Of many values some of the smaller ones will do: they are dense, and the tail is what is asked for.
bool is_shown(std::size_t i, std::size_t values) {
  if (values <= most_rows || i + tail_rows >= values || i == 0) return true;
  const std::size_t body = values - tail_rows;
  constexpr std::size_t body_rows = most_rows - tail_rows;
  return i * body_rows / body != (i - 1) * body_rows / body;
}

struct Exceedance {
  const Metric* metric = nullptr;
  double value = 0;
  std::uint64_t at_least = 0;  // trials with so much or more
};

bool is_loss(const Metric& metric) {
  return metric.group == "all" && std::find(of_loss.begin(), of_loss.end(), metric.name) != of_loss.end();
}

}  // namespace

ResultTable exceedance_table(const ResultContext& context) {
  const std::vector<Metric> all = metrics(context.tallies);
  std::vector<Exceedance> rows;
  for (const Metric& metric : all) {
    if (!is_loss(metric)) continue;
    const auto& entries = metric.values.entries();
    std::uint64_t at_least = metric.values.total();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (is_shown(i, entries.size())) rows.push_back({&metric, entries[i].value, at_least});
      at_least -= entries[i].count;
    }
  }
  Columns<Exceedance> columns;
  columns.text("metric", [](const Exceedance& row) { return row.metric->name; })
      .text("group", [](const Exceedance& row) { return row.metric->group; })
      .number("value", [](const Exceedance& row) { return row.value; })
      .count("trials", [](const Exceedance& row) { return row.at_least; })
      .sole_proportion(
          "exceedance", [](const Exceedance& row) { return row.at_least; }, context.tallies.trials());
  return columns.table("exceedance", rows);
}

}  // namespace bulwark
