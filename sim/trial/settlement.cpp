#include "trial/settlement.h"

#include <algorithm>

#include "base/constants.h"
#include "base/time_grid.h"
#include "trial/arrival.h"
#include "trial/destruction.h"

namespace bulwark {

namespace {

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

void settle_kill(State& state, ThreatId id) {
  const Death& death = state.deaths[id];
  if (!death.is_kill()) return;
  BatteryState& battery = state.batteries[death.key.battery()];
  ++battery.counts.kills;
  const FamilyId family = state.tables->layout.cells[state.cells[id]].family;
  ++state.outcome.defence[battery.first_defence + family].kills;
  state.jump_to(death.time_s);
  count_fate(state, id, Fate::intercepted);
}

void settle_round(State& state, const Round& round) {
  const Death& death = state.deaths[round.key.threat()];
  const bool wasted = later(round.intercept_s, round.key.bits, death.time_s, death.key.bits);
  if (wasted) ++state.batteries[round.key.battery()].counts.wasted;
  if (!state.log) return;
  const char* const result = wasted ? "wasted" : (round.key == death.key ? "kill" : "miss");
  log_intercept(state, round.intercept_s, round.key, result);
}

void settle_batteries(State& state) {
  for (const BatteryId b : state.batteries.ids()) {
    BatteryCounts& counts = state.outcome.batteries[b];
    static_cast<FireCounts&>(counts) = state.batteries[b].counts;
    counts.busy_us = microseconds(state.batteries[b].busy_s);
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

double end_of(const State& state, ThreatId id) {
  const double death_s = state.deaths[id].time_s;
  return death_s < never_s ? death_s : state.threats[id].end_s;
}

}  // namespace

void settle(State& state) {
  for (const ThreatId id : state.deaths.ids()) settle_kill(state, id);
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
