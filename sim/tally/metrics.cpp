#include "tally/metrics.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "tally/fixed_point.h"

namespace bulwark {

namespace {

Metric mean_metric(std::string name, std::string group, const Moments& moments, double units, FrequencyTable values) {
  const Estimate estimate = mean_estimate(moments, units);
  return {std::move(name),   std::move(group), estimate, student_interval(estimate, moments.count),
          std::move(values), moments.count};
}

Metric count_metric(const Tallies& tallies, GroupId group, CountMetric metric) {
  const CountHistogram& histogram = tallies.group(group)[metric];
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

void append_group(const Tallies& tallies, GroupId group, std::vector<Metric>& metrics) {
  using enum CountMetric;
  for (const CountMetric metric : {launched, failed, soft_killed, intercepted, leaked_hit, leaked_miss, leakers}) {
    metrics.push_back(count_metric(tallies, group, metric));
  }
  metrics.push_back(leakage_metric(tallies, group));
  metrics.push_back(count_metric(tallies, group, shots));
  metrics.push_back(count_metric(tallies, group, collateral));
}

void append_raid(const Tallies& tallies, std::vector<Metric>& metrics) {
  const RaidTally& raid = tallies.raid();
  metrics.push_back(fixed_point_metric("attacker_cost", raid.attacker_cost, money_steps));
  metrics.push_back(fixed_point_metric("defender_cost", raid.defender_cost, money_steps));
  metrics.push_back(cost_ratio_metric(tallies));
  metrics.push_back(fixed_point_metric("capacity_lost_MW", raid.capacity_lost, capacity_steps_per_mw));
  metrics.push_back(
      mean_metric("assets_disabled", "all", raid.assets_disabled.moments(), 1, FrequencyTable(raid.assets_disabled)));
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
          share_interval(estimate, tallies.trials(), static_cast<double>(moments.y.sum)),
          FrequencyTable(std::move(rates)),
          tallies.trials()};
}

std::vector<Metric> metrics(const Tallies& tallies) {
  std::vector<Metric> metrics;
  for (std::size_t i = 0; i < tallies.groups().size(); ++i) {
    append_group(tallies, GroupId(i), metrics);
    if (GroupId(i) == Groups::all()) append_raid(tallies, metrics);
  }
  return metrics;
}

Metric metric_of(const Tallies& tallies, const MetricName& name) {
  for (std::size_t g = 0; g < tallies.groups().size(); ++g) {
    if (tallies.groups().name(GroupId(g)) != name.group) continue;
    for (std::size_t cause = 0; cause < cause_count; ++cause) {
      if (cause_names[cause] != name.metric) continue;
      return mean_metric(name.metric, name.group, tallies.group(GroupId(g)).causes[cause], 1, FrequencyTable());
    }
  }
  for (Metric& metric : metrics(tallies)) {
    if (metric.name == name.metric && metric.group == name.group) return std::move(metric);
  }
  throw std::invalid_argument("no metric " + name.text());
}

}  // namespace bulwark
