#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "output/tables.h"
#include "statistics/quantiles.h"
#include "tally/metrics.h"

namespace bulwark {

namespace {

constexpr std::array<double, 3> quantiles = {0.05, 0.5, 0.95};

/// Most rows are of the same number of trials: their ranks are worked out once.
class RankIntervals {
 public:
  const RankInterval& of(double q, std::uint64_t n) {
    const auto [entry, isnew] = known_.try_emplace({q, n});
    if (isnew) entry->second = quantile_rank_interval(q, n);
    return entry->second;
  }

 private:
  std::map<std::pair<double, std::uint64_t>, RankInterval> known_;
};

TableCell at_rank(const FrequencyTable& values, const std::optional<std::uint64_t>& rank) {
  if (!rank) return {};
  return values.value_at_rank(*rank);
}

}  // namespace

ResultTable quantiles_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of("metric,group,quantile,value,ci_low,ci_high");
  RankIntervals ranks;
  for (const Metric& metric : metrics(context.tallies)) {
    const FrequencyTable& values = metric.values;
    for (const double q : quantiles) {
      if (values.empty()) {
        table.rows.push_back({metric.name, metric.group, q, {}, {}, {}});
        continue;
      }
      const RankInterval& interval = ranks.of(q, values.total());
      table.rows.push_back({metric.name, metric.group, q, values.quantile(q), at_rank(values, interval.low),
                            at_rank(values, interval.high)});
    }
  }
  return table;
}

}  // namespace bulwark
