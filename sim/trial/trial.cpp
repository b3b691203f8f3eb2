#include "trial/trial.h"

#include "trial/arrival.h"
#include "trial/battery_log.h"
#include "trial/destruction.h"
#include "trial/drawn_parameters.h"
#include "trial/duty.h"
#include "trial/engagement_end.h"
#include "trial/magazine.h"
#include "trial/policy.h"
#include "trial/settlement.h"
#include "trial/sightings.h"
#include "trial/start.h"
#include "trial/tracks.h"

namespace bulwark {

namespace {

[[gnu::always_inline]] inline void handle(State& state, EventKey event) {
  switch (event.kind()) {
    case EventKind::soft_kill:
      return soft_kill(state, event.threat());
    case EventKind::impact:
      return arrive(state, event.threat());
    case EventKind::release:
      return release_channel(state, event.battery());
    case EventKind::end:
      return end_engagement(state, Engagement(event));
    case EventKind::reload:
      return handle_reload(state, event);
    case EventKind::track:
      return request_track(state, event.threat());
    case EventKind::opening:
      return handle_opening(state, event.threat());
    case EventKind::intercept:  // has no event, see settle()
      return;
  }
}

/// The same where batteries and sensors may be destroyed, or be off duty.
void handle_in_living_defence(State& state, EventKey event) {
  if (event.is_duty_change()) return change_duty(state, event);
  if (is_of_gone_battery(state, event)) return;
  if (event.kind() == EventKind::track) return request_track_if_seen(state, event.threat());
  handle(state, event);
}

[[gnu::always_inline]] inline void command(State& state) {
  if (!state.command_due) return;
  state.command_due = false;
  if (!state.touched_threats.empty() || !state.touched_batteries.empty()) {
    Orders orders(state);
    act(Situation(state), orders, state.assignment_step);
    for (const ThreatId threat : state.touched_threats) await_opening(state, threat);
    state.touched_threats.clear();
    state.touched_batteries.clear();
  }
  if (!state.newly_open.empty()) note_newly_open(state);
  if (!state.replenished_batteries.empty()) note_replenished(state);
}

/// Trials that may take longer are watched for a wish to end them, event by event; others are too short to matter.
constexpr double long_trial_s = 0.03;

/// All events, in their order. What the defence is like, and whether the trial is a long one, is settled before the
/// first: nothing is asked of each.
template <bool is_living, bool is_watched>
void play(State& state) {
  EventQueue& queue = state.queue;
  while (!queue.empty()) {
    if constexpr (is_watched) end_if_asked(state.stop);
    const Event& event = queue.pop();
    state.advance_to(event.time_s);
    if constexpr (is_living) {
      handle_in_living_defence(state, {event.key});
    } else {
      handle(state, {event.key});
    }
    if (!queue.has_event_at(state.now_s)) command(state);
  }
}

void play(State& state) {
  const bool is_watched = state.stop != nullptr;
  if (state.tables->is_living) {
    is_watched ? play<true, true>(state) : play<true, false>(state);
  } else {
    is_watched ? play<false, true>(state) : play<false, false>(state);
  }
}

void steer_parameters(State& state, const TrialStreams& streams, const Steering& steering) {
  const Parameters& drawn = *state.parameters;
  Parameters& own = state.parameters.own();
  if (&drawn != &own) own = drawn;
  state.pk_before_steering = own.pk;
  steering(streams, own);
}

}  // namespace

Trial::Trial(const Tables& tables, StopFlag stop) : state_(tables) {
  if (stop != nullptr && tables.rough_trial_s >= long_trial_s) state_.stop = stop;
}

const Outcome& Trial::run(const TrialStreams& streams, EventLog* log, const Steering* steering) {
  draw_parameters(state_, streams);
  state_.pk_before_steering.clear();
  if (steering != nullptr) steer_parameters(state_, streams, *steering);
  state_.beginning = nullptr;
  state_.raid_end = nullptr;
  return fly(streams, log);
}

const Parameters& Trial::draw(const TrialStreams& campaign) {
  draw_parameters(state_, campaign);
  return *state_.parameters;
}

const Outcome& Trial::run(const RaidBeginning& beginning, RaidEnd& end, EventLog* log) {
  end.hits.clear();
  end.ready_changes.clear();
  state_.beginning = &beginning;
  state_.raid_end = &end;
  const Outcome& outcome = fly(beginning.streams, log);
  note_end(state_, end);
  return outcome;
}

const Outcome& Trial::fly(const TrialStreams& streams, EventLog* log) {
  state_.log = log;
  start_raid(state_, streams);
  if (log != nullptr) log_batteries(state_);
  play(state_);
  settle(state_);
  if (log != nullptr && state_.tables->sensors_are_targets) log_sightings(state_);
  state_.timeline.accumulate(state_.outcome.timeline, state_.outcome.ready);
  return state_.outcome;
}

}  // namespace bulwark
