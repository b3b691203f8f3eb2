#include <limits>

#include "base/constants.h"
#include "columns/columns.h"
#include "results/site_columns.h"
#include "results/tables.h"

namespace bulwark {

namespace {

/// Length of the timeline, microseconds; NaN without one, so that the mean use of channels is empty.
double raid_length_us(const TimelineAxis& axis) {
  if (axis.samples < 2) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(axis.samples - 1) * axis.step_s * microseconds_per_second;
}

/// Busy channels on the average of a raid flown.
Estimate channels_mean(const BatteryTally& tally, double length_us, bool is_campaign) {
  if (!is_campaign) return mean_estimate(tally.busy_us, length_us);
  const Estimate a_raid = ratio_estimate(tally.busy_by_raid);
  return {a_raid.value / length_us, a_raid.standard_error / length_us};
}

}  // namespace

ResultTable batteries_table(const ResultContext& context) {
  const Scenario& scenario = context.scenario;
  const double length_us = raid_length_us(context.layout.timeline);
  const bool is_campaign = scenario.campaign.has_value();
  const auto tally = [&](BatteryId id) -> const BatteryTally& { return context.tallies.battery(id); };
  Columns<BatteryId> columns;
  columns.text("battery", [&](BatteryId id) { return scenario.batteries[id].name; })
      .text("system", [&](BatteryId id) { return scenario.systems[scenario.batteries[id].system].name; })
      .mean("shots", [&](BatteryId id) { return tally(id).shots; })
      .mean("kills", [&](BatteryId id) { return tally(id).kills; })
      .mean("wasted", [&](BatteryId id) { return tally(id).wasted; })
      .proportion(
          "p_empty", [&](BatteryId id) { return tally(id).empty_time_us.count; }, context.tallies.trials())
      .mean(
          "empty_time_s", [&](BatteryId id) { return tally(id).empty_time_us; }, microseconds_per_second)
      .estimate("channels_mean", [&](BatteryId id) { return channels_mean(tally(id), length_us, is_campaign); })
      .mean("channels_peak", [&](BatteryId id) { return tally(id).peak_channels; })
      .mean("reloads", [&](BatteryId id) { return tally(id).reloads; });
  if (aims_at(scenario, TargetKind::battery)) {
    add_site_columns<BatteryId>(
        columns, [&](const BatteryId& id) -> const SiteTally& { return tally(id).site; }, context.tallies.trials());
  }
  return columns.table("batteries", ids_of<BatteryId>(scenario.batteries));
}

}  // namespace bulwark
