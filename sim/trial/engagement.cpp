#include "trial/engagement.h"

#include <algorithm>
#include <stdexcept>

#include "base/time_grid.h"
#include "trial/channel_release.h"
#include "trial/magazine.h"
#include "trial/time_law.h"
#include "trial/tracks.h"
#include "workspace/engagement.h"

namespace bulwark {

namespace {

[[gnu::cold]] void log_at(State& state, double time_s, const char* what, ThreatId threat, BatteryId battery) {
  state.log->events.push_back({time_s, what, threat, battery, {}, {}, {}, ""});
}

double shot_intercept_s(const Duel& duel, const LaunchWindow& window, double launch_s) {
  const Geometry& geometry = *duel.state.geometry;
  return on_time_grid(intercept_time_s(geometry.routes[duel.threat.route], window, geometry.shots, duel.table.site_m,
                                       duel.table.interceptor_mps, launch_s));
}

/// Four shots share a block, which the threat keeps.
double next_kill_draw(const State& state, Threat& threat) {
  const std::uint32_t word = threat.shots % 4;
  if (word == 0) threat.kill_draws = state.kill_block(threat, threat.shots);
  return threat.kill_draws.unit(word);
}

void note_kill(Death& first, const Death& kill) {
  if (later(first.time_s, first.key.bits, kill.time_s, kill.key.bits)) first = kill;
}

void fire_round(const Duel& duel, double launch_s, double intercept_s, Volley& volley) {
  State& state = duel.state;
  Threat& threat = duel.threat;
  check_ordinal(threat.shots);
  const double time_s = threat.launch_s + intercept_s;
  const EventKey key = event_key(EventKind::intercept, duel.id, duel.pair.battery, threat.shots);
  state.rounds.push({time_s, key});
  const bool kills = next_kill_draw(state, threat) < state.parameters->pk[duel.matchup];
  if (kills) note_kill(state.deaths[duel.id], {time_s, key});
  if (state.log) log_at(state, threat.launch_s + launch_s, "fire", duel.id, duel.pair.battery);
  ++threat.shots;
  ++volley.fired;
  volley.last_launch_s = launch_s;
  volley.last_intercept_s = std::max(volley.last_intercept_s, intercept_s);
}

Volley fire_volley(const Duel& duel, double reaction_s) {
  const State& state = duel.state;
  const Geometry& geometry = *state.geometry;
  const Matchup& matchup = state.tables->matchups[duel.matchup];
  const double now_s = state.now_s - duel.threat.launch_s;
  const LaunchWindow* const planned = window_at(geometry, duel.pair, now_s + duel.battery.mean_reaction_s);
  if (planned == nullptr) throw std::logic_error("an engagement outside every launch window");
  Volley volley;
  volley.first_launch_s = std::max(now_s + reaction_s, planned->launch.begin_s);
  const std::uint32_t kept = (*state.reserved)[duel.battery.first_reserve + duel.threat.family];
  const std::uint32_t shots = planned_shots(rounds_allowed(duel.battery, kept), matchup);
  for (std::uint32_t k = 0; k < shots; ++k) {
    const double launch_s = volley.first_launch_s + k * matchup.interval_s;
    const LaunchWindow* const window = window_at(geometry, duel.pair, launch_s);
    if (window == nullptr) continue;
    fire_round(duel, launch_s, shot_intercept_s(duel, *window, launch_s), volley);
  }
  return volley;
}

void take_rounds(const Duel& duel, std::uint32_t fired) {
  if (fired == 0) return;
  State& state = duel.state;
  BatteryState& battery = duel.battery;
  battery.ready -= fired;
  if (battery.ready == 0 && !battery.counts.emptied) {
    battery.counts.emptied = true;
    battery.counts.empty_time_us = microseconds(state.now_s);
  }
  change_ready(state, duel.pair.battery, -static_cast<std::int32_t>(fired));
  state.update_withheld(duel.pair.battery);
  if (reload_is_due(battery)) start_reload(state, duel.pair.battery);
}

void take_channel(const Duel& duel, double release_s) {
  BatteryState& battery = duel.battery;
  ++battery.busy;
  battery.counts.peak_channels = std::max(battery.counts.peak_channels, battery.busy);
  battery.busy_s += release_s - duel.state.now_s;
  duel.state.count_on_timeline(TimelineQuantity::busy_channels, 1);
}

void count_engagement(const Duel& duel, std::uint32_t fired) {
  Outcome& outcome = duel.state.outcome;
  DefenceCounts& counts = outcome.defence[duel.battery.first_defence + duel.threat.family];
  ++counts.engagements;
  counts.shots += fired;
  duel.battery.counts.shots += fired;
  outcome.cells[duel.state.cells[duel.id]].shots += fired;
}

void mark_under_way(const Duel& duel) {
  State& state = duel.state;
  Threat& threat = duel.threat;
  ++threat.engagements;
  ++threat.under_way;
  threat.unserved = false;
  const RankId rank = state.ranks[duel.id];
  state.open_pairs.close(rank, duel.pair.battery);
  if (!state.one_at_a_time) state.engaging.add(rank, duel.pair.battery);
  if (!state.central()) return;
  if (threat.under_way < state.engagements_per_threat) return;
  state.end_candidacy(duel.id);
  cancel_opening(state, duel.id);
}

double draw_reaction_s(const Duel& duel, const Block& draws) {
  const TimeLaw law{duel.table.reaction_s, duel.battery.mean_reaction_s, duel.battery.reaction_scale};
  if (law.distribution.is_constant()) return law.mean_s;
  return draw_time_s(duel.state, law, draws.unit(reaction_word), duel.threat, Purpose::reaction);
}

double draw_assessment_s(const Duel& duel, const Block& draws) {
  const TimeLaw law{duel.table.assessment_s, duel.battery.mean_assessment_s, duel.battery.assessment_scale};
  if (law.distribution.is_constant()) return law.mean_s;
  return draw_time_s(duel.state, law, draws.unit(assessment_time_word), duel.threat, Purpose::assessment_time);
}

Assessment draw_assessment(const BatteryTable& battery, const Block& draws) {
  const double draw = draws.unit(assessment_word);
  return {draw < battery.missed_kill, draw < battery.false_kill};
}

/// The engagement goes before its rounds, which are logged already; and when its channel is free again. Copies, too.
[[gnu::cold, gnu::noinline]] void log_engagement(State& state, ThreatId id, BatteryId battery, std::uint32_t fired,
                                                 double release_s) {
  std::vector<LoggedEvent>& events = state.log->events;
  events.insert(events.end() - fired, {state.now_s, "engage", id, battery, {}, {}, {}, ""});
  log_at(state, release_s, "release", id, battery);
}

/// When the channel of an engagement that fired is free again.
double channel_release_s(const Duel& duel, const Volley& volley, double end_s) {
  if (duel.table.release == ChannelRelease::at_end) return end_s;
  if (duel.table.release == ChannelRelease::at_last_launch) return duel.threat.launch_s + volley.last_launch_s;
  return other_release_s(duel.state, duel.pair, duel.id, volley, end_s);
}

}  // namespace

void begin_engagement(State& state, const Pair& pair, ThreatId id) {
  const Duel duel(state, pair, id);
  const Threat& threat = duel.threat;
  check_ordinal(threat.engagements);
  Engagement engagement(id, pair.battery, threat.engagements);
  const Block draws = state.streams.block(threat.entity, Purpose::engagement, engagement.ordinal());
  const Volley volley = fire_volley(duel, draw_reaction_s(duel, draws));
  double end_s = threat.launch_s + volley.first_launch_s;
  double release_s = end_s;
  if (volley.fired > 0) {
    end_s = threat.launch_s + volley.last_intercept_s + draw_assessment_s(duel, draws);
    release_s = channel_release_s(duel, volley, end_s);
    engagement.launch(draw_assessment(duel.table, draws));
  } else if (duel.table.release == ChannelRelease::elsewhen) {
    other_release_s(state, pair, id, volley, end_s);
  }
  if (state.log) log_engagement(state, id, pair.battery, volley.fired, release_s);
  mark_under_way(duel);
  take_channel(duel, release_s);
  count_engagement(duel, volley.fired);
  take_rounds(duel, volley.fired);
  state.spend(pair.battery);
  if (release_s == end_s) {
    engagement.hold_channel();
  } else {
    state.push(release_s, engagement.release());
  }
  state.push(end_s, engagement.end());
}

}  // namespace bulwark
