#include "trial/settlement.h"

#include <algorithm>
#include <limits>

#include "base/constants.h"
#include "base/time_grid.h"
#include "trial/arrival.h"
#include "trial/destruction.h"

namespace bulwark {

namespace {

constexpr double end_of_time = std::numeric_limits<double>::max();

[[gnu::cold]] void log_intercept(State& state, double time_s, EventKey event, const char* result) {
  if (time_s == -never_s) return;  // void, and told of when it became so
  const Threat& threat = state.threats[event.threat()];
  state.log->events.push_back({time_s,
                               "intercept",
                               event.threat().value,
                               event.battery().value,
                               {},
                               state.pk(event.battery(), threat),
                               state.kill_block(threat, event.ordinal()).unit(event.ordinal() % 4),
                               result});
}

void count_kill(State& state, ThreatId id) {
  const Threat& threat = state.threats[id];
  const BatteryId b = threat.kill_key.battery();
  ++state.matchup_counts[state.batteries[b].first_matchup + threat.type].kills;
  state.jump_to(threat.kill_s);
  count_fate(state, id, Fate::intercepted);
}

/// Leaves in kill_s and kill_key when the threat has died, of whatever; a loss comes after the intercepts of its
/// instant.
void settle_threat(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  state.outcome.cells[threat.cell].shots += threat.shots;
  if (is_dead(threat, end_of_time)) {
    count_kill(state, id);
  } else {
    threat.kill_s = threat.life == Life::lost ? threat.soft_kill_s : never_s;
    threat.kill_key = {~std::uint64_t{0}};
  }
}

void settle_round(State& state, const Round& round) {
  const Threat& threat = state.threats[round.key.threat()];
  const bool wasted = later(round.intercept_s, round.key.bits, threat.kill_s, threat.kill_key.bits);
  if (wasted) ++state.batteries[round.key.battery()].counts.wasted;
  if (!state.log) return;
  const char* const result = wasted ? "wasted" : (round.key == threat.kill_key ? "kill" : "miss");
  log_intercept(state, round.intercept_s, round.key, result);
}

void settle_batteries(State& state) {
  const Tables& tables = *state.tables;
  for (const BatteryId b : state.batteries.ids()) {
    const BatteryState& battery = state.batteries[b];
    BatteryCounts& counts = state.outcome.batteries[b];
    static_cast<FireCounts&>(counts) = battery.counts;
    counts.busy_us = microseconds(battery.busy_s);
    const auto first_defence = state.outcome.defence.first_of(tables.batteries[b].system);
    for (const TypeId type : tables.family_of_type.ids()) {
      const DefenceCounts& matchup = state.matchup_counts[battery.first_matchup + type];
      counts.shots += matchup.shots;
      counts.kills += matchup.kills;
      DefenceCounts& defence = state.outcome.defence[first_defence + tables.family_of_type[type]];
      defence.engagements += matchup.engagements;
      defence.shots += matchup.shots;
      defence.kills += matchup.kills;
    }
  }
}

void settle_assets(State& state) {
  for (const AssetId a : state.outcome.assets.ids()) {
    AssetCounts& asset = state.outcome.assets[a];
    const auto hardness = static_cast<std::uint32_t>(state.tables->scenario.assets[a].hardness);
    asset.damage = std::min(asset.effective_hits, hardness);
    asset.disabled = asset.damage == hardness;
  }
}

/// Settled: kill_s is when the threat was killed or lost.
double end_of(const Threat& threat) {
  return threat.kill_s < never_s ? threat.kill_s : threat.end_s;
}

}  // namespace

void settle(State& state) {
  for (const ThreatId id : state.threats.ids()) settle_threat(state, id);
  for (const Round& round : state.rounds) settle_round(state, round);
  settle_batteries(state);
  settle_assets(state);
  if (state.tables->is_living) settle_attrition(state);
}

void note_end(const State& state, RaidEnd& end) {
  end.end_s = 0;
  for (const Threat& threat : state.threats) {
    if (threat.life != Life::failed) end.end_s = std::max(end.end_s, end_of(threat));
  }
  end.batteries.clear();
  for (const BatteryState& battery : state.batteries) end.batteries.push_back({battery.ready, battery.stock});
  std::sort(end.hits.begin(), end.hits.end());
}

}  // namespace bulwark
