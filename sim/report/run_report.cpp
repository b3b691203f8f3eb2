#include "report/run_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <vector>

#include "metrics/fixed_point.h"
#include "report/interval_text.h"
#include "report/text_table.h"
#include "scenario/features.h"
#include "statistics/intervals.h"
#include "tally/controlled.h"
#include "tally/metrics.h"

namespace bulwark {

namespace {

constexpr std::size_t top = 5;
constexpr std::size_t most_families = 4;
constexpr std::string_view family_prefix = "family:";

std::string number(double value) {
  if (!std::isfinite(value)) return "-";
  const double size = std::abs(value);
  return fmt::format("{:.{}f}", value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size == 0 ? 2 : 4);
}

std::string range(const std::string& low, const std::string& high) {
  return low + " – " + high;
}

std::string percent_range(const ConfidenceInterval& interval) {
  if (!std::isfinite(interval.low)) return "-";
  return range(fmt::format("{:.1f}", 100 * interval.low), percent(interval.high));
}

/// Indices of the largest values, in descending order, ties in scenario order; those of 0 are left out.
std::vector<std::size_t> largest(const std::vector<std::uint64_t>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  const auto zero = std::find_if(order.begin(), order.end(), [&](std::size_t i) { return values[i] == 0; });
  order.erase(zero, order.end());
  if (order.size() > top) order.resize(top);
  return order;
}

/// What the summary is of.
const char* trial_word(const Scenario& scenario) {
  return scenario.campaign ? "campaign" : "raid";
}

void add_leakage(TextTable& table, const Tallies& tallies, GroupId group, const std::string& label) {
  const Metric leakage = leakage_metric(tallies, group);
  const FrequencyTable& raids = leakage.values;
  const std::string spread = raids.empty() ? "-" : percent_range({raids.quantile(0.05), raids.quantile(0.95)});
  const CountHistogram& launched = tallies.counts(group, CountMetric::launched);
  const CountHistogram& leakers = tallies.counts(group, CountMetric::leakers);
  table.add({label, percent(leakage.estimate.value), percent_range(leakage.interval), spread,
             number(mean_estimate(leakers.moments()).value), number(mean_estimate(launched.moments()).value)});
}

std::string leakage_section(const Scenario& scenario, const Tallies& tallies) {
  const std::string word = trial_word(scenario);
  TextTable table({"Leakage", "mean", "95 % interval", "p05 – p95 of " + word + "s", "leakers", "launched"});
  add_leakage(table, tallies, Groups::all(), "all but decoys");
  for (std::size_t i = 0; i < scenario.families.size(); ++i) {
    add_leakage(table, tallies, tallies.groups().family(FamilyId(i)), scenario.families[FamilyId(i)]);
  }
  return table.text();
}

/// The same leakage with chance's share of the uncertain parameters taken out; nothing where there are none.
std::string controlled_section(const Tallies& tallies) {
  TextTable table({"Leakage by control variates", "mean", "95 % interval", "as from so many times the trials"});
  for (const ControlledFigure& figure : controlled_figures(tallies.controls())) {
    if (figure.name.metric != "leakage") continue;
    const bool is_all = figure.name.group == "all";
    const std::string label = is_all ? "all but decoys" : figure.name.group.substr(family_prefix.size());
    table.add({label, percent(figure.estimate.value), percent_range(figure.interval), number(figure.fewer_trials)});
  }
  return table.text();
}

/// Families of real threats, where there are several; as many as a line has room for.
std::vector<FamilyId> families_apart(const Scenario& scenario) {
  std::vector<FamilyId> families;
  for (std::size_t f = 0; f < scenario.families.size(); ++f) {
    const bool is_real = std::any_of(scenario.types.begin(), scenario.types.end(),
                                     [&](const ThreatType& type) { return type.family == FamilyId(f) && !type.decoy; });
    if (is_real && families.size() < most_families) families.push_back(FamilyId(f));
  }
  if (families.size() < 2) families.clear();
  return families;
}

/// Of the leakers of one family; NaN where it has none.
double cause_share(const Tallies& tallies, FamilyId family, std::size_t cause) {
  const auto& causes = tallies.group(tallies.groups().family(family)).causes;
  double total = 0;
  for (const Moments& moments : causes) total += static_cast<double>(moments.sum);
  return static_cast<double>(causes[cause].sum) / total;
}

std::string cause_section(const Scenario& scenario, const Tallies& tallies) {
  const GroupTally& all = tallies.group(Groups::all());
  std::vector<std::uint64_t> sums;
  for (const Moments& cause : all.causes) sums.push_back(static_cast<std::uint64_t>(cause.sum));
  const auto total = static_cast<double>(std::accumulate(sums.begin(), sums.end(), std::uint64_t{0}));
  std::vector<std::string> header = {"Why they leaked", "share", std::string("leakers a ") + trial_word(scenario)};
  // Many drones would hide why a few missiles leak.
  const std::vector<FamilyId> families = families_apart(scenario);
  for (const FamilyId family : families) header.push_back("of " + scenario.families[family]);
  TextTable table(header);
  for (const std::size_t i : largest(sums)) {
    std::vector<std::string> row = {cause_names[i], percent(static_cast<double>(sums[i]) / total),
                                    number(mean_estimate(all.causes[i]).value)};
    for (const FamilyId family : families) row.push_back(percent(cause_share(tallies, family, i)));
    table.add(row);
  }
  return table.text();
}

std::string asset_section(const Scenario& scenario, const Tallies& tallies) {
  std::vector<std::uint64_t> disabled;
  for (std::size_t i = 0; i < scenario.assets.size(); ++i) disabled.push_back(tallies.asset(AssetId(i)).disabled);
  TextTable table({"Assets most often lost", "P(disabled)", "95 % interval", "capacity lost, MW"});
  for (const std::size_t i : largest(disabled)) {
    const double lost = mean_estimate(tallies.asset(AssetId(i)).capacity_lost, capacity_steps_per_mw).value;
    table.add({scenario.assets[AssetId(i)].name,
               percent(static_cast<double>(disabled[i]) / static_cast<double>(tallies.trials())),
               percent_range(wilson_interval(disabled[i], tallies.trials())), number(lost)});
  }
  return table.text();
}

/// Metrics that campaigns and grids alone have, of all.
std::string campaign_section(const Scenario& scenario, const Tallies& tallies) {
  const std::string word = trial_word(scenario);
  TextTable table({"Over the " + word, "mean", "95 % interval", "p05 – p95 of " + word + "s"});
  for (const Metric& metric : metrics(tallies)) {
    const bool is_of_campaign = kind_of({metric.name, metric.group}).needs != nullptr;
    if (metric.group != "all" || !is_of_campaign) continue;
    const FrequencyTable& values = metric.values;
    const std::string spread = range(number(values.quantile(0.05)), number(values.quantile(0.95)));
    const bool has_interval = std::isfinite(metric.interval.low);
    table.add({metric.name, number(metric.estimate.value),
               has_interval ? range(number(metric.interval.low), number(metric.interval.high)) : "-", spread});
  }
  return table.text();
}

std::string event_section(const Scenario& scenario, const Tallies& tallies) {
  TextTable table({"Events", "P(happens)", "95 % interval", std::string(trial_word(scenario)) + "s"});
  for (const NamedEvent& event : scenario.events) {
    const Metric metric = metric_of(scenario, tallies, {"event", event.name});
    const double times = metric.estimate.value * static_cast<double>(metric.trials);
    table.add(
        {event.name, percent(metric.estimate.value), percent_range(metric.interval), fmt::format("{:.0f}", times)});
  }
  return table.text();
}

std::string battery_section(const Scenario& scenario, const Tallies& tallies) {
  // Of a campaign the time of the first raid in which it was, in days.
  const double units = scenario.campaign ? microseconds_per_day : 60e6;
  std::vector<std::uint64_t> emptied;
  for (std::size_t i = 0; i < scenario.batteries.size(); ++i) {
    emptied.push_back(tallies.battery(BatteryId(i)).empty_time_us.count);
  }
  TextTable table({"Batteries most often empty", "P(empty)", "95 % interval",
                   scenario.campaign ? "after, d" : "after, min", "rounds fired"});
  for (const std::size_t i : largest(emptied)) {
    const BatteryTally& battery = tallies.battery(BatteryId(i));
    table.add({scenario.batteries[BatteryId(i)].name,
               percent(static_cast<double>(emptied[i]) / static_cast<double>(tallies.trials())),
               percent_range(wilson_interval(emptied[i], tallies.trials())),
               number(mean_estimate(battery.empty_time_us, units).value), number(mean_estimate(battery.shots).value)});
  }
  return table.text();
}

std::string cost_section(const Scenario& scenario, const Tallies& tallies) {
  const RaidTally& raid = tallies.raid();
  if (raid.cost.x.sum == 0 && raid.cost.y.sum == 0) return {};
  const std::string word = trial_word(scenario);
  TextTable table({"Cost a " + word, "mean", "95 % interval", "p05 – p95 of " + word + "s"});
  const auto add = [&](const std::string& label, const Estimate& estimate, const FrequencyTable& values) {
    const ConfidenceInterval interval = student_interval(estimate, tallies.trials());
    const std::string between = std::isfinite(interval.low) ? range(number(interval.low), number(interval.high)) : "-";
    const std::string spread =
        values.empty() ? "-" : range(number(values.quantile(0.05)), number(values.quantile(0.95)));
    table.add({label, number(estimate.value), between, spread});
  };
  add("attacker", mean_estimate(raid.cost.y, money_steps), FrequencyTable(raid.attacker_cost, money_steps));
  add("defender", mean_estimate(raid.cost.x, money_steps), FrequencyTable(raid.defender_cost, money_steps));
  add("defender / attacker", ratio_estimate(raid.cost), FrequencyTable(raid.cost_ratio, ratio_steps));
  if (has_priced_battery_targets(scenario)) {
    const Metric lost = metric_of(scenario, tallies, {"lost_cost", "all"});
    add("batteries lost", lost.estimate, lost.values);
  }
  return table.text();
}

}  // namespace

std::string run_report(const Scenario& scenario, const Tallies& tallies) {
  std::string text;
  for (const std::string& section :
       {leakage_section(scenario, tallies), event_section(scenario, tallies), campaign_section(scenario, tallies),
        controlled_section(tallies), cause_section(scenario, tallies), asset_section(scenario, tallies),
        battery_section(scenario, tallies), cost_section(scenario, tallies)}) {
    if (!section.empty() && !text.empty()) text += '\n';
    text += section;
  }
  return text;
}

}  // namespace bulwark
