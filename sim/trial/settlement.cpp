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
                               event.threat(),
                               event.battery(),
                               {},
                               state.pk(event.battery(), threat),
                               state.kill_block(threat, event.ordinal()).unit(event.ordinal() % 4),
                               result});
}

void count_kill(State& state, ThreatId id) {
  const Threat& threat = state.threats[id];
  const Kill& kill = state.kills[id];
  const BatteryId b = kill.key.battery();
  ++state.matchup_counts[state.batteries[b].first_matchup + threat.type].kills;
  state.jump_to(kill.time_s);
  count_fate(state, id, Fate::intercepted);
}

/// Leaves among the kills when the threat has died, of whatever; a loss comes after the intercepts of its
/// instant.
void settle_threat(State& state, ThreatId id) {
  const Threat& threat = state.threats[id];
  state.outcome.cells[threat.cell].shots += threat.shots;
  if (state.is_dead(id, end_of_time)) {
    count_kill(state, id);
  } else {
    state.kills[id] = {threat.life == Life::lost ? threat.soft_kill_s : never_s, {~std::uint64_t{0}}};
  }
}

void settle_round(State& state, const Round& round) {
  const Kill& death = state.kills[round.key.threat()];
  const bool wasted = later(round.intercept_s, round.key.bits, death.time_s, death.key.bits);
  if (wasted) ++state.batteries[round.key.battery()].counts.wasted;
  if (!state.log) return;
  const char* const result = wasted ? "wasted" : (round.key == death.key ? "kill" : "miss");
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
    const std::uint32_t hardness = state.tables->asset_hardness[a];
    asset.damage = std::min(asset.effective_hits, hardness);
    asset.disabled = asset.damage == hardness;
  }
}

/// Settled: the kill's time is when the threat was killed or lost.
double end_of(const State& state, ThreatId id) {
  const double death_s = state.kills[id].time_s;
  return death_s < never_s ? death_s : state.threats[id].end_s;
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
  for (const ThreatId id : state.threats.ids()) {
    if (state.threats[id].life != Life::failed) end.end_s = std::max(end.end_s, end_of(state, id));
  }
  end.batteries.clear();
  for (const BatteryState& battery : state.batteries) end.batteries.push_back({battery.ready, battery.stock});
  std::sort(end.hits.begin(), end.hits.end());
}

}  // namespace bulwark
