#include <limits>

#include "output/tables.h"
#include "statistics/moments.h"
#include "tally/metric_list.h"

namespace bulwark {

namespace {

/// The metrics that count the fates, in the order of Fate.
constexpr std::array<CountMetric, fate_count> metric_of_fate = {CountMetric::failed, CountMetric::soft_killed,
                                                                CountMetric::intercepted, CountMetric::leaked_hit,
                                                                CountMetric::leaked_miss};

double share(const Moments& part, const Moments& whole) {
  if (whole.sum == 0) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(part.sum) / static_cast<double>(whole.sum);
}

}  // namespace

ResultTable fates_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of("group,fate,mean,stderr,share");
  const Tallies& tallies = context.tallies;
  for (std::size_t i = 0; i < tallies.groups().size(); ++i) {
    const GroupTally& group = tallies.group(GroupId(i));
    const Moments launched = group[CountMetric::launched].moments();
    for (std::size_t fate = 0; fate < fate_count; ++fate) {
      const Moments count = group[metric_of_fate[fate]].moments();
      const Estimate mean = mean_estimate(count);
      table.rows.push_back({tallies.groups().name(GroupId(i)), std::string(fate_names[fate]), mean.value,
                            mean.standard_error, share(count, launched)});
    }
  }
  return table;
}

ResultTable causes_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of("group,cause,mean,stderr,share");
  const Tallies& tallies = context.tallies;
  for (std::size_t i = 0; i < tallies.groups().size(); ++i) {
    const GroupTally& group = tallies.group(GroupId(i));
    const Moments leakers = group[CountMetric::leakers].moments();
    for (const Cause of : causes_of(context.scenario)) {
      const auto cause = static_cast<std::size_t>(of);
      const Estimate mean = mean_estimate(group.causes[cause]);
      table.rows.push_back({tallies.groups().name(GroupId(i)), std::string(cause_names[cause]), mean.value,
                            mean.standard_error, share(group.causes[cause], leakers)});
    }
  }
  return table;
}

}  // namespace bulwark
