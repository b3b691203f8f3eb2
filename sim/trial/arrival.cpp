#include "trial/arrival.h"

#include <algorithm>

#include "base/constants.h"
#include "trial/absence.h"
#include "trial/destruction.h"
#include "trial/tracks.h"

namespace bulwark {

namespace {

[[gnu::cold]] void log_end(State& state, ThreatId id, const char* event, const char* result) {
  state.log->events.push_back({state.now_s, event, id, {}, {}, {}, {}, result});
}

[[gnu::cold]] void relabel_arrival(State& state, ThreatId id) {
  for (LoggedEvent& event : state.log->events) {
    if (event.event == "arrive" && event.threat == id) {
      event.result = cause_names[static_cast<std::size_t>(state.threats[id].cause)];
    }
  }
}

/// Latest path time at which a track would still have let some battery engage: max over the batteries that are up of
/// (end of its last window - mean reaction), tolerance included; -infinity where none has a window.
double latest_useful_track_s(const State& state, const Threat& threat) {
  double latest_s = -never_s;
  for (const PairId k : state.route_of(threat).pairs) {
    const Pair& pair = state.geometry->pairs[k];
    if (!state.batteries[pair.battery].counts.up) continue;  // of one destroyed since then too
    latest_s = std::max(latest_s, pair.span.end_s - state.batteries[pair.battery].mean_reaction_s);
  }
  return latest_s;
}

/// Whether the leaker hits its target; decoys never do.
bool hits(State& state, ThreatId id, const Threat& threat) {
  if (state.tables->is_decoy[threat.type] != 0) return false;
  const Block block = state.streams.block(threat.entity, Purpose::impact);
  const bool hit = block.first() < state.parameters->accuracy[threat.type];
  const bool effective = hit && block.second() < state.parameters->lethality[threat.type];
  if (state.log) log_end(state, id, "damage", effective ? "effective hit" : (hit ? "hit without effect" : "miss"));
  if (!hit) return false;
  const TargetId target = state.tables->layout.cells[state.cells[id]].target;
  if (!target.is_asset()) {
    hit_defence(state, target, effective);
    return true;
  }
  AssetCounts& asset = state.outcome.assets[target.asset()];
  ++asset.hits;
  if (effective) ++asset.effective_hits;
  if (effective && state.raid_end) state.raid_end->hits.push({state.now_s, id, target.asset()});
  return true;
}

}  // namespace

void count_fate(State& state, ThreatId id, Fate fate) {
  ++state.outcome.cells[state.cells[id]].fates[static_cast<std::size_t>(fate)];
  if (fate == Fate::failed) return;
  state.count_on_timeline(TimelineQuantity::live_threats, -1);
  if (fate == Fate::intercepted) state.count_on_timeline(TimelineQuantity::kills, 1);
  if (fate == Fate::leaked_hit || fate == Fate::leaked_miss) {
    state.count_on_timeline(TimelineQuantity::leakers, 1);
  }
}

void soft_kill(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  if (state.is_dead(id, state.now_s)) {  // perhaps unnoticed: its track lasts to the end of its former path
    if (threat.tracked) state.push(threat.end_s, event_key(EventKind::impact, id));
    return;
  }
  threat.life = Life::lost;
  state.deaths[id] = Death::by_loss(state.now_s);
  if (state.log) log_end(state, id, "soft_kill", "lost");
  count_fate(state, id, Fate::soft_killed);
  drop_track(state, id);
}

Cause leak_cause(const State& state, ThreatId id) {
  const Threat& threat = state.threats[id];
  if (was_fired_at(state, id)) return Cause::missed;  // also one written off: what is assessed was fired at
  const double latest_s = latest_useful_track_s(state, threat);
  if (latest_s == -never_s) return Cause::uncovered;
  const auto too_late = [&](double time_s) { return time_s - threat.launch_s > latest_s; };
  if (too_late(threat.request_s)) return Cause::undetected;
  if (too_late(threat.track_s)) return Cause::tracks;
  if (threat.believed_decoy && state.tables->command.engage_decoys == EngageDecoys::never) {
    return Cause::ignored;
  }
  if (state.tables->is_living) {
    if (const auto cause = cause_by_absence(state, threat)) return *cause;
  }
  return threat.unserved ? Cause::magazine : Cause::channels;
}

void judge_again(State& state) {
  for (const ThreatId id : state.threats.ids()) {
    Threat& threat = state.threats[id];
    if (threat.life != Life::arrived || threat.end_s != state.now_s || threat.cause < Cause::suppressed) continue;
    const std::optional<Cause> cause = cause_by_absence(state, threat);
    if (!cause || *cause == threat.cause) continue;
    auto& causes = state.outcome.cells[state.cells[id]].causes;
    --causes[static_cast<std::size_t>(threat.cause)];
    ++causes[static_cast<std::size_t>(*cause)];
    threat.cause = *cause;
    if (state.log) relabel_arrival(state, id);
  }
}

void arrive(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  if (!state.is_dead(id, state.now_s)) {
    threat.life = Life::arrived;
    state.deaths[id] = {};
    threat.cause = leak_cause(state, id);
    if (state.log) log_end(state, id, "arrive", cause_names[static_cast<std::size_t>(threat.cause)]);
    ++state.outcome.cells[state.cells[id]].causes[static_cast<std::size_t>(threat.cause)];
    count_fate(state, id, hits(state, id, threat) ? Fate::leaked_hit : Fate::leaked_miss);
  }
  drop_track(state, id);
}

}  // namespace bulwark
