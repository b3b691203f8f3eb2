#include "trial/engagement.h"

#include <algorithm>
#include <stdexcept>

#include "trial/arrival.h"
#include "trial/tracks.h"

namespace bulwark {

namespace {

// In the payload of an end: a round was fired; the channel was held until now; the assessment will be mistaken if the
// threat is dead, and if it is not.
constexpr std::uint32_t fired_bit = 1;
constexpr std::uint32_t held_bit = 2;
constexpr std::uint32_t missed_kill_bit = 4;
constexpr std::uint32_t false_kill_bit = 8;

// Words of an engagement's block.
constexpr std::size_t reaction_word = 0;
constexpr std::size_t assessment_time_word = 1;
constexpr std::size_t assessment_word = 2;

/// To the nearest, by hand: llround is a call into the library on plain x86-64.
std::int64_t microseconds(double time_s) {
  return static_cast<std::int64_t>(time_s * 1e6 + (time_s < 0 ? -0.5 : 0.5));
}

void check_ordinal(std::uint32_t ordinal) {
  if (ordinal > max_ordinal)
    throw std::runtime_error("more than 1,048,575 draws of one kind for one threat or battery");
}

/// A time's distribution, with its mean in the file and in this trial: an uncertain parameter scales the draws.
struct TimeLaw {
  const Distribution& distribution;
  double base_mean_s;
  double mean_s;

