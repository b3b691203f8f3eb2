#include "trial/engagement.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/time_grid.h"
#include "trial/tracks.h"

namespace bulwark {

namespace {

// In the note of an end: a round was fired; the channel was held until now; the assessment will be mistaken if the
// threat is dead, and if it is not.
constexpr std::uint32_t fired_bit = 1;
constexpr std::uint32_t held_bit = 2;
constexpr std::uint32_t missed_kill_bit = 4;
constexpr std::uint32_t false_kill_bit = 8;

// Words of an engagement's block.
constexpr std::size_t reaction_word = 0;
constexpr std::size_t assessment_time_word = 1;
constexpr std::size_t assessment_word = 2;

void check_ordinal(std::uint32_t ordinal) {
  if (ordinal > max_event_ordinal)
    throw std::runtime_error("more than 524,288 draws of one kind for one threat or battery");
}

/// A time's distribution and its mean in this trial; `scale` is that over the mean in the file.
struct TimeLaw {
  const Distribution& distribution;
  double mean_s;
  double scale;
};

double draw_time_s(const TimeLaw& law, Stream stream) {
  return law.distribution.is_constant() ? law.mean_s : on_time_grid(sample(law.distribution, stream) * law.scale);
}

/// Of a time that is not constant, by the quantile of one word of the engagement's block; where that cannot be, from a
/// stream of its own.
double draw_time_s(const State& state, const TimeLaw& law, double u, const Threat& threat, Purpose purpose) {
  const Distribution& d = law.distribution;
  if (has_quantile(d)) {
    const double drawn_s = fast_quantile(d, u);
    if (drawn_s >= d.low && drawn_s <= d.high) return on_time_grid(drawn_s * law.scale);
  }
  return draw_time_s(law, Stream(state.streams, threat.entity, purpose, threat.engagements));
}

[[gnu::cold]] void log_at(State& state, double time_s, const char* what, std::uint32_t threat, std::uint32_t battery) {
  state.log->events.push_back({time_s, what, threat, battery, {}, {}, {}, ""});
}

/// A battery and a threat, found once for all that an engagement changes of them.
struct Duel {
  State& state;
  const Pair& pair;
  std::uint32_t id;
  Threat& threat;
  BatteryState& battery;
  const BatteryTable& table;
  std::size_t matchup;  // place in Tables::matchups, Parameters::pk and State::matchup_counts

