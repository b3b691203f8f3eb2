#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "columns/columns.h"
#include "results/tables.h"
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

double at_rank(const FrequencyTable& values, const std::optional<std::uint64_t>& rank) {
  return rank ? values.value_at_rank(*rank) : nan;
}

struct Quantile {
  const Metric* metric = nullptr;
  double q = 0;
  double value = nan;
  ConfidenceInterval interval = no_interval;
};

}  // namespace

ResultTable quantiles_table(const ResultContext& context) {
  const std::vector<Metric> all = metrics(context.tallies);
  std::vector<Quantile> rows;
  RankIntervals ranks;
  for (const Metric& metric : all) {
    for (const double q : quantiles) {
      Quantile& row = rows.emplace_back(Quantile{&metric, q});
      const FrequencyTable& values = metric.values;
      if (values.empty()) continue;
      const RankInterval& interval = ranks.of(q, values.total());
      row.value = values.quantile(q);
      row.interval = {at_rank(values, interval.low), at_rank(values, interval.high)};
    }
  }
  Columns<Quantile> columns;
  columns.text("metric", [](const Quantile& row) { return row.metric->name; })
      .text("group", [](const Quantile& row) { return row.metric->group; })
      .number("quantile", [](const Quantile& row) { return row.q; })
      .number("value", [](const Quantile& row) { return row.value; })
      .sole_interval([](const Quantile& row) { return row.interval; });
  return columns.table("quantiles", rows);
}

}  // namespace bulwark
