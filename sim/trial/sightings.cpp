#include "trial/sightings.h"

#include <algorithm>

#include "base/constants.h"
#include "base/time_grid.h"
#include "trial/ranks.h"
#include "trial/tracks.h"

namespace bulwark {

namespace {

/// Path time of the first of these looks that detects.
double first_look_s(const Geometry& geometry, const Range& looks, double u) {
  const auto begin = geometry.look_marks.begin();
  const auto found = std::upper_bound(begin + looks.begin, begin + looks.end, u,
                                      [](double draw, const LookMark& mark) { return draw < mark.probability; });
  return found == begin + looks.end ? never_s : found->time_s;
}

}  // namespace

Sighting first_sighting(const State& state, const Threat& threat) {
  Sighting first{never_s, {}};
  Block block{};
  for (const SensorId s : state.attrition.sensors.ids()) {
    if (s.value % 4 == 0) block = state.streams.block(threat.entity, Purpose::own_sensing, s.value / 4);
    const Range& looks = state.geometry->own_looks(threat.route, s);
    const double time_s = threat.launch_s + first_look_s(*state.geometry, looks, block.unit(s.value % 4));
    if (time_s < first.time_s && state.attrition.sensors[s].stands_at(time_s)) first = {time_s, s};
  }
  return first;
}

double first_request_s(const State& state, const Threat& threat) {
  return first_sighting(state, threat).time_s + on_time_grid(state.tables->command.latency_s);
}

void request_track_if_seen(State& state, ThreatId id) {
  if (state.attrition.blinded) {
    Threat& threat = state.threats[id];
    const double asks_s = first_request_s(state, threat);
    if (asks_s > state.now_s) {
      threat.request_s = asks_s;
      move_back_in_order(state, id);
      if (asks_s < std::min(threat.soft_kill_s, threat.end_s)) {
        state.push(asks_s, event_key(EventKind::track, id));
      }
      return;
    }
  }
  request_track(state, id);
}

void log_sightings(State& state) {
  for (const ThreatId id : state.threats.ids()) {
    const Threat& threat = state.threats[id];
    if (threat.life == Life::failed) continue;
    const Sighting seen = first_sighting(state, threat);
    if (seen.time_s >= std::min(threat.end_s, threat.soft_kill_s)) continue;
    state.log->events.push_back({seen.time_s, "detect", id, {}, seen.sensor, {}, {}, ""});
  }
}

}  // namespace bulwark
