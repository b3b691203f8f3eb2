#include "columns/columns.h"
#include "results/tables.h"

namespace bulwark {

namespace {

struct LeakerCount {
  GroupId group;
  std::uint64_t leakers = 0;
  std::uint64_t trials = 0;    // with so many
  std::uint64_t at_least = 0;  // trials with so many or more
};

}  // namespace

ResultTable leakers_table(const ResultContext& context) {
  const Tallies& tallies = context.tallies;
  const std::uint64_t trials = tallies.trials();
  std::vector<LeakerCount> rows;
  for (std::size_t i = 0; i < tallies.groups().size() && trials > 0; ++i) {
    const CountHistogram& leakers = tallies.counts(GroupId(i), CountMetric::leakers);
    std::uint64_t at_least = trials;
    const auto add = [&](std::size_t value, std::uint64_t count) {
      rows.push_back({GroupId(i), value, count, at_least});
      at_least -= count;
    };
    if (context.scenario.campaign) {
      leakers.for_values(add);  // thousands, of which most were never seen
    } else {
      for (std::size_t value = leakers.min(); value <= leakers.max(); ++value) add(value, leakers.count(value));
    }
  }
  Columns<LeakerCount> columns;
  columns.text("group", [&](const LeakerCount& row) { return tallies.groups().name(row.group); })
      .count("leakers", [](const LeakerCount& row) { return row.leakers; })
      .count("trials", [](const LeakerCount& row) { return row.trials; })
      .sole_proportion(
          "probability", [](const LeakerCount& row) { return row.trials; }, trials)
      .number("exceedance", [trials](const LeakerCount& row) {
        return static_cast<double>(row.at_least) / static_cast<double>(trials);
      });
  return columns.table("leakers", rows);
}

}  // namespace bulwark
