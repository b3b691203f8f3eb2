// Tracks and launch windows: which threats the command sees, and which pairs of threat and battery are open.
#pragma once

#include "trial/state.h"

namespace bulwark {

/// The threat asks for its track: it gets it, or waits while the picture is full.
void request_track(State& state, ThreatId threat);

/// Drops the threat's track and gives the free place to the first one that waits and still flies.
void drop_track(State& state, ThreatId threat);

/// Opens every pair of a candidate whose window has come by now. Whether a pair was opened whose battery could engage
/// at once: else the command need not look at the threat.
bool open_windows(State& state, ThreatId threat);

/// Puts the next opening of a candidate into the queue.
void push_next_opening(State& state, ThreatId threat);

/// The same, unless it is there.
inline void await_opening(State& state, ThreatId id) {
  const Threat& threat = state.threats[id];
  if (!threat.opening_pending && threat.candidate) push_next_opening(state, id);
}

/// Whether a window of a tracked threat has come that no one has looked at.
inline bool has_window_due(const State& state, const Threat& threat) {
  return threat.next_opening < threat.end_opening &&
         (*state.openings)[threat.next_opening].ready_s <= state.path_time_s(threat) + time_tolerance_s;
}

/// Takes the awaited opening out of the queue: the threat is no candidate, and will catch up if it is one again.
void cancel_opening(State& state, ThreatId threat);

/// The event of an opening.
void handle_opening(State& state, ThreatId threat);

/// Whether an engagement started now, after the mean reaction, would launch in a window of the pair.
inline bool in_window(const State& state, const Pair& pair, const Threat& threat) {
  const double launch_s = state.path_time_s(threat) + state.batteries[pair.battery].mean_reaction_s;
  return window_at(*state.geometry, pair, launch_s) != nullptr;
}

/// The same of an open pair; one found closed is closed for good until its next opening.
inline bool still_open(const State& state, const Pair& pair, ThreatId id, const Threat& threat) {
  if (in_window(state, pair, threat)) return true;
  state.open_pairs.close(state.ranks[id], pair.battery);
  return false;
}

/// Whether the battery's reserve, reloads and duty allow a round for the threat.
inline bool has_round(const State& state, BatteryId battery, const Threat& threat) {
  const BatteryState& b = state.batteries[battery];
  return b.blocked == 0 && rounds_allowed(b, (*state.reserved)[b.first_reserve + threat.family]) > 0;
}

/// Section 8, magazine: notes which tracked threats lie, in the state that the command leaves, in the window of a
/// battery with a round allowed. First of pairs that have opened at this instant.
inline void note_newly_open(State& state) {
  for (const NewlyOpen& pair : state.newly_open) {
    Threat& threat = state.threats[pair.threat];
    if (threat.unserved && has_round(state, pair.battery, threat)) threat.unserved = false;
  }
  state.newly_open.clear();
}

/// The same of batteries that were reloaded or came on duty.
void note_replenished(State& state);

}  // namespace bulwark
