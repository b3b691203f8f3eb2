#include <limits>

#include "output/mean_cells.h"
#include "output/tables.h"
#include "statistics/intervals.h"

namespace bulwark {

namespace {

constexpr double microseconds_per_second = 1e6;

/// Length of the timeline, microseconds; NaN without one, so that the mean use of channels is empty.
double raid_length_us(const TimelineAxis& axis) {
  if (axis.samples < 2) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(axis.samples - 1) * axis.step_s * microseconds_per_second;
}

}  // namespace

ResultTable batteries_table(const ResultContext& context) {
  ResultTable table;
  table.header = header_of(
      "battery,system,shots,shots_stderr,kills,kills_stderr,wasted,wasted_stderr,p_empty,p_empty_ci_low,"
      "p_empty_ci_high,empty_time_s,empty_time_s_stderr,channels_mean,channels_mean_stderr,channels_peak,"
      "channels_peak_stderr,reloads,reloads_stderr");
  const std::uint64_t trials = context.tallies.trials();
  const double length_us = raid_length_us(context.layout.timeline);
  for (std::size_t i = 0; i < context.scenario.batteries.size(); ++i) {
    const Battery& battery = context.scenario.batteries[BatteryId(i)];
    const BatteryTally& tally = context.tallies.battery(BatteryId(i));
    std::vector<TableCell> row = {battery.name, context.scenario.systems[battery.system].name};
    append_mean(row, tally.shots);
    append_mean(row, tally.kills);
    append_mean(row, tally.wasted);
    const std::uint64_t emptied = tally.empty_time_us.count;
    const ConfidenceInterval interval = wilson_interval(emptied, trials);
    row.emplace_back(static_cast<double>(emptied) / static_cast<double>(trials));
    row.emplace_back(interval.low);
    row.emplace_back(interval.high);
    append_mean(row, tally.empty_time_us, microseconds_per_second);
    append_mean(row, tally.busy_us, length_us);
    append_mean(row, tally.peak_channels);
    append_mean(row, tally.reloads);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace bulwark
