#include <numeric>

#include "columns/columns.h"
#include "results/tables.h"

namespace bulwark {

ResultTable repair_table(const ResultContext& context) {
  const CampaignTally& tally = context.tallies.campaign();
  Columns<std::size_t> columns;
  columns.count("day", [](std::size_t day) { return std::uint64_t{day}; })
      .spread(
          "waiting", [&](std::size_t day) -> const RoundedHistogram& { return tally.waiting()[day]; }, 1, false)
      .spread(
          "under_way", [&](std::size_t day) -> const RoundedHistogram& { return tally.under_way()[day]; }, 1, false);
  const auto& repair = context.scenario.campaign->repair;
  const std::size_t spares = repair ? repair->spares.size() : 0;
  for (std::size_t s = 0; s < spares; ++s) {
    const auto at = [&tally, spares, s](std::size_t day) -> const RoundedHistogram& {
      return tally.spares()[day * spares + s];
    };
    columns.spread("spare:" + repair->spares[s].name, at, 1, false);
  }
  std::vector<std::size_t> days(context.layout.campaign.days);
  std::iota(days.begin(), days.end(), std::size_t{0});
  return columns.table("repair", days);
}

}  // namespace bulwark
