#include "output/tables.h"
#include "statistics/intervals.h"

namespace bulwark {

ResultTable firsts_table(const ResultContext& context) {
  ResultTable table{"firsts", header_of("event,day,probability,ci_low,ci_high"), {}};
  const std::vector<FirstEvent>& events = context.layout.campaign.firsts;
  const std::uint64_t trials = context.tallies.trials();
  const auto add = [&](const std::string& event, TableCell day, std::uint64_t times) {
    const ConfidenceInterval interval = wilson_interval(times, trials);
    table.rows.push_back(
        {event, std::move(day), static_cast<double>(times) / static_cast<double>(trials), interval.low, interval.high});
  };
  for (std::size_t e = 0; e < events.size(); ++e) {
    const CountHistogram& days = context.tallies.campaign().first_days()[e];
    std::uint64_t so_far = 0;
    for (std::size_t day = 0; day < context.layout.campaign.days; ++day) {
      so_far += days.count(day);
      add(events[e].name, std::uint64_t{day}, so_far);
    }
    add(events[e].name, std::string("never"), trials - days.total());
  }
  return table;
}

}  // namespace bulwark
