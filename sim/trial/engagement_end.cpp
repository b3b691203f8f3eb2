#include "trial/engagement_end.h"

#include "outcome/engagement_note.h"
#include "trial/tracks.h"

namespace bulwark {

namespace {

[[gnu::cold]] void log_assessment(State& state, EventKey event, bool dead, bool mistaken) {
  const Threat& threat = state.threats[event.threat()];
  const BatteryTable& battery = state.tables->batteries[event.battery()];
  const Block draws = state.streams.block(threat.entity, Purpose::engagement, event.ordinal());
  state.log->events.push_back({state.now_s,
                               "assess",
                               event.threat(),
                               event.battery(),
                               {},
                               dead ? battery.missed_kill : battery.false_kill,
                               draws.unit(assessment_word),
                               dead ? (mistaken ? "missed kill" : "dead") : (mistaken ? "written off" : "alive")});
}

/// What the defenders believe at the end of an engagement: one believed dead loses its track.
void assess(State& state, EventKey event, const Threat& threat) {
  const bool dead = state.is_dead(event.threat(), state.now_s);
  const bool mistaken = (event.note() & (dead ? missed_kill_bit : false_kill_bit)) != 0;
  if (state.log) log_assessment(state, event, dead, mistaken);
  if (dead == mistaken) return;
  const ThreatId id = event.threat();
  drop_track(state, id);
  if (!dead) return;
  // Nobody waits for the end of a dead threat's path but its track.
  const EventKind end = threat.soft_kill_s <= threat.end_s ? EventKind::soft_kill : EventKind::impact;
  state.queue.cancel(threat.end_place, event_key(end, id).bits);
}

/// After an engagement the threat may be engaged again, by this battery too.
void make_candidate_again(State& state, ThreatId id, BatteryId battery) {
  const Threat& threat = state.threats[id];
  state.make_candidate(id);
  if (in_window(state, state.pair_of(threat, battery), threat)) state.open_pairs.open(state.ranks[id], battery);
  if (has_window_due(state, threat)) open_windows(state, id);
  state.touch_threat(id);
}

void release_channel(State& state, BatteryId battery) {
  --state.batteries[battery].busy;
  state.count_on_timeline(TimelineQuantity::busy_channels, -1);
  state.restore(battery);
}

}  // namespace

void handle_release(State& state, BatteryId battery) {
  release_channel(state, battery);
}

void handle_end(State& state, EventKey event) {
  const ThreatId id = event.threat();
  const BatteryId battery = event.battery();
  if (event.note() & held_bit) release_channel(state, battery);
  Threat& threat = state.threats[id];
  --threat.under_way;
  if (!state.one_at_a_time) state.engaging.remove(state.ranks[id], battery);
  if (!threat.tracked) return;
  if (event.note() & fired_bit) assess(state, event, threat);
  if (threat.tracked) make_candidate_again(state, id, battery);
}

void end_unassessed(State& state, ThreatId id, BatteryId battery) {
  Threat& threat = state.threats[id];
  --threat.under_way;
  if (!state.one_at_a_time) state.engaging.remove(state.ranks[id], battery);
  if (!threat.tracked) return;
  state.make_candidate(id);
  if (has_window_due(state, threat)) open_windows(state, id);
  state.touch_threat(id);
}

}  // namespace bulwark
