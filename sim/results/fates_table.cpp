#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "columns/columns.h"
#include "metrics/metric_slots.h"
#include "results/tables.h"

namespace bulwark {

namespace {

/// The metrics that count the fates, in the order of Fate.
constexpr std::array<CountMetric, fate_count> metric_of_fate = {CountMetric::failed, CountMetric::soft_killed,
                                                                CountMetric::intercepted, CountMetric::leaked_hit,
                                                                CountMetric::leaked_miss};

double share(const Moments& part, const Moments& whole) {
  if (whole.sum == 0) return nan;
  return static_cast<double>(part.sum) / static_cast<double>(whole.sum);
}

/// A fate or a cause in a group.
struct Part {
  GroupId group;
  std::string_view name;
  Moments count;
  Moments whole;
};

ResultTable table_of(const std::string& name, const std::string& part, const Groups& groups,
                     const std::vector<Part>& rows) {
  Columns<Part> columns;
  columns.text("group", [&groups](const Part& row) { return groups.name(row.group); })
      .text(part, [](const Part& row) { return std::string(row.name); })
      .sole_estimate("mean", [](const Part& row) { return mean_estimate(row.count); })
      .number("share", [](const Part& row) { return share(row.count, row.whole); });
  return columns.table(name, rows);
}

}  // namespace

ResultTable fates_table(const ResultContext& context) {
  const Tallies& tallies = context.tallies;
  std::vector<Part> rows;
  for (std::size_t i = 0; i < tallies.groups().size(); ++i) {
    const Moments launched = tallies.counts(GroupId(i), CountMetric::launched).moments();
    for (std::size_t fate = 0; fate < fate_count; ++fate) {
      rows.push_back(
          {GroupId(i), fate_names[fate], tallies.counts(GroupId(i), metric_of_fate[fate]).moments(), launched});
    }
  }
  return table_of("fates", "fate", tallies.groups(), rows);
}

ResultTable causes_table(const ResultContext& context) {
  const Tallies& tallies = context.tallies;
  std::vector<Part> rows;
  for (std::size_t i = 0; i < tallies.groups().size(); ++i) {
    const GroupTally& group = tallies.group(GroupId(i));
    const Moments leakers = tallies.counts(GroupId(i), CountMetric::leakers).moments();
    for (const Cause of : causes_of(context.scenario)) {
      const auto cause = static_cast<std::size_t>(of);
      rows.push_back({GroupId(i), cause_names[cause], group.causes[cause], leakers});
    }
  }
  return table_of("causes", "cause", tallies.groups(), rows);
}

}  // namespace bulwark
