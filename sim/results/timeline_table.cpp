#include <algorithm>
#include <numeric>

#include "columns/columns.h"
#include "results/tables.h"
#include "statistics/moments.h"

namespace bulwark {

namespace {

/// Empty where no raid was flown.
TableCell quantile_cell(const CountHistogram& counts, double q) {
  return counts.total() == 0 ? TableCell() : TableCell(counts.quantile(q));
}

double time_of(const TimelineAxis& axis, std::size_t sample) {
  return axis.start_s + static_cast<double>(sample) * axis.step_s;
}

/// X_mean, X_p05, X_p95.
template <class Row, class Counts>
void add_band(Columns<Row>& columns, const std::string& name, const Counts& counts) {
  columns.number(name + "_mean", [counts](const Row& row) { return mean_estimate(counts(row).moments()).value; })
      .cell(name + "_p05", [counts](const Row& row) { return quantile_cell(counts(row), 0.05); })
      .cell(name + "_p95", [counts](const Row& row) { return quantile_cell(counts(row), 0.95); });
}

std::size_t samples_of(const ResultContext& context) {
  return context.tallies.trials() == 0 ? 0 : context.layout.timeline.samples;
}

struct SystemSample {
  std::size_t sample;
  SystemId system;
};

std::vector<SystemSample> system_samples(const ResultContext& context) {
  std::vector<SystemSample> rows;
  const auto& batteries = context.scenario.batteries;
  for (std::size_t k = 0; k < samples_of(context); ++k) {
    for (std::size_t s = 0; s < context.scenario.systems.size(); ++s) {
      const auto is_of = [s](const Battery& battery) { return battery.system == SystemId(s); };
      if (std::any_of(batteries.begin(), batteries.end(), is_of)) rows.push_back({k, SystemId(s)});
    }
  }
  return rows;
}

}  // namespace

ResultTable timeline_table(const ResultContext& context) {
  const TimelineAxis& axis = context.layout.timeline;
  Columns<std::size_t> columns;
  columns.number("time_s", [&axis](std::size_t k) { return time_of(axis, k); });
  for (std::size_t q = 0; q < timeline_quantity_count; ++q) {
    add_band(columns, timeline_quantity_names[q], [&tallies = context.tallies, q](std::size_t k) {
      return tallies.timeline(k, static_cast<TimelineQuantity>(q));
    });
  }
  std::vector<std::size_t> samples(samples_of(context));
  std::iota(samples.begin(), samples.end(), std::size_t{0});
  return columns.table("timeline", samples);
}

ResultTable rounds_table(const ResultContext& context) {
  Columns<SystemSample> columns;
  columns.number("time_s", [&](const SystemSample& row) { return time_of(context.layout.timeline, row.sample); })
      .text("system", [&](const SystemSample& row) { return context.scenario.systems[row.system].name; });
  add_band(columns, "ready_rounds",
           [&](const SystemSample& row) { return context.tallies.ready(row.sample, row.system); });
  return columns.table("rounds", system_samples(context));
}

}  // namespace bulwark
