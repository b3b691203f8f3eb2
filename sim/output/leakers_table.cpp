#include "output/tables.h"
#include "statistics/intervals.h"

namespace bulwark {

ResultTable leakers_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of("group,leakers,trials,probability,ci_low,ci_high,exceedance");
  const Tallies& tallies = context.tallies;
  const std::uint64_t trials = tallies.trials();
  if (trials == 0) return table;
  for (std::size_t i = 0; i < tallies.groups().size(); ++i) {
    const CountHistogram& leakers = tallies.group(GroupId(i))[CountMetric::leakers];
    std::uint64_t at_least = trials;
    const auto add = [&](std::size_t value, std::uint64_t count) {
      const ConfidenceInterval interval = wilson_interval(count, trials);
      table.rows.push_back({tallies.groups().name(GroupId(i)), std::uint64_t{value}, count,
                            static_cast<double>(count) / static_cast<double>(trials), interval.low, interval.high,
                            static_cast<double>(at_least) / static_cast<double>(trials)});
      at_least -= count;
    };
    if (context.scenario.campaign) {
      leakers.for_values(add);  // thousands, of which most were never seen
    } else {
      for (std::size_t value = leakers.min(); value <= leakers.max(); ++value) add(value, leakers.count(value));
    }
  }
  return table;
}

}  // namespace bulwark
