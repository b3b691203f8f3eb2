#include "trial/destruction.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/time_grid.h"
#include "trial/arrival.h"
#include "trial/engagement_end.h"
#include "trial/tracks.h"

namespace bulwark {

namespace {

/// What a round becomes that is not launched, or that meets nothing: counted already, and no longer looked at.
constexpr Round void_round{-Site::never, {}};

bool is_void(const Round& round) {
  return round.intercept_s == void_round.intercept_s;
}

[[gnu::cold]] void log_unmade_launches(State& state, const ExposedEngagement& exposed, std::uint32_t unmade) {
  std::erase_if(state.log->events, [&](const LoggedEvent& e) {
    return e.event == "fire" && e.time_s >= state.now_s && e.threat == exposed.engagement.threat() &&
           e.battery == exposed.engagement.battery();
  });
  state.log->events.push_back({state.now_s,
                               "cut",
                               exposed.engagement.threat(),
                               exposed.engagement.battery(),
                               {},
                               {},
                               {},
                               fmt::format("{} of {} launches not made", unmade, exposed.fired)});
}

[[gnu::cold]] void log_blind_round(State& state, const ExposedEngagement& exposed, double intercept_s) {
  state.log->events.push_back(
      {intercept_s, "intercept", exposed.engagement.threat(), exposed.engagement.battery(), {}, {}, {}, "wasted"});
}

bool kills(const State& state, const Threat& threat, EventKey intercept) {
  const std::uint32_t ordinal = intercept.ordinal();
  return state.kill_block(threat, ordinal).unit(ordinal % 4) < state.pk(intercept.battery(), threat);
}

/// The first intercept that kills the threat, of the rounds that are left.
void find_kill(State& state, ThreatId id) {
  Threat& threat = state.threats[id];
  Death& first = state.deaths[id];
  first = {};
  for (const Round& round : state.rounds) {
    const EventKey intercept = round.key;
    if (is_void(round) || intercept.threat() != id) continue;
    if (!later(first.time_s, first.key.bits, round.intercept_s, round.key.bits)) continue;
    if (!kills(state, threat, intercept)) continue;
    first = {round.intercept_s, round.key};
  }
}

/// Calls visit(launch_s, round) for each round of the engagement, its launch in raid time.
template <class Visit>
void for_rounds(State& state, const ExposedEngagement& exposed, const Visit& visit) {
  const Threat& threat = state.threats[exposed.engagement.threat()];
  const BatteryId battery = exposed.engagement.battery();
  const Pair& pair = state.pair_of(threat, battery);
  const double interval_s = state.tables->matchups[state.batteries[battery].first_matchup + threat.type].interval_s;
  std::uint32_t round = exposed.first_round;
  for (std::uint32_t k = 0; round < exposed.first_round + exposed.fired; ++k) {
    const double launch_s = exposed.first_launch_s + k * interval_s;
    if (window_at(*state.geometry, pair, launch_s) == nullptr) continue;
    visit(threat.launch_s + launch_s, state.rounds[round++]);
  }
}

/// Takes back the launches that are not made, and the meetings of rounds that nobody guides any more; returns how many
/// launches.
std::uint32_t cut_rounds(State& state, const ExposedEngagement& exposed) {
  const ThreatId id = exposed.engagement.threat();
  const Threat& threat = state.threats[id];
  BatteryState& battery = state.batteries[exposed.engagement.battery()];
  const bool flies_on = state.tables->sites[exposed.engagement.battery()].flies_on;
  std::uint32_t unmade = 0;
  const Death kill = state.deaths[id];
  bool kill_is_void = false;
  for_rounds(state, exposed, [&](double launch_s, Round& round) {
    const bool is_launched = launch_s < state.now_s;
    const bool meets = is_launched && (flies_on || round.intercept_s <= state.now_s);
    if (meets) return;
    kill_is_void = kill_is_void || (round.intercept_s == kill.time_s && round.key == kill.key);
    if (!is_launched) ++unmade;
    if (is_launched) ++battery.counts.wasted;
    if (is_launched && state.log) log_blind_round(state, exposed, round.intercept_s);
    round = void_round;
  });
  state.attrition.unmade_shots[id] += unmade;
  battery.counts.shots -= unmade;
  state.outcome.defence[battery.first_defence + threat.family].shots -= unmade;
  if (kill_is_void) find_kill(state, id);
  return unmade;
}

/// Ends what the battery does now, without assessment; returns how many rounds were to be launched still.
std::uint32_t cut_engagements(State& state, BatteryId b) {
  std::uint32_t unmade_by_all = 0;
  for (const ExposedEngagement& exposed : state.attrition.engagements) {
    if (exposed.engagement.battery() != b) continue;
    if (exposed.release_s > state.now_s) state.batteries[b].busy_s -= exposed.release_s - state.now_s;
    if (exposed.end_s < state.now_s) continue;
    const std::uint32_t unmade = cut_rounds(state, exposed);
    unmade_by_all += unmade;
    if (state.log) log_unmade_launches(state, exposed, unmade);
    end_unassessed(state, exposed.engagement);
  }
  return unmade_by_all;
}

/// Leaves the battery with nothing; returns the rounds that are lost with it, stock left out.
std::uint32_t take_down(State& state, BatteryId b) {
  BatteryState& battery = state.batteries[b];
  if (!battery.up) return 0;
  const std::uint32_t lost = battery.ready + cut_engagements(state, b);
  state.count_ready(b, -static_cast<std::int32_t>(battery.ready));
  state.count_on_timeline(TimelineQuantity::busy_channels, -static_cast<std::int32_t>(battery.busy));
  battery.up = false;
  battery.ready = 0;
  battery.stock = 0;
  battery.busy = 0;
  battery.reloading = false;
  state.spend(b);
  return lost;
}

/// Channels of a battery that is gone are not free again.
[[gnu::cold]] void unlog_releases(State& state, BatteryId battery) {
  std::erase_if(state.log->events, [&](const LoggedEvent& e) {
    return e.event == "release" && e.battery == battery && e.time_s >= state.now_s;
  });
}

[[gnu::cold]] void log_destruction(State& state, TargetId target, std::uint32_t rounds_lost) {
  if (target.is_battery()) unlog_releases(state, target.battery());
  LoggedEvent event;
  event.time_s = state.now_s;
  event.event = "destroyed";
  if (target.is_battery()) event.battery = target.battery();
  if (target.is_sensor()) event.sensor = target.sensor();
  if (target.is_battery()) event.result = fmt::format("{} rounds lost", rounds_lost);
  state.log->events.push_back(std::move(event));
}

void destroy(State& state, TargetId target, Site& site) {
  site.gone_s = state.now_s;
  state.outcome.destroyed.push_back({target, microseconds(state.now_s)});
  const std::uint32_t lost = target.is_battery() ? take_down(state, target.battery()) : 0;
  if (target.is_battery()) judge_again(state);
  if (target.is_sensor()) state.attrition.blinded = true;
  state.command_due = true;
  if (state.log) log_destruction(state, target, lost);
}

Site& site_of(State& state, TargetId target) {
  Attrition& attrition = state.attrition;
  return target.is_battery() ? attrition.batteries[target.battery()] : attrition.sensors[target.sensor()];
}

std::uint32_t hardness_of(const Tables& tables, TargetId target) {
  if (target.is_battery()) return tables.sites[target.battery()].hardness;
  return tables.sensor_hardness[target.sensor()];
}

/// A battery that is not there: as if it were down.
void remove_missing(State& state, BatteryId b) {
  BatteryState& battery = state.batteries[b];
  state.attrition.batteries[b].gone_s = -Site::never;
  if (battery.up) state.count_ready(b, -static_cast<std::int32_t>(battery.ready));
  battery.up = false;
  battery.counts.up = false;
  battery.counts.emptied = false;
}

void settle_site(const Site& site, SiteCounts& counts) {
  counts.hits = site.hits;
  counts.destroyed = site.is_gone() && !site.is_missing();
  counts.destroyed_us = counts.destroyed ? microseconds(site.gone_s) : 0;
}

}  // namespace

void reset_attrition(State& state) {
  Attrition& attrition = state.attrition;
  attrition.batteries.assign(state.batteries.size(), {});
  attrition.sensors.assign(state.tables->layout.sensors, {});
  attrition.unmade_shots.clear();
  attrition.engagements.clear();
  attrition.blinded = false;
  if (!state.beginning) return;
  for (const BatteryId b : state.beginning->missing_batteries) remove_missing(state, b);
  for (const SensorId s : state.beginning->missing_sensors) attrition.sensors[s].gone_s = -Site::never;
  attrition.blinded = !state.beginning->missing_sensors.empty();
}

void hit_defence(State& state, TargetId target, bool effective) {
  Site& site = site_of(state, target);
  ++site.hits.all;
  if (!effective) return;
  ++site.hits.effective;
  if (!site.is_gone() && site.hits.effective >= hardness_of(*state.tables, target)) destroy(state, target, site);
}

bool is_of_gone_battery(const State& state, EventKey event) {
  const EventKind kind = event.kind();
  const bool is_of_battery = kind == EventKind::release || kind == EventKind::end || kind == EventKind::reload;
  return is_of_battery && state.attrition.batteries[event.battery()].is_gone();
}

void settle_attrition(State& state) {
  for (const ThreatId id : state.attrition.unmade_shots.ids()) {
    state.outcome.cells[state.cells[id]].shots -= state.attrition.unmade_shots[id];
  }
  for (const BatteryId b : state.attrition.batteries.ids()) {
    settle_site(state.attrition.batteries[b], state.outcome.batteries[b].site);
  }
  for (const SensorId s : state.attrition.sensors.ids()) {
    settle_site(state.attrition.sensors[s], state.outcome.sensors[s]);
  }
}

}  // namespace bulwark
