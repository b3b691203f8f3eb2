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

[[gnu::cold]] void log_intercept(State& state, const Event& event, const char* result) {
  if (event.time_s == -never_s) return;  // void, and told of when it became so
  const Threat& threat = state.threats[event.threat()];
  state.log->events.push_back({event.time_s,
                               "intercept",
                               event.threat(),
                               event.battery(),
                               {},
                               state.pk(event.battery(), threat),
                               state.kill_block(threat, event.ordinal()).unit(event.ordinal() % 4),
                               result});
}

void count_kill(State& state, std::uint32_t id) {
  const Threat& threat = state.threats[id];
  const std::uint32_t b = Event{threat.kill_s, threat.kill_key}.battery();
  ++state.matchup_counts[state.batteries[b].first_matchup + threat.type].kills;
  state.jump_to(threat.kill_s);
  count_fate(state, id, Fate::intercepted);
}

/// Leaves in kill_s and kill_key when the threat has died, of whatever; a loss comes after the intercepts of its
/// instant.
void settle_threat(State& state, std::uint32_t id) {
  Threat& threat = state.threats[id];
  state.outcome.cells[CellId(threat.cell)].shots += threat.shots;
  if (is_dead(threat, end_of_time)) {
    count_kill(state, id);
  } else {
    threat.kill_s = threat.life == Life::lost ? threat.soft_kill_s : never_s;
    threat.kill_key = ~std::uint64_t{0};
  }
}

void settle_round(State& state, const Event& intercept) {
  const Threat& threat = state.threats[intercept.threat()];
  const bool wasted = later(intercept.time_s, intercept.key, threat.kill_s, threat.kill_key);
  if (wasted) ++state.batteries[intercept.battery()].counts.wasted;
  if (!state.log) return;
  log_intercept(state, intercept, wasted ? "wasted" : (intercept.key == threat.kill_key ? "kill" : "miss"));
}

void settle_batteries(State& state) {
  const Tables& tables = *state.tables;
  for (std::uint32_t b = 0; b < state.batteries.size(); ++b) {
    const BatteryState& battery = state.batteries[b];
    BatteryCounts& counts = state.outcome.batteries[BatteryId(b)];
    static_cast<FireCounts&>(counts) = battery.counts;
    counts.busy_us = microseconds(battery.busy_s);
    const std::size_t first_defence = tables.batteries[b].system * tables.layout.families;
    for (std::size_t type = 0; type < tables.types; ++type) {
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
  for (std::size_t a = 0; a < state.outcome.assets.size(); ++a) {
    AssetCounts& asset = state.outcome.assets[AssetId(a)];
    const auto hardness = static_cast<std::uint32_t>(state.tables->scenario.assets[AssetId(a)].hardness);
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
  for (std::uint32_t id = 0; id < state.threats.size(); ++id) settle_threat(state, id);
  for (const Round& round : state.rounds) settle_round(state, {round.intercept_s, round.key});
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
