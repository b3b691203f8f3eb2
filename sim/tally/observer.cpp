#include "tally/observer.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <stdexcept>

#include "base/phrase.h"
#include "base/suggest.h"
#include "tally/fixed_point.h"

namespace bulwark {

namespace {

enum class Source {
  fate,
  launched,
  leakers,
  leakage,
  shots,
  collateral,
  cause,
  attacker_cost,
  defender_cost,
  cost_ratio,
  capacity_lost,
  assets_disabled
};

/// A metric: where it comes from, and whether every group has it or the raid as a whole alone.
struct MetricKind {
  const char* name;
  Source source;
  std::size_t index = 0;  // fate or cause
  bool of_groups = true;
  MetricForm form = {};
};

constexpr std::size_t index_of(Fate fate) {
  return static_cast<std::size_t>(fate);
}
constexpr std::size_t index_of(Cause cause) {
  return static_cast<std::size_t>(cause);
}

constexpr MetricKind cause_kind(Cause cause) {
  return {cause_names[index_of(cause)], Source::cause, index_of(cause), true, {}};
}

// In the order of summary.csv.
constexpr std::array metric_kinds{
    MetricKind{"launched", Source::launched},
    MetricKind{"failed", Source::fate, index_of(Fate::failed)},
    MetricKind{"soft_killed", Source::fate, index_of(Fate::soft_killed)},
    MetricKind{"intercepted", Source::fate, index_of(Fate::intercepted)},
    MetricKind{"leaked_hit", Source::fate, index_of(Fate::leaked_hit)},
    MetricKind{"leaked_miss", Source::fate, index_of(Fate::leaked_miss)},
    MetricKind{"leakers", Source::leakers},
    MetricKind{"leakage", Source::leakage, 0, true, {1, true, true}},
    MetricKind{"shots", Source::shots},
    MetricKind{"collateral", Source::collateral},
    MetricKind{"attacker_cost", Source::attacker_cost, 0, false, {money_steps, false, false}},
    MetricKind{"defender_cost", Source::defender_cost, 0, false, {money_steps, false, false}},
    MetricKind{"cost_ratio", Source::cost_ratio, 0, false, {1, true, false}},
    MetricKind{"capacity_lost_MW", Source::capacity_lost, 0, false, {capacity_steps_per_mw, false, false}},
    MetricKind{"assets_disabled", Source::assets_disabled, 0, false},
    cause_kind(Cause::missed),
    cause_kind(Cause::uncovered),
    cause_kind(Cause::undetected),
    cause_kind(Cause::tracks),
    cause_kind(Cause::ignored),
    cause_kind(Cause::suppressed),
    cause_kind(Cause::off_duty),
    cause_kind(Cause::magazine),
    cause_kind(Cause::channels),
};

std::size_t find_kind(const std::string& name) {
  const auto found =
      std::find_if(metric_kinds.begin(), metric_kinds.end(), [&](const MetricKind& kind) { return kind.name == name; });
  return static_cast<std::size_t>(found - metric_kinds.begin());
}

/// What to write in place of a group that there is not.
std::string advice(const std::string& name, const std::vector<std::string>& known) {
  // `drone` for `family:drone` is the likeliest slip.
  const auto whole =
      std::find_if(known.begin(), known.end(), [&](const std::string& k) { return k.ends_with(":" + name); });
  if (whole != known.end()) return "; did you mean " + in_quotes(*whole) + "?";
  const std::string listed = suggestion(name, known);
  return listed.empty() ? "; expected all, family:NAME, salvo:NAME, type:NAME or asset:NAME" : listed;
}

GroupId find_group(const Groups& groups, const std::string& name) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups.name(GroupId(i)) == name) return GroupId(i);
    known.push_back(groups.name(GroupId(i)));
  }
  throw std::invalid_argument("no group " + in_quotes(name) + " in the scenario" + advice(name, known));
}

std::uint32_t appeared(const GroupCounts& counts) {
  return std::accumulate(counts.fates.begin(), counts.fates.end(), 0U) - counts.fates[index_of(Fate::failed)];
}

std::uint32_t leakers(const GroupCounts& counts) {
  return counts.fates[index_of(Fate::leaked_hit)] + counts.fates[index_of(Fate::leaked_miss)];
}

}  // namespace

