#include <string>
#include <vector>

#include "base/constants.h"
#include "columns/columns.h"
#include "geometry/interval.h"
#include "results/tables.h"

namespace bulwark {

namespace {

struct FirstBy {
  const std::string* event = nullptr;
  TableCell day;
  std::uint64_t times = 0;
};

/// Days whose beginnings have rows; where the campaign ends with a part of a day, so has its end.
std::vector<TableCell> days_of_rows(const ResultContext& context) {
  std::vector<TableCell> days;
  for (std::uint64_t day = 0; day < context.layout.campaign.days; ++day) days.emplace_back(day);
  const double end_s = context.scenario.campaign->duration_s;
  const double last_day_s = seconds_per_day * (static_cast<double>(days.size()) - 1);
  if (end_s > last_day_s + time_tolerance_s) days.emplace_back(end_s / seconds_per_day);
  return days;
}

}  // namespace

ResultTable firsts_table(const ResultContext& context) {
  const std::vector<FirstEvent>& events = context.layout.campaign.firsts;
  const std::uint64_t trials = context.tallies.trials();
  const std::vector<TableCell> row_days = days_of_rows(context);
  std::vector<FirstBy> rows;
  for (std::size_t e = 0; e < events.size(); ++e) {
    const CountHistogram& days = context.tallies.campaign().first_days()[e];
    std::uint64_t so_far = 0;
    for (std::size_t k = 0; k < row_days.size(); ++k) {
      so_far += days.count(k);
      rows.push_back({&events[e].name, row_days[k], so_far});
    }
    rows.push_back({&events[e].name, std::string("never"), trials - days.total()});
  }
  Columns<FirstBy> columns;
  columns.text("event", [](const FirstBy& row) { return *row.event; })
      .cell("day", [](const FirstBy& row) { return row.day; })
      .sole_proportion(
          "probability", [](const FirstBy& row) { return row.times; }, trials);
  return columns.table("firsts", rows);
}

}  // namespace bulwark
