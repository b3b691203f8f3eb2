#include "trial/engagement_end.h"

#include "trial/engagement.h"
#include "trial/tracks.h"

namespace bulwark {

namespace {

[[gnu::cold]] void log_assessment(State& state, Engagement engagement, bool dead, bool mistaken) {
  const Threat& threat = state.threats[engagement.threat()];
  const BatteryTable& battery = state.tables->batteries[engagement.battery()];
  const Block draws = state.streams.block(threat.entity, Purpose::engagement, engagement.ordinal());
  state.log->events.push_back({state.now_s,
                               "assess",
                               engagement.threat(),
                               engagement.battery(),
                               {},
                               dead ? battery.missed_kill : battery.false_kill,
                               draws.unit(assessment_word),
                               dead ? (mistaken ? "missed kill" : "dead") : (mistaken ? "written off" : "alive")});
}

/// What the defenders believe at the end of an engagement: one believed dead loses its track.
void assess(State& state, Engagement engagement, const Threat& threat) {
  const ThreatId id = engagement.threat();
  const bool dead = state.is_dead(id, state.now_s);
  const bool mistaken = engagement.misjudges(dead);
  if (state.log) log_assessment(state, engagement, dead, mistaken);
  if (dead == mistaken) return;
  drop_track(state, id);
  if (!dead) return;
  // Nobody waits for the end of a dead threat's path but its track.
  const EventKind end = threat.soft_kill_s <= threat.end_s ? EventKind::soft_kill : EventKind::impact;
  state.queue.cancel(threat.end_place, event_key(end, id).bits);
}

/// The threat is under an engagement less.
void stand_down(State& state, Engagement engagement) {
  --state.threats[engagement.threat()].under_way;
  if (!state.one_at_a_time) state.engaging.remove(state.ranks[engagement.threat()], engagement.battery());
}

/// Windows that have come while the threat was no candidate are caught up with.
[[gnu::always_inline]] inline void make_candidate_again(State& state, ThreatId id) {
  state.make_candidate(id);
  if (has_window_due(state, state.threats[id])) open_windows(state, id);
  state.touch_threat(id);
}

/// The battery may engage the threat again, too.
void reopen(State& state, ThreatId id, BatteryId battery) {
  const Threat& threat = state.threats[id];
  if (in_window(state, state.pair_of(threat, battery), threat)) state.open_pairs.open(state.ranks[id], battery);
}

[[gnu::always_inline]] inline void free_channel(State& state, BatteryId battery) {
  --state.batteries[battery].busy;
  state.count_on_timeline(TimelineQuantity::busy_channels, -1);
  state.restore(battery);
}

}  // namespace

void release_channel(State& state, BatteryId battery) {
  free_channel(state, battery);
}

void end_engagement(State& state, Engagement engagement) {
  if (engagement.holds_channel()) free_channel(state, engagement.battery());
  stand_down(state, engagement);
  const ThreatId id = engagement.threat();
  const Threat& threat = state.threats[id];
  if (!threat.tracked) return;
  if (engagement.has_fired()) assess(state, engagement, threat);
  if (!threat.tracked) return;
  reopen(state, id, engagement.battery());
  make_candidate_again(state, id);
}

void end_unassessed(State& state, Engagement engagement) {
  stand_down(state, engagement);
  if (state.threats[engagement.threat()].tracked) make_candidate_again(state, engagement.threat());
}

}  // namespace bulwark
