#include <string>
#include <vector>

#include "columns/columns.h"
#include "results/tables.h"

namespace bulwark {

namespace {

struct FirstBy {
  const std::string* event = nullptr;
  TableCell day;
  std::uint64_t times = 0;
};

}  // namespace

ResultTable firsts_table(const ResultContext& context) {
  const std::vector<FirstEvent>& events = context.layout.campaign.firsts;
  const std::uint64_t trials = context.tallies.trials();
  std::vector<FirstBy> rows;
  for (std::size_t e = 0; e < events.size(); ++e) {
    const CountHistogram& days = context.tallies.campaign().first_days()[e];
    std::uint64_t so_far = 0;
    for (std::size_t day = 0; day < context.layout.campaign.days; ++day) {
      so_far += days.count(day);
      rows.push_back({&events[e].name, std::uint64_t{day}, so_far});
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
