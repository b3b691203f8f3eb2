#include "trial/tracks.h"

namespace bulwark {

namespace {

OpeningId pass_opening(Threat& threat) {
  return OpeningId(threat.next_opening.value++);
}

/// Whether the command leaves the threat alone for good.
bool ignored(const State& state, const Threat& threat) {
  return threat.believed_decoy && state.tables->command.engage_decoys == EngageDecoys::never;
}

void look_at_windows(State& state, ThreatId id);

[[gnu::cold]] void log_track(State& state, ThreatId id) {
  const char* const what = state.threats[id].believed_decoy ? "taken for a decoy" : "taken for real";
  state.log->events.push_back({state.now_s, "track", id, {}, {}, {}, {}, what});
}

void give_track(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  threat.tracked = true;
  threat.track_s = state.now_s;
  ++state.tracks;
  state.count_on_timeline(TimelineQuantity::tracks, 1);
  if (state.log) log_track(state, id);
  if (ignored(state, threat)) return;
  state.make_candidate(id);
  threat.unserved = true;
  look_at_windows(state, id);
}

/// Opens the pair if its window holds the first launch of an engagement started now; whether the battery could start
/// one.
bool open_pair(State& state, ThreatId id, const Opening& opening) {
  const Threat& threat = state.threats[id];
  const BatteryState& battery = state.batteries[opening.battery];
  if (!battery.up) return false;
  if (!state.one_at_a_time && state.engaging.has(state.ranks[id], opening.battery)) return false;
  const double first_launch_s = state.path_time_s(threat) + battery.mean_reaction_s;
  if (first_launch_s > opening.close_s + time_tolerance_s) return false;
  state.open_pairs.open(state.ranks[id], opening.battery);
  if (threat.unserved) {
    state.newly_open.push({id, opening.battery});
    state.command_due = true;
  }
  return state.available(opening.battery, threat);
}

/// A battery that is down, or has fired all it will ever have, needs no opening.
bool needs_no_opening(const BatteryState& battery) {
  return !battery.up || (battery.ready == 0 && !battery.reloading);
}

/// The next opening of a threat that the command looks at is awaited once it has acted: as a rule it is engaged then,
/// and catches up when it is a candidate again.
void look_at_windows(State& state, ThreatId id) {
  if (open_windows(state, id)) {
    state.touch_threat(id);
  } else {
    await_opening(state, id);
  }
}

}  // namespace

void request_track(State& state, ThreatId id) {
  const auto capacity = state.tables->command.track_capacity;
  if (capacity && state.tracks >= static_cast<std::uint32_t>(*capacity)) {
    state.track_queue.push(id);
  } else {
    give_track(state, id);
  }
}

void cancel_opening(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  if (!threat.opening_pending) return;
  threat.opening_pending = !state.queue.cancel(threat.opening_place, event_key(EventKind::opening, id).bits);
}

void drop_track(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  if (!threat.tracked) return;
  threat.tracked = false;
  cancel_opening(state, id);
  state.end_candidacy(id);
  threat.unserved = false;
  --state.tracks;
  state.count_on_timeline(TimelineQuantity::tracks, -1);
  while (!state.track_queue.empty()) {
    const ThreatId next = state.track_queue.pop();
    if (state.threats[next].life != Life::live) continue;
    give_track(state, next);
    return;
  }
}

bool open_windows(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  bool engageable = false;
  while (has_window_due(state, threat)) engageable |= open_pair(state, id, (*state.openings)[pass_opening(threat)]);
  return engageable;
}

void push_next_opening(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  const IndexedBy<OpeningId, Opening>& openings = *state.openings;
  const OpeningId end = threat.end_opening;
  while (threat.next_opening < end && needs_no_opening(state.batteries[openings[threat.next_opening].battery]))
    pass_opening(threat);
  if (threat.next_opening == end) return;
  threat.opening_pending = true;
  const double time_s = threat.launch_s + openings[threat.next_opening].ready_s;
  threat.opening_place = state.push(time_s, event_key(EventKind::opening, id));
}

void handle_opening(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  threat.opening_pending = false;
  if (!threat.candidate) return;  // caught up with when it is a candidate again
  look_at_windows(state, id);
}

void note_replenished(State& state) {
  for (const BatteryId battery : state.replenished_batteries) {
    const IdSetView<RankId> open = state.open_pairs.threats_of(battery);
    for_members<RankId>(
        state.words, [&](std::size_t k) { return open.word(k); },
        [&](RankId rank) {
          const ThreatId id = state.threat_of_rank[rank];
          Threat& threat = state.threats[id];
          if (threat.unserved && still_open(state, state.pair_of(threat, battery), id, threat) &&
              has_round(state, battery, threat)) {
            threat.unserved = false;
          }
          return true;
        });
  }
  state.replenished_batteries.clear();
}

}  // namespace bulwark
