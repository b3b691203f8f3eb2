#include "trial/start.h"

#include <algorithm>

#include "base/constants.h"
#include "trial/arrival.h"
#include "trial/battery_setup.h"
#include "trial/destruction.h"
#include "trial/duty.h"
#include "trial/launches.h"
#include "trial/ranks.h"
#include "trial/reserve.h"

namespace bulwark {

namespace {

void reset_outcome(State& state) {
  const Layout& layout = state.tables->layout;
  Outcome& outcome = state.outcome;
  outcome.trial = state.streams.trial();
  outcome.cells.assign(layout.cells.size(), {});
  outcome.batteries.assign(layout.batteries, {});
  outcome.defence.assign(layout.systems, layout.families, {});
  outcome.assets.assign(layout.assets, {});
  outcome.sensors.assign(layout.sensors, {});
  outcome.destroyed.clear();
  outcome.timeline.resize(layout.timeline.samples);
  outcome.ready.resize(layout.timeline.samples * layout.systems);
  state.timeline.reset();
}

void reset_threats(State& state, std::size_t threats) {
  state.threats.clear();
  state.cells.clear();
  state.deaths.assign(threats, {});
  if (state.tables->batteries_are_targets) state.attrition.unmade_shots.assign(threats, 0);
  state.last_end_s = -never_s;
  state.rank_sorter.clear();
}

void reset_sets(State& state, std::size_t threats) {
  state.words = words_for(threats);
  state.battery_words = words_for(state.batteries.size());
  state.open_pairs.reset(threats, state.batteries.size());
  begin_reserves(state);
  const Command& command = state.tables->command;
  state.engagements_per_threat = static_cast<std::uint32_t>(command.engagements_per_threat);
  state.one_at_a_time = state.central() && state.engagements_per_threat == 1;
  if (!state.one_at_a_time) state.engaging.reset(threats, state.batteries.size());
  state.ready_batteries.reset(state.batteries.size(), state.tables->layout.families);
  for (const BatteryId b : state.batteries.ids()) {
    if (can_engage(state.batteries[b])) state.ready_batteries.add(b);
    state.update_withheld(b);
  }
  state.candidates.reset(threats);
  state.track_queue.clear();
  state.tracks = 0;
  state.command_due = false;
  state.touched_threats.clear();
  state.rank_mask.reset(threats);
  state.touched_batteries.clear();
  state.replenished_batteries.clear();
  state.newly_open.clear();
  state.rounds.clear();
}

/// All raids lie within the timeline, but for the far tails of their offsets.
void reset_queue(State& state, std::size_t threats) {
  const TimelineAxis& axis = state.tables->layout.timeline;
  state.queue.reset(axis.start_s, axis.start_s + static_cast<double>(axis.samples) * axis.step_s, 40 * threats);
}

/// What depends on the batteries alone.
void reset_living_defence(State& state) {
  if (!state.tables->is_living) return;
  reset_attrition(state);
  reset_duties(state);
}

/// A threat that nobody will ever track needs no event: its end is known, and hurts no part of the defence.
void push_or_settle(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  if (threat.life == Life::failed) {
    count_fate(state, id, Fate::failed);
    return;
  }
  state.jump_to(threat.launch_s);
  state.count_on_timeline(TimelineQuantity::live_threats, 1);
  const bool soft_killed = threat.soft_kill_s <= threat.end_s;
  const bool asks = threat.request_s < std::min(threat.soft_kill_s, threat.end_s);
  if (asks) state.push(threat.request_s, event_key(EventKind::track, id));
  if (asks || !state.tables->layout.cells[state.cells[id]].target.is_asset()) {
    threat.end_place = soft_killed ? state.push(threat.soft_kill_s, event_key(EventKind::soft_kill, id))
                                   : state.push(threat.end_s, event_key(EventKind::impact, id));
  } else if (soft_killed) {
    state.jump_to(threat.soft_kill_s);
    soft_kill(state, id);
  } else {
    state.jump_to(threat.end_s);
    arrive(state, id);
  }
}

/// What is to come of a salvo is entered while its threats are at hand: memory is touched once for both.
void launch_all(State& state) {
  for (const SalvoId s : state.tables->salvos.ids()) {
    end_if_asked(state.stop);
    for (const ThreatId id : launch_salvo(state, s)) push_or_settle(state, id);
  }
}

}  // namespace

void start_raid(State& state, const TrialStreams& streams) {
  state.streams = streams;
  reset_outcome(state);
  set_up_batteries(state);
  reset_living_defence(state);
  const std::size_t threats = count_threats(state);
  reset_threats(state, threats);
  reset_sets(state, threats);
  reset_queue(state, threats);
  launch_all(state);
  end_if_asked(state.stop);
  give_ranks(state);
  if (state.tables->has_duties) push_duties(state, state.last_end_s);
  push_reserve_ends(state, state.last_end_s);
  state.timeline.rewind();
}

}  // namespace bulwark
