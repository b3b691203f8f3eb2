#include "trial/launches.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "base/constants.h"
#include "base/time_grid.h"
#include "random/normal_quantile.h"
#include "trial/ranks.h"
#include "trial/salvo_targets.h"
#include "trial/sightings.h"

namespace bulwark {

namespace {

std::uint32_t salvo_size(const State& state, SalvoId salvo) {
  if (state.beginning) return state.beginning->counts[salvo];
  return planned_count(*state.tables, *state.parameters, state.streams, salvo);
}

/// A salvo's targets with the weights that they have in this raid.
struct Aim {
  const std::vector<SalvoTarget>& targets;
  const std::vector<double>& cumulative_weight;
};

Aim aim_of(State& state, SalvoId salvo) {
  const std::vector<SalvoTarget>& targets = state.tables->salvos[salvo].aims;
  if (!state.beginning || state.beginning->weights.empty()) {
    return {targets, state.tables->salvos[salvo].cumulative_weight};
  }
  state.weighted_targets = targets;
  const double* const weights = state.beginning->weights.data() + state.tables->layout.first_cell[salvo].index();
  for (std::size_t k = 0; k < targets.size(); ++k) state.weighted_targets[k].weight = weights[k];
  accumulate_weights(state.weighted_targets, state.cumulative_weight);
  return {state.weighted_targets, state.cumulative_weight};
}

/// Offset of threat i; `poisson_s` carries the last arrival of a Poisson process.
double offset_s(const SalvoTable& salvo, std::uint32_t i, const Block& block, double& poisson_s) {
  switch (salvo.offset) {
    case OffsetRule::simultaneous:
      return 0;
    case OffsetRule::uniform:
      return salvo.offset_s * block.second();
    case OffsetRule::normal:
      return salvo.offset_s * normal_quantile(block.second());
    case OffsetRule::every:
      return i * salvo.offset_s;
    case OffsetRule::poisson:
      poisson_s -= salvo.offset_s * std::log(block.second());
      return poisson_s;
  }
  return 0;
}

/// Path time of the first look that detects; all that is known of sensing, before latency.
double detection_s(const Geometry& geometry, RouteId route, double u, const Look*& look) {
  const Range looks = geometry.route_tables[route].looks;
  const auto slot = static_cast<std::uint32_t>(u * look_guide_slots);
  std::uint32_t k = looks.begin + geometry.look_guides[route].first[slot];
  while (k < looks.end && geometry.look_marks[k].probability <= u) ++k;
  if (k == looks.end) return never_s;
  look = &geometry.looks[k];
  return geometry.look_marks[k].time_s;
}

/// Path time at which the accumulated hazard reaches the exponential draw -ln u.
double soft_kill_s(const State& state, const RouteTable& route, double u) {
  double left = -std::log(u);
  for (std::uint32_t k = route.stretches.begin; k < route.stretches.end; ++k) {
    const HazardStretch& stretch = state.geometry->stretches[k];
    const double hazard_per_s = state.parameters->hazard_per_s[k];
    const double whole = hazard_per_s * (stretch.end_s - stretch.begin_s);
    if (left <= whole) return stretch.begin_s + left / hazard_per_s;
    left -= whole;
  }
  return never_s;
}

void time_threat(State& state, Threat& threat, const SalvoTable& salvo, double when_s) {
  const double flight_s = state.route_of(threat).duration_s;
  threat.launch_s = salvo.timed_on_arrival ? when_s - flight_s : when_s;
  threat.end_s = salvo.timed_on_arrival ? when_s : when_s + flight_s;
  state.last_end_s = std::max(state.last_end_s, threat.end_s);
}

void log_launch(State& state, const Threat& threat, const Look* look) {
  if (!state.log) return;
  const ThreatId id(state.threats.size() - 1);
  state.log->threats.push_back({state.route_of(threat).salvo, threat.entity.index, threat.route, threat.launch_s});
  const bool failed = threat.life == Life::failed;
  state.log->events.push_back({threat.launch_s, "launch", id, {}, {}, {}, {}, failed ? "failed" : "flies"});
  const double detected_s = look ? threat.launch_s + look->time_s : never_s;
  if (!failed && look && detected_s < std::min(threat.end_s, threat.soft_kill_s)) {
    state.log->events.push_back({detected_s, "detect", id, {}, look->sensor, {}, {}, ""});
  }
}

/// When the threat will be lost, when it will ask for its track, and what it will be taken for.
void sense_threat(State& state, Threat& threat) {
  const Tables& tables = *state.tables;
  const RouteTable& route = state.route_of(threat);
  threat.soft_kill_s = never_s;
  threat.request_s = tables.sees_all() ? threat.launch_s : never_s;
  const Look* look = nullptr;
  const Block block = state.streams.block(threat.entity, Purpose::threat_sensing);
  if (route.looks.size() > 0 && !tables.sees_all()) {
    threat.request_s = threat.launch_s + detection_s(*state.geometry, threat.route, block.unit(0), look) +
                       on_time_grid(tables.command.latency_s);
  } else if (tables.sensors_are_targets) {
    threat.request_s = first_request_s(state, threat);
  }
  if (route.stretches.size() > 0)
    threat.soft_kill_s = threat.launch_s + on_time_grid(soft_kill_s(state, route, block.unit(1)));
  log_launch(state, threat, look);
  enter_order(state, threat, block.unit(2), block.unit(3));
}

void put_on_route(State& state, Threat& threat, RouteId route) {
  const RouteTable& table = state.geometry->route_tables[route];
  threat.route = route;
  state.cells.push_back(table.cell);
  threat.first_pair = state.geometry->pair_of.first_of(route);
  threat.next_opening = table.openings.first;
  threat.end_opening = table.openings.last;
}

}  // namespace

IdRange<ThreatId> launch_salvo(State& state, SalvoId salvo_id) {
  const Tables& tables = *state.tables;
  const SalvoTable& salvo = tables.salvos[salvo_id];
  const double reliability = state.parameters->reliability[salvo.type];
  const std::uint32_t count = state.salvo_sizes[salvo_id];
  const ThreatId first(state.threats.size());
  const Aim aim = aim_of(state, salvo_id);
  EvenTargets even(aim.targets, state.targets_taken);
  double poisson_s = 0;
  std::uint32_t lane = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    Threat& threat = state.threats.emplace_back();
    threat.entity = {salvo.entity.hash, i};
    const Block block = state.streams.block(threat.entity, Purpose::threat_origin);
    const std::uint32_t target =
        salvo.assign == TargetRule::even ? even.next() : random_target(aim.cumulative_weight, block.unit(1));
    threat.type = salvo.type;
    threat.family = salvo.family;
    threat.track_s = never_s;
    put_on_route(state, threat, salvo.route(lane, target));
    if (++lane == salvo.lanes) lane = 0;
    threat.life = block.unit(0) < reliability ? Life::live : Life::failed;
    time_threat(state, threat, salvo, on_time_grid(salvo.at_s + offset_s(salvo, i, block, poisson_s)));
    sense_threat(state, threat);
  }
  return {first, ThreatId(state.threats.size())};
}

std::size_t count_threats(State& state) {
  std::size_t threats = 0;
  state.salvo_sizes.resize(state.tables->salvos.size());
  for (const SalvoId s : state.salvo_sizes.ids()) {
    state.salvo_sizes[s] = salvo_size(state, s);
    threats += state.salvo_sizes[s];
  }
  if (threats > max_threats) throw std::runtime_error("more than 4,194,303 threats in one trial");
  return threats;
}

std::uint32_t planned_count(const Tables& tables, const Parameters& parameters, const TrialStreams& streams,
                            SalvoId salvo) {
  std::int64_t count = parameters.count[salvo];
  if (count < 0) {
    Stream stream(streams, tables.salvos[salvo].entity, Purpose::count);
    count = std::llround(std::max(0.0, sample(tables.salvos[salvo].count, stream)));
  }
  if (count > max_entity_index) throw std::runtime_error("a salvo of more than 1,048,575 threats");
  return static_cast<std::uint32_t>(count);
}

}  // namespace bulwark