  double scaled(double drawn_s) const { return mean_s == base_mean_s ? drawn_s : drawn_s * (mean_s / base_mean_s); }
};

double draw_time_s(const TimeLaw& law, Stream stream) {
  return law.distribution.is_constant() ? law.mean_s : law.scaled(sample(law.distribution, stream));
}

/// By the quantile of one word of the engagement's block; where that cannot be, from a stream of its own.
double draw_time_s(const State& state, const TimeLaw& law, double u, const Threat& threat, Purpose purpose) {
  const Distribution& d = law.distribution;
  if (d.is_constant()) return law.mean_s;
  if (has_quantile(d.kind)) {
    const double drawn_s = quantile(d, u);
    if (drawn_s >= d.low && drawn_s <= d.high) return law.scaled(drawn_s);
  }
  return draw_time_s(law, Stream(state.streams, threat.entity, purpose, threat.engagements));
}

double shot_intercept_s(const Tables& tables, const Pair& pair, std::uint32_t route, std::uint32_t window,
                        double launch_s) {
  const Geometry& geometry = *tables.geometry;
  const LaunchWindow& w = geometry.windows[window];
  std::size_t piece = w.first_piece;
  while (piece + 1 < w.end_piece && geometry.pieces[piece + 1].launch.begin_s <= launch_s) ++piece;
  return intercept_time_s(geometry.routes[route], geometry.pieces[piece],
                          tables.scenario.batteries[BatteryId(pair.battery)].position_m,
                          tables.batteries[pair.battery].interceptor_mps, launch_s);
}

/// The rounds of one engagement, as they are fixed at its start; path times.
struct Volley {
  std::uint32_t fired = 0;
  double first_launch_s = 0;  // planned, whether or not it is fired
  double last_launch_s = 0;   // of those fired
  double last_intercept_s = 0;
};

Block kill_block(const State& state, const Threat& threat, std::uint32_t shot) {
  return state.streams.block(threat.entity, Purpose::kill, shot / 4);
}

/// Four shots share a block, which the threat keeps.
double next_kill_draw(const State& state, Threat& threat) {
  const std::uint32_t word = threat.shots % 4;
  if (word == 0) threat.kill_draws = kill_block(state, threat, threat.shots);
  return threat.kill_draws.unit(word);
}

void fire_round(State& state, const Pair& pair, std::uint32_t id, double launch_s, double intercept_s, Volley& volley) {
  Threat& threat = state.threats[id];
  check_ordinal(threat.shots);
  const double time_s = threat.launch_s + intercept_s;
  const std::uint64_t key = event_key(EventKind::intercept, id, pair.battery, threat.shots);
  if (next_kill_draw(state, threat) < state.pk(pair.battery, threat)) {
    state.queue.push({time_s, key, 0});
  } else {
    state.harmless_rounds.push_back({time_s, key});
  }
  if (state.log) state.log->events.push_back({threat.launch_s + launch_s, "fire", id, pair.battery, {}, {}, {}, ""});
  ++threat.shots;
  ++volley.fired;
  volley.last_launch_s = launch_s;
  volley.last_intercept_s = std::max(volley.last_intercept_s, intercept_s);
}

Volley fire_volley(State& state, const Pair& pair, std::uint32_t id, double reaction_s) {
  const Tables& tables = *state.tables;
  const Geometry& geometry = *state.geometry;
  const Threat& threat = state.threats[id];
  const Doctrine& doctrine = tables.doctrine[pair.battery * tables.types + threat.type];
  const double now_s = state.now_s - threat.launch_s;
  const std::uint32_t planned = window_at(geometry, pair, now_s + state.parameters->mean_reaction_s[pair.battery]);
  if (planned == no_window) throw std::logic_error("an engagement outside every launch window");
  Volley volley;
  volley.first_launch_s = std::max(now_s + reaction_s, geometry.windows[planned].launch.begin_s);
  const std::uint32_t shots = std::min(doctrine.shots, state.rounds_allowed(pair.battery, threat));
  for (std::uint32_t k = 0; k < shots; ++k) {
    const double launch_s = volley.first_launch_s + k * doctrine.interval_s;
    const std::uint32_t window = window_at(geometry, pair, launch_s);
    if (window == no_window) continue;
    const double intercept_s = shot_intercept_s(tables, pair, threat.route, window, launch_s);
    fire_round(state, pair, id, launch_s, intercept_s, volley);
  }
  return volley;
}

void take_rounds(State& state, std::uint32_t b, std::uint32_t fired) {
  if (fired == 0) return;
  BatteryState& battery = state.batteries[b];
  BatteryCounts& counts = state.outcome.batteries[BatteryId(b)];
  battery.ready -= fired;
  counts.shots += fired;
  if (battery.ready == 0 && !counts.emptied) {
    counts.emptied = true;
    counts.empty_time_us = microseconds(state.now_s);
  }
  state.count_on_timeline(TimelineQuantity::ready_rounds, -static_cast<std::int32_t>(fired));
  state.update_withheld(b);
  reload_if_due(state, b);
}

void take_channel(State& state, std::uint32_t b, double release_s) {
  BatteryState& battery = state.batteries[b];
  BatteryCounts& counts = state.outcome.batteries[BatteryId(b)];
  ++battery.busy;
  counts.peak_channels = std::max(counts.peak_channels, battery.busy);
  counts.busy_us += microseconds(release_s - state.now_s);
  state.count_on_timeline(TimelineQuantity::busy_channels, 1);
}

void count_engagement(State& state, std::uint32_t battery, const Threat& threat, std::uint32_t fired) {
  const std::size_t families = state.tables->layout.families;
  DefenceCounts& defence = state.outcome.defence[state.tables->batteries[battery].system * families + threat.family];
  ++defence.engagements;
  defence.shots += fired;
  state.outcome.cells[CellId(state.route_of(threat).cell)].shots += fired;
}

void mark_under_way(State& state, std::uint32_t battery, Threat& threat) {
  ++threat.engagements;
  ++threat.under_way;
  clear_bit(state.unserved, threat.rank);
  state.close(threat.rank, battery);
  set_bit(state.engaging_of(threat.rank), battery);
  const auto limit = static_cast<std::uint32_t>(state.tables->scenario.command.engagements_per_threat);
  if (state.central() && threat.under_way >= limit) clear_bit(state.candidates, threat.rank);
}

double draw_reaction_s(const State& state, std::uint32_t battery, const Threat& threat, const Block& draws) {
  const BatteryTable& table = state.tables->batteries[battery];
  const TimeLaw law{table.reaction_s, table.base_reaction_s, state.parameters->mean_reaction_s[battery]};
  return draw_time_s(state, law, draws.unit(reaction_word), threat, Purpose::reaction);
}

double draw_assessment_s(const State& state, std::uint32_t battery, const Threat& threat, const Block& draws) {
  const BatteryTable& table = state.tables->batteries[battery];
  const TimeLaw law{table.assessment_s, table.base_assessment_s, state.parameters->mean_assessment_s[battery]};
  return draw_time_s(state, law, draws.unit(assessment_time_word), threat, Purpose::assessment_time);
}

/// Payload of the end of an engagement that fired.
std::uint32_t assessment_bits(const BatteryTable& battery, const Block& draws) {
  const double draw = draws.unit(assessment_word);
  return fired_bit | (draw < battery.missed_kill ? missed_kill_bit : 0) |
         (draw < battery.false_kill ? false_kill_bit : 0);
}

void log_assessment(State& state, const Event& event, bool mistaken) {
  const Threat& threat = state.threats[event.threat()];
  const BatteryTable& battery = state.tables->batteries[event.battery()];
  const bool dead = threat.life == Life::dead;
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

/// Whether the defenders believe the threat dead at the end of an engagement.
bool assessed_dead(State& state, const Event& event) {
  const Threat& threat = state.threats[event.threat()];
  const bool dead = threat.life == Life::dead;
  const bool mistaken = (event.payload & (dead ? missed_kill_bit : false_kill_bit)) != 0;
  if (state.log) log_assessment(state, event, mistaken);
  return dead != mistaken;
}

void assess(State& state, const Event& event) {
  if (assessed_dead(state, event)) drop_track(state, event.threat());
}

void log_intercept(State& state, const Event& event, const char* result) {
  if (!state.log) return;
  const Threat& threat = state.threats[event.threat()];
  state.log->events.push_back({event.time_s,
                               "intercept",
                               event.threat(),
                               event.battery(),
                               {},
                               state.pk(event.battery(), threat),
                               kill_block(state, threat, event.ordinal()).unit(event.ordinal() % 4),
                               result});
}

/// After an engagement the threat may be engaged again, by this battery too.
void make_candidate_again(State& state, std::uint32_t id, std::uint32_t battery) {
  const Threat& threat = state.threats[id];
  set_bit(state.candidates, threat.rank);
  if (in_window(state, state.pair_of(threat, battery), threat)) state.open(threat.rank, battery);
  open_windows(state, id);
  state.touch_threat(id);
}

}  // namespace

void start_engagement(State& state, const Pair& pair, std::uint32_t id) {
  Threat& threat = state.threats[id];
  const std::uint32_t b = pair.battery;
  check_ordinal(threat.engagements);
  if (state.log) state.log->events.push_back({state.now_s, "engage", id, b, {}, {}, {}, ""});
  const Block draws = state.streams.block(threat.entity, Purpose::engagement, threat.engagements);
  const Volley volley = fire_volley(state, pair, id, draw_reaction_s(state, b, threat, draws));
  double end_s = threat.launch_s + volley.first_launch_s;
  double release_s = end_s;
  if (volley.fired > 0) {
    end_s = threat.launch_s + volley.last_intercept_s + draw_assessment_s(state, b, threat, draws);
    release_s = state.tables->batteries[b].channel_released ? threat.launch_s + volley.last_launch_s : end_s;
  }
  const std::uint32_t ordinal = threat.engagements;
  mark_under_way(state, b, threat);
  take_channel(state, b, release_s);
  count_engagement(state, b, threat, volley.fired);
  take_rounds(state, b, volley.fired);
  state.update_usable(b);
  // A channel held to the end needs no event of its own: between two kinds of one instant nothing looks at channels.
  const bool held = release_s == end_s;
  if (!held) state.queue.push({release_s, event_key(EventKind::release, id, b, ordinal), 0});
  const std::uint32_t assessment = volley.fired > 0 ? assessment_bits(state.tables->batteries[b], draws) : 0;
  state.queue.push({end_s, event_key(EventKind::end, id, b, ordinal), assessment | (held ? held_bit : 0)});
}

void handle_intercept(State& state, const Event& event) {
  Threat& threat = state.threats[event.threat()];
  const std::uint32_t b = event.battery();
  BatteryCounts& counts = state.outcome.batteries[BatteryId(b)];
  const bool met = threat.life == Life::live;
  log_intercept(state, event, met ? "kill" : "wasted");
  if (!met) {
    ++counts.wasted;
    return;
  }
  end_life(state, event, Life::dead);
  ++counts.kills;
  ++state.outcome.defence[state.tables->batteries[b].system * state.tables->layout.families + threat.family].kills;
  count_fate(state, event.threat(), Fate::intercepted);
}

void settle_harmless_rounds(State& state) {
  for (const HarmlessRound& round : state.harmless_rounds) {
    const Event event{round.intercept_s, round.key, 0};
    const Threat& threat = state.threats[event.threat()];
    const bool ended = threat.life == Life::dead || threat.life == Life::lost;
    const bool wasted = ended && later(round.intercept_s, round.key, threat.life_end_s, threat.life_end_key);
    if (wasted) ++state.outcome.batteries[BatteryId(event.battery())].wasted;
    log_intercept(state, event, wasted ? "wasted" : "miss");
  }
}

void handle_release(State& state, const Event& event) {
  const std::uint32_t b = event.battery();
  --state.batteries[b].busy;
  state.count_on_timeline(TimelineQuantity::busy_channels, -1);
  state.update_usable(b);
  if (can_engage(state.batteries[b])) state.touch_battery(b);
}

void handle_end(State& state, const Event& event) {
  const std::uint32_t id = event.threat();
  if (event.payload & held_bit) handle_release(state, event);
  Threat& threat = state.threats[id];
  --threat.under_way;
  clear_bit(state.engaging_of(threat.rank), event.battery());
  if (!threat.tracked) return;
  if (event.payload & fired_bit) assess(state, event);
  if (threat.tracked) make_candidate_again(state, id, event.battery());
}

void reload_if_due(State& state, std::uint32_t b) {
  const Parameters& p = *state.parameters;
  BatteryState& battery = state.batteries[b];
  const std::uint32_t batch = p.reload_rounds[b];
  if (batch == 0 || battery.reloading || battery.stock == 0 || p.rounds[b] - battery.ready < batch) return;
  const BatteryTable& table = state.tables->batteries[b];
  check_ordinal(battery.reloads_started);
  const TimeLaw law{table.reload_time_s, table.base_reload_time_s, p.mean_reload_time_s[b]};
  const double time_s =
      draw_time_s(law, Stream(state.streams, table.entity, Purpose::reload, battery.reloads_started++));
  battery.reloading = true;
  battery.blocked = table.reload_blocks_fire;
  state.update_usable(b);
  if (state.log) state.log->events.push_back({state.now_s, "reload", {}, b, {}, {}, {}, "starts"});
  state.queue.push({state.now_s + time_s, event_key(EventKind::reload, 0, b), 0});
}

void handle_reload(State& state, const Event& event) {
  const std::uint32_t b = event.battery();
  BatteryState& battery = state.batteries[b];
  const std::uint32_t added = std::min(state.parameters->reload_rounds[b], battery.stock);
  battery.ready += added;
  battery.stock -= added;
  battery.reloading = false;
  battery.blocked = false;
  state.update_usable(b);
  state.update_withheld(b);
  ++state.outcome.batteries[BatteryId(b)].reloads;
  state.count_on_timeline(TimelineQuantity::ready_rounds, static_cast<std::int32_t>(added));
  if (state.log) state.log->events.push_back({state.now_s, "reload", {}, b, {}, {}, {}, "ends"});
  state.touch_battery(b);
  state.replenished_batteries.push_back(b);
  reload_if_due(state, b);
}

}  // namespace bulwark
