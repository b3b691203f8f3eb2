#include <numeric>

#include "output/columns.h"
#include "output/tables.h"
#include "statistics/moments.h"

namespace bulwark {

namespace {

/// 0 where no raid was flown.
std::uint64_t quantile_or_zero(const CountHistogram& counts, double q) {
  return counts.total() == 0 ? 0 : counts.quantile(q);
}

}  // namespace

ResultTable timeline_table(const ResultContext& context) {
  const TimelineAxis& axis = context.layout.timeline;
  Columns<std::size_t> columns;
  columns.number("time_s", [&axis](std::size_t k) { return axis.start_s + static_cast<double>(k) * axis.step_s; });
  for (std::size_t q = 0; q < timeline_quantity_count; ++q) {
    const std::string name = timeline_quantity_names[q];
    const auto counts = [&tallies = context.tallies, q](std::size_t k) -> const CountHistogram& {
      return tallies.timeline(k, static_cast<TimelineQuantity>(q));
    };
    columns.number(name + "_mean", [counts](std::size_t k) { return mean_estimate(counts(k).moments()).value; })
        .count(name + "_p05", [counts](std::size_t k) { return quantile_or_zero(counts(k), 0.05); })
        .count(name + "_p95", [counts](std::size_t k) { return quantile_or_zero(counts(k), 0.95); });
  }
  std::vector<std::size_t> samples(context.tallies.trials() == 0 ? 0 : axis.samples);
  std::iota(samples.begin(), samples.end(), std::size_t{0});
  return columns.table("timeline", samples);
}

}  // namespace bulwark
