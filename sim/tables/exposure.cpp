#include "tables/exposure.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace bulwark {

namespace {

std::size_t guards_of(const Tables& tables, SalvoId salvo, std::uint32_t target) {
  std::set<BatteryId> guards;
  const SalvoTable& table = tables.salvos[salvo];
  for (std::uint32_t lane = 0; lane < table.lanes; ++lane) {
    for (const PairId k : tables.geometry->route_tables[table.route(lane, target)].pairs)
      guards.insert(tables.geometry->pairs[k].battery);
  }
  return guards.size();
}

/// On the ground, whatever flies at it and at what height.
bool is_in_range_of_some_battery(const Scenario& scenario, TargetId target) {
  return std::any_of(scenario.batteries.begin(), scenario.batteries.end(), [&](const Battery& battery) {
    return (battery.position_m - position_of(scenario, target)).norm() <= battery.unit.range_max_m;
  });
}

void warn_of_unguarded_targets(const Tables& tables, std::vector<std::string>& warnings) {
  const Scenario& scenario = tables.scenario;
  if (scenario.batteries.empty()) return;  // said of each salvo
  std::set<TargetId> targets;
  for (const Cell& cell : tables.layout.cells) targets.insert(cell.target);
  for (const TargetId target : targets) {
    if (is_in_range_of_some_battery(scenario, target)) continue;
    warnings.push_back(fmt::format("target {}: stands out of range of every battery", name_of(scenario, target)));
  }
}

/// Raid times at which the battery may start an engagement of a threat of the pair, but for the far tails of offsets.
/// `timed_s` is when the salvo's are launched or arrive, whichever they are timed by.
Interval engageable_times(const Tables& tables, const RouteTable& route, const Pair& pair, const Interval& timed_s) {
  const double launch_delay_s = tables.scenario.salvos[route.salvo].timed_on_arrival ? -route.duration_s : 0;
  const double reaction_s = tables.parameters.mean_reaction_s[pair.battery];
  return {timed_s.begin_s + launch_delay_s + pair.span.begin_s - reaction_s,
          timed_s.end_s + launch_delay_s + pair.span.end_s - reaction_s};
}

/// Of each battery: whether its duty meets a time at which it could engage something.
IndexedBy<BatteryId, char> duties_met(const Tables& tables) {
  IndexedBy<BatteryId, char> met(tables.sites.size());
  IndexedBy<SalvoId, Interval> timed_s;
  for (const SalvoId s : tables.salvos.ids()) timed_s.push_back(raid_span(tables.scenario, s, 0));
  for (const RouteTable& route : tables.geometry->route_tables) {
    for (const PairId k : route.pairs) {
      const Pair& pair = tables.geometry->pairs[k];
      const auto& duties = tables.sites[pair.battery].on_duty;
      const Interval times_s = engageable_times(tables, route, pair, timed_s[route.salvo]);
      const bool meets = !duties || std::any_of(duties->begin(), duties->end(), [&](const Interval& duty) {
        return duty.begin_s <= times_s.end_s && duty.end_s > times_s.begin_s;
      });
      if (meets) met[pair.battery] = 1;
    }
  }
  return met;
}

void warn_of_idle_duties(const Tables& tables, std::vector<std::string>& warnings) {
  if (!tables.has_duties) return;
  const IndexedBy<BatteryId, char> met = duties_met(tables);
  for (const BatteryId b : tables.sites.ids()) {
    const auto& duties = tables.sites[b].on_duty;
    if (!duties || met[b]) continue;
    const std::string& name = tables.scenario.batteries[b].name;
    warnings.push_back(duties->empty()
                           ? fmt::format("battery {}: is never on duty", name)
                           : fmt::format("battery {}: is off duty whenever it could engage a threat", name));
  }
}

void warn_of_idle_turnarounds(const Tables& tables, std::vector<std::string>& warnings) {
  for (const BatteryId b : tables.sites.ids()) {
    if (tables.sites[b].channel == ChannelUse::returns || tables.parameters.mean_turnaround_s[b] == 0) continue;
    warnings.push_back(
        fmt::format("battery {}: has a turnaround, but its channels do not return", tables.scenario.batteries[b].name));
  }
}

}  // namespace

std::vector<Exposure> exposures(const Tables& tables) {
  std::vector<Exposure> found;
  for (const SalvoId s : tables.salvos.ids()) {
    const std::vector<SalvoTarget>& targets = tables.scenario.salvos[s].targets;
    double total = 0;
    for (const SalvoTarget& aim : targets) total += aim.weight;
    for (std::uint32_t k = 0; k < targets.size(); ++k) {
      if (targets[k].target.is_asset()) continue;
      found.push_back({targets[k].target, s, targets[k].weight / total, guards_of(tables, s, k)});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Exposure& a, const Exposure& b) { return a.target < b.target; });
  return found;
}

void warn_of_exposure(const Tables& tables, std::vector<std::string>& warnings) {
  warn_of_unguarded_targets(tables, warnings);
  warn_of_idle_duties(tables, warnings);
  warn_of_idle_turnarounds(tables, warnings);
}

}  // namespace bulwark