  Duel(State& s, const Pair& p, std::uint32_t threat_id)
      : state(s),
        pair(p),
        id(threat_id),
        threat(s.threats[threat_id]),
        battery(s.batteries[p.battery]),
        table(s.tables->batteries[p.battery]),
        matchup(battery.first_matchup + threat.type) {}
};

double shot_intercept_s(const Duel& duel, std::uint32_t window, double launch_s) {
  const Geometry& geometry = *duel.state.geometry;
  const LaunchWindow& w = geometry.windows[window];
  const ShotPiece* piece = &geometry.pieces[w.first_piece];
  for (std::size_t left = w.end_piece - w.first_piece; left > 1 && piece[1].launch.begin_s <= launch_s; --left) ++piece;
  return on_time_grid(intercept_time_s(geometry.routes[duel.threat.route], *piece, duel.table.site_m,
                                       duel.table.interceptor_mps, launch_s));
}

/// The rounds of one engagement, as they are fixed at its start; path times.
struct Volley {
  std::uint32_t fired = 0;
  double first_launch_s = 0;  // planned, whether or not it is fired
  double last_launch_s = 0;   // of those fired
  double last_intercept_s = 0;
};

/// Four shots share a block, which the threat keeps.
double next_kill_draw(const State& state, Threat& threat) {
  const std::uint32_t word = threat.shots % 4;
  if (word == 0) threat.kill_draws = state.kill_block(threat, threat.shots);
  return threat.kill_draws.unit(word);
}

void fire_round(const Duel& duel, double launch_s, double intercept_s, Volley& volley) {
  State& state = duel.state;
  Threat& threat = duel.threat;
  check_ordinal(threat.shots);
  const double time_s = threat.launch_s + intercept_s;
  const std::uint64_t key = event_key(EventKind::intercept, duel.id, duel.pair.battery, threat.shots);
  state.rounds.push({time_s, key});
  const bool kills = next_kill_draw(state, threat) < state.parameters->pk[duel.matchup];
  if (kills && later(threat.kill_s, threat.kill_key, time_s, key)) {
    threat.kill_s = time_s;
    threat.kill_key = key;
  }
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
  const std::uint32_t planned = window_at(geometry, duel.pair, now_s + duel.battery.mean_reaction_s);
  if (planned == no_window) throw std::logic_error("an engagement outside every launch window");
  Volley volley;
  volley.first_launch_s = std::max(now_s + reaction_s, geometry.windows[planned].launch.begin_s);
  const std::uint32_t shots = std::min(matchup.shots, rounds_allowed(duel.battery, matchup));
  for (std::uint32_t k = 0; k < shots; ++k) {
    const double launch_s = volley.first_launch_s + k * matchup.interval_s;
    const std::uint32_t window = window_at(geometry, duel.pair, launch_s);
    if (window == no_window) continue;
    fire_round(duel, launch_s, shot_intercept_s(duel, window, launch_s), volley);
  }
  return volley;
}

/// Enough places are empty, stock remains, and no reload is under way.
bool reload_is_due(const BatteryState& battery) {
  return battery.reload_rounds > 0 && !battery.reloading && battery.stock > 0 &&
         battery.places - battery.ready >= battery.reload_rounds;
}

[[gnu::noinline]] void start_reload(State& state, std::uint32_t b) {
  BatteryState& battery = state.batteries[b];
  const BatteryTable& table = state.tables->batteries[b];
  check_ordinal(battery.reloads_started);
  const double mean_s = on_time_grid(state.parameters->mean_reload_time_s[b]);
  const TimeLaw law{
      table.reload_time_s, mean_s,
      time_scale(state.parameters->mean_reload_time_s[b], state.tables->parameters.mean_reload_time_s[b])};
  const double time_s =
      draw_time_s(law, Stream(state.streams, table.entity, Purpose::reload, battery.reloads_started++));
  battery.reloading = true;
  if (table.reload_blocks_fire) battery.blocked |= in_blocking_reload;
  state.spend(b);
  if (state.log) state.log->events.push_back({state.now_s, "reload", {}, b, {}, {}, {}, "starts"});
  state.queue.push({state.now_s + time_s, event_key(EventKind::reload, 0, b)});
}

/// Notes the change for the timeline, and for a campaign.
void change_ready(State& state, std::uint32_t battery, std::int32_t change) {
  state.count_on_timeline(TimelineQuantity::ready_rounds, change);
  if (state.raid_end) state.raid_end->ready_changes.push({state.now_s, battery, change});
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
  DefenceCounts& counts = duel.state.matchup_counts[duel.matchup];
  ++counts.engagements;
  counts.shots += fired;
}

void mark_under_way(const Duel& duel) {
  State& state = duel.state;
  Threat& threat = duel.threat;
  ++threat.engagements;
  ++threat.under_way;
  threat.unserved = false;
  state.close(threat.rank, duel.pair.battery);
  if (!state.one_at_a_time) set_bit(state.engaging_of(threat.rank), duel.pair.battery);
  if (!state.central()) return;
  if (threat.under_way < state.engagements_per_threat) return;
  state.end_candidacy(threat);
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

/// Note of the end of an engagement that fired.
std::uint32_t assessment_bits(const BatteryTable& battery, const Block& draws) {
  const double draw = draws.unit(assessment_word);
  return fired_bit | (draw < battery.missed_kill ? missed_kill_bit : 0) |
         (draw < battery.false_kill ? false_kill_bit : 0);
}

[[gnu::cold]] void log_assessment(State& state, const Event& event, bool dead, bool mistaken) {
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
void assess(State& state, const Event& event, const Threat& threat) {
  const bool dead = is_dead(threat, state.now_s);
  const bool mistaken = (event.note() & (dead ? missed_kill_bit : false_kill_bit)) != 0;
  if (state.log) log_assessment(state, event, dead, mistaken);
  if (dead == mistaken) return;
  const std::uint32_t id = event.threat();
  drop_track(state, id);
  if (!dead) return;
  // Nobody waits for the end of a dead threat's path but its track.
  const EventKind end = threat.soft_kill_s <= threat.end_s ? EventKind::soft_kill : EventKind::impact;
  state.queue.cancel(threat.end_place, event_key(end, id));
}

/// After an engagement the threat may be engaged again, by this battery too.
void make_candidate_again(State& state, std::uint32_t id, std::uint32_t battery) {
  Threat& threat = state.threats[id];
  state.make_candidate(threat);
  if (in_window(state, state.pair_of(threat, battery), threat)) state.open(threat.rank, battery);
  if (has_window_due(state, threat)) open_windows(state, id);
  state.touch_threat(id);
}

void release_channel(State& state, std::uint32_t battery) {
  --state.batteries[battery].busy;
  state.count_on_timeline(TimelineQuantity::busy_channels, -1);
  state.restore(battery);
}

/// The way back of what was fired last, from the latest meeting, and the turnaround.
double return_s(const Duel& duel, const Volley& volley) {
  const State& state = duel.state;
  const std::uint32_t b = duel.pair.battery;
  const Vector3 met_m = state.geometry->routes[duel.threat.route].position_m(volley.last_intercept_s);
  const Vector3 site_m(duel.table.site_m.x(), duel.table.site_m.y(), 0);
  const double back_s = on_time_grid((met_m - site_m).norm() / duel.table.interceptor_mps);
  const double mean_s = state.parameters->mean_turnaround_s[b];
  const TimeLaw law{state.tables->sites[b].turnaround_s, on_time_grid(mean_s),
                    time_scale(mean_s, state.tables->parameters.mean_turnaround_s[b])};
  const Stream stream(state.streams, duel.threat.entity, Purpose::turnaround, duel.threat.engagements);
  return back_s + draw_time_s(law, stream);
}

/// Writes down the engagement of a battery that may be destroyed before its end.
void note_engagement(const Duel& duel, const Volley& volley, double end_s, double release_s) {
  const auto first_round = static_cast<std::uint32_t>(duel.state.rounds.size()) - volley.fired;
  duel.state.attrition.engagements.push(
      {duel.pair.battery, duel.id, first_round, volley.fired, volley.first_launch_s, end_s, release_s});
}

/// Where the channel's release is neither simply the end nor the last launch. All is passed as copies: what a call may
/// reach has to be in memory, for every engagement.
[[gnu::noinline]] double other_release_s(State& state, const Pair& pair, std::uint32_t id, Volley volley,
                                         double end_s) {
  const Duel duel(state, pair, id);
  const SiteTable& site = state.tables->sites[pair.battery];
  double release_s = end_s;
  if (volley.fired > 0 && site.channel == ChannelUse::released) {
    release_s = duel.threat.launch_s + volley.last_launch_s;
  } else if (volley.fired > 0 && site.channel == ChannelUse::returns) {
    release_s = end_s + return_s(duel, volley);
  }
  if (site.is_target) note_engagement(duel, volley, end_s, release_s);
  return release_s;
}

/// The engagement goes before its rounds, which are logged already; and when its channel is free again. Copies, too.
[[gnu::cold, gnu::noinline]] void log_engagement(State& state, std::uint32_t id, std::uint32_t battery,
                                                 std::uint32_t fired, double release_s) {
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

void start_engagement(State& state, const Pair& pair, std::uint32_t id) {
  const Duel duel(state, pair, id);
  const Threat& threat = duel.threat;
  const std::uint32_t ordinal = threat.engagements;
  check_ordinal(ordinal);
  const Block draws = state.streams.block(threat.entity, Purpose::engagement, ordinal);
  const Volley volley = fire_volley(duel, draw_reaction_s(duel, draws));
  double end_s = threat.launch_s + volley.first_launch_s;
  double release_s = end_s;
  std::uint32_t assessment = 0;
  if (volley.fired > 0) {
    end_s = threat.launch_s + volley.last_intercept_s + draw_assessment_s(duel, draws);
    release_s = channel_release_s(duel, volley, end_s);
    assessment = assessment_bits(duel.table, draws);
  } else if (duel.table.release == ChannelRelease::elsewhen) {
    other_release_s(state, pair, id, volley, end_s);
  }
  if (state.log) log_engagement(state, id, pair.battery, volley.fired, release_s);
  mark_under_way(duel);
  take_channel(duel, release_s);
  count_engagement(duel, volley.fired);
  take_rounds(duel, volley.fired);
  state.spend(pair.battery);
  // A channel held to the end needs no event of its own: between two kinds of one instant nothing looks at channels.
  const bool held = release_s == end_s;
  if (!held) state.queue.push({release_s, event_key(EventKind::release, id, pair.battery, ordinal)});
  const std::uint32_t note = assessment | (held ? held_bit : 0);
  state.queue.push({end_s, event_key(EventKind::end, id, pair.battery, ordinal, note)});
}

void handle_release(State& state, const Event& event) {
  release_channel(state, event.battery());
}

void handle_end(State& state, const Event& event) {
  const std::uint32_t id = event.threat();
  const std::uint32_t battery = event.battery();
  if (event.note() & held_bit) release_channel(state, battery);
  Threat& threat = state.threats[id];
  --threat.under_way;
  if (!state.one_at_a_time) clear_bit(state.engaging_of(threat.rank), battery);
  if (!threat.tracked) return;
  if (event.note() & fired_bit) assess(state, event, threat);
  if (threat.tracked) make_candidate_again(state, id, battery);
}

void end_unassessed(State& state, std::uint32_t id, std::uint32_t battery) {
  Threat& threat = state.threats[id];
  --threat.under_way;
  if (!state.one_at_a_time) clear_bit(state.engaging_of(threat.rank), battery);
  if (!threat.tracked) return;
  state.make_candidate(threat);
  if (has_window_due(state, threat)) open_windows(state, id);
  state.touch_threat(id);
}

void handle_reload(State& state, const Event& event) {
  const std::uint32_t b = event.battery();
  BatteryState& battery = state.batteries[b];
  const std::uint32_t added = std::min(battery.reload_rounds, battery.stock);
  battery.ready += added;
  battery.stock -= added;
  battery.reloading = false;
  battery.blocked &= static_cast<std::uint8_t>(~in_blocking_reload);
  state.restore(b);
  state.update_withheld(b);
  ++battery.counts.reloads;
  change_ready(state, b, static_cast<std::int32_t>(added));
  if (state.log)
    state.log->events.push_back({state.now_s, "reload", {}, b, {}, {}, {}, fmt::format("ends, {} rounds", added)});
  state.touch_battery(b);
  state.replenished_batteries.push(b);
  if (reload_is_due(battery)) start_reload(state, b);
}

}  // namespace bulwark
