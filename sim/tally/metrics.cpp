#include "tally/metrics.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "metrics/fixed_point.h"

namespace bulwark {

namespace {

Metric mean_metric(std::string name, std::string group, const Moments& moments, double units, FrequencyTable values) {
  const Estimate estimate = mean_estimate(moments, units);
  return {std::move(name),   std::move(group), estimate, student_interval(estimate, moments.count),
          std::move(values), moments.count};
}

Metric count_metric(const Tallies& tallies, GroupId group, CountMetric metric) {
  const CountHistogram& histogram = tallies.counts(group, metric);
  return mean_metric(count_metric_names[static_cast<std::size_t>(metric)], tallies.groups().name(group),
                     histogram.moments(), 1, FrequencyTable(histogram));
}

Metric fixed_point_metric(std::string name, const SparseHistogram& histogram, double units) {
  return mean_metric(std::move(name), "all", histogram.moments(), units, FrequencyTable(histogram, units));
}

Metric cost_ratio_metric(const Tallies& tallies) {
  const RaidTally& raid = tallies.raid();
  const Estimate estimate = ratio_estimate(raid.cost);
  return {"cost_ratio",
          "all",
          estimate,
          student_interval(estimate, tallies.trials()),
          FrequencyTable(raid.cost_ratio, ratio_steps),
          tallies.trials()};
}

Metric own_metric(const MetricName& name, const MetricTally& tally, std::uint64_t trials) {
  return {name.metric, name.group, tally.estimate(), tally.interval(), tally.values(), trials};
}

/// A probability of which only the count of trials is kept.
Metric proportion_metric(const MetricName& name, std::uint64_t count, std::uint64_t trials) {
  const double p = static_cast<double>(count) / static_cast<double>(trials);
  const double error = std::sqrt(p * (1 - p) / (static_cast<double>(trials) - 1));
  return {name.metric,
          name.group,
          {p, error},
          wilson_interval(count, trials),
          FrequencyTable({{0, trials - count}, {1, count}}),
          trials};
}

std::uint64_t times_seen(const Tallies& tallies, const MetricSlot& slot) {
  const std::size_t i = slot.group.index;
  if (slot.name.metric == "p_disabled") return tallies.asset(AssetId(i)).disabled;
  if (slot.name.metric == "p_empty") return tallies.battery(BatteryId(i)).empty_time_us.count;
  const bool is_battery = slot.group.kind == GroupKind::battery;
  return (is_battery ? tallies.battery(BatteryId(i)).site : tallies.sensor(SensorId(i))).destroyed_us.count;
}

Metric raid_metric(const Tallies& tallies, const std::string& name) {
  const RaidTally& raid = tallies.raid();
  if (name == "attacker_cost") return fixed_point_metric(name, raid.attacker_cost, money_steps);
  if (name == "defender_cost") return fixed_point_metric(name, raid.defender_cost, money_steps);
  if (name == "cost_ratio") return cost_ratio_metric(tallies);
  if (name == "capacity_lost_MW") return fixed_point_metric(name, raid.capacity_lost, capacity_steps_per_mw);
  return mean_metric(name, "all", raid.assets_disabled.moments(), 1, FrequencyTable(raid.assets_disabled));
}

Metric group_metric(const Tallies& tallies, const MetricSlot& slot) {
  const GroupId group(slot.group.index);
  if (slot.name.metric == "leakage") return leakage_metric(tallies, group);
  const auto found = std::find(count_metric_names.begin(), count_metric_names.end(), slot.name.metric);
  if (found != count_metric_names.end()) {
    return count_metric(tallies, group, static_cast<CountMetric>(found - count_metric_names.begin()));
  }
  const auto cause = std::find(cause_names.begin(), cause_names.end(), slot.name.metric) - cause_names.begin();
  const Moments& moments = tallies.group(group).causes[static_cast<std::size_t>(cause)];
  return mean_metric(slot.name.metric, slot.name.group, moments, 1, FrequencyTable());
}

Metric metric_at(const Tallies& tallies, std::size_t k) {
  const MetricSlot& slot = tallies.slots()[k];
  if (const MetricTally* const own = tallies.tally_of(k)) return own_metric(slot.name, *own, tallies.trials());
  return slot.group.kind == GroupKind::threats ? group_metric(tallies, slot) : raid_metric(tallies, slot.name.metric);
}

}  // namespace

Metric leakage_metric(const Tallies& tallies, GroupId group) {
  const PairHistogram& pairs = tallies.group(group).leakage;
  const PairMoments moments = pairs.moments();
  const Estimate estimate = ratio_estimate(moments);
  std::vector<FrequencyTable::Entry> rates;
  for (const PairHistogram::Entry& entry : pairs.sorted()) {
    if (entry.y > 0) rates.push_back({static_cast<double>(entry.x) / entry.y, entry.count});
  }
  return {"leakage",
          tallies.groups().name(group),
          estimate,
          share_interval(estimate, tallies.trials()),
          FrequencyTable(std::move(rates)),
          tallies.trials()};
}

std::vector<Metric> metrics(const Tallies& tallies) {
  std::vector<Metric> metrics;
  for (std::size_t k = 0; k < tallies.slots().size(); ++k) metrics.push_back(metric_at(tallies, k));
  return metrics;
}

Metric metric_of(const Scenario& scenario, const Tallies& tallies, const MetricName& name) {
  const std::vector<MetricSlot>& slots = tallies.slots();
  const auto found =
      std::find_if(slots.begin(), slots.end(), [&](const MetricSlot& slot) { return slot.name == name; });
  if (found != slots.end()) return metric_at(tallies, static_cast<std::size_t>(found - slots.begin()));
  const MetricSlot slot = slot_of(scenario, name);
  if (slot.kind->form.is_proportion) return proportion_metric(name, times_seen(tallies, slot), tallies.trials());
  if (slot.group.kind != GroupKind::asset) return group_metric(tallies, slot);
  const Moments& lost = tallies.asset(AssetId(slot.group.index)).capacity_lost;
  return mean_metric(name.metric, name.group, lost, capacity_steps_per_mw, FrequencyTable());
}

}  // namespace bulwark