MetricName parse_metric(const std::string& text) {
  const std::size_t colon = text.find(':');
  const MetricName name{text.substr(0, colon), colon == std::string::npos ? "all" : text.substr(colon + 1)};
  const std::size_t kind = find_kind(name.metric);
  if (kind == metric_kinds.size()) {
    std::vector<std::string> known;
    for (const MetricKind& candidate : metric_kinds) known.emplace_back(candidate.name);
    const std::string nearest = nearest_name(name.metric, known);
    throw std::invalid_argument(
        "no metric " + in_quotes(name.metric) + "; " +
        (nearest.empty() ? "expected " + join_or(known) : "did you mean " + in_quotes(nearest) + "?"));
  }
  if (!metric_kinds[kind].of_groups && name.group != "all") {
    throw std::invalid_argument(name.metric + " is a figure of the whole raid; expected " + name.metric + ":all");
  }
  return name;
}

void check_observable(const Scenario& scenario, const std::vector<MetricName>& metrics) {
  Observer(scenario, make_layout(scenario), metrics);
}

std::vector<MetricName> all_metrics(const Groups& groups) {
  std::vector<MetricName> names;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const MetricKind& kind : metric_kinds) {
      const bool is_here = g == 0 || (kind.of_groups && kind.source != Source::cause);
      if (is_here) names.push_back({kind.name, groups.name(GroupId(g))});
    }
  }
  return names;
}

std::vector<MetricName> usual_metrics(const Scenario& scenario) {
  std::vector<MetricName> names = {{"leakage", "all"}};
  for (const std::string& family : scenario.families) names.push_back({"leakage", "family:" + family});
  for (const char* metric : {"leakers", "shots", "defender_cost", "capacity_lost_MW", "assets_disabled"}) {
    names.push_back({metric, "all"});
  }
  return names;
}

MetricForm form_of(const MetricName& name) {
  return metric_kinds.at(find_kind(name.metric)).form;
}

Observer::Observer(const Scenario& scenario, const Layout& layout, const std::vector<MetricName>& metrics)
    : groups_(scenario), sums_(scenario, layout, groups_), valuation_(scenario), counts_(groups_.size()) {
  for (const MetricName& name : metrics) {
    readers_.push_back({find_kind(parse_metric(name.text()).metric), find_group(groups_, name.group)});
  }
  observations_.resize(metrics.size());
}

const std::vector<Observation>& Observer::observe(const Outcome& outcome) {
  sums_.sum(outcome.cells, counts_);
  add_up(outcome);
  for (std::size_t i = 0; i < readers_.size(); ++i) observations_[i] = read(readers_[i]);
  return observations_;
}

void Observer::add_up(const Outcome& outcome) {
  figures_ = {valuation_.attacker_cost(groups_, counts_), valuation_.defender_cost(outcome), 0, 0};
  for (std::size_t i = 0; i < outcome.assets.size(); ++i) {
    const AssetCounts& counts = outcome.assets[AssetId(i)];
    add_fixed_point(figures_.capacity_lost, valuation_.capacity_lost(AssetId(i), counts));
    if (valuation_.is_disabled(AssetId(i), counts)) ++figures_.assets_disabled;
  }
}

Observation Observer::read(const Reader& reader) const {
  const MetricKind& kind = metric_kinds[reader.metric];
  const GroupCounts& counts = counts_[reader.group];
  switch (kind.source) {
    case Source::fate:
      return {counts.fates[kind.index]};
    case Source::launched:
      return {std::accumulate(counts.fates.begin(), counts.fates.end(), 0U)};
    case Source::leakers:
      return {leakers(counts)};
    case Source::leakage:
      return {leakers(counts), appeared(counts)};
    case Source::shots:
      return {counts.shots};
    case Source::collateral:
      return {counts.collateral};
    case Source::cause:
      return {counts.causes[kind.index]};
    case Source::attacker_cost:
      return {figures_.attacker_cost};
    case Source::defender_cost:
      return {figures_.defender_cost};
    case Source::cost_ratio:
      return {figures_.defender_cost, figures_.attacker_cost};
    case Source::capacity_lost:
      return {figures_.capacity_lost};
    case Source::assets_disabled:
      return {figures_.assets_disabled};
  }
  return {};
}

}  // namespace bulwark
