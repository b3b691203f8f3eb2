#include "trial/launches.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "base/time_grid.h"
#include "random/normal_quantile.h"
#include "trial/arrival.h"
#include "trial/destruction.h"
#include "trial/duty.h"
#include "trial/ranks.h"
#include "trial/sightings.h"

namespace bulwark {

void draw_parameters(State& state, const TrialStreams& streams) {
  const Tables& tables = *state.tables;
  std::vector<double>& draws = state.outcome.uncertain;
  draws.clear();
  for (std::size_t k = 0; k < tables.uncertain_entities.size(); ++k) {
    Stream stream(streams, tables.uncertain_entities[k], Purpose::uncertain);
    draws.push_back(sample(tables.scenario.uncertain[k].distribution, stream));
  }
  state.parameters.share(tables.parameters);
  state.openings.share(tables.openings);
  if (tables.bindings.empty()) return;
  Parameters& drawn = state.parameters.own();
  drawn = tables.parameters;
  bool rates = false;
  bool reactions = false;
  for (const Binding& binding : tables.bindings) {
    apply(binding, draws[binding.parameter], drawn);
    rates = rates || binding.field == UncertainField::rate;
    reactions = reactions || binding.field == UncertainField::reaction;
  }
  if (rates) compute_hazards(tables, drawn);
  if (reactions) compute_openings(tables, drawn, state.openings.own());
}

namespace {

constexpr double never = std::numeric_limits<double>::infinity();

void reset_outcome(State& state) {
  const Layout& layout = state.tables->layout;
  Outcome& outcome = state.outcome;
  outcome.trial = state.streams.trial();
  outcome.cells.assign(layout.cells.size(), {});
  outcome.batteries.assign(layout.batteries, {});
  outcome.defence.assign(layout.systems * layout.families, {});
  outcome.assets.assign(layout.assets, {});
  outcome.sensors.assign(layout.sensors, {});
  outcome.destroyed.clear();
  outcome.timeline.resize(layout.timeline.samples);
  state.matchup_counts.assign(state.tables->matchups.size(), {});
  state.timeline_changes.assign(layout.timeline.samples + 1, {});
}

bool is_up(const State& state, std::uint32_t battery) {
  const double availability = state.parameters->availability[battery];
  if (availability >= 1) return true;
  return state.streams.block(state.tables->batteries[battery].entity, Purpose::availability).first() < availability;
}

void set_up_batteries(State& state) {
  const Parameters& p = *state.parameters;
  const Parameters& base = state.tables->parameters;
  if (state.tables->batteries.size() > max_batteries) throw std::runtime_error("more than 65,536 batteries");
  state.batteries.resize(state.tables->batteries.size());
  for (std::uint32_t b = 0; b < state.batteries.size(); ++b) {
    BatteryState& battery = state.batteries[b];
    battery = {};
    battery.up = is_up(state, b);
    battery.first_matchup = b * static_cast<std::uint32_t>(state.tables->types);
    battery.ready = p.rounds[b];
    battery.stock = p.reload_stock[b];
    battery.channels = p.channels[b];
    battery.reload_rounds = p.reload_rounds[b];
    battery.places = p.rounds[b];
    if (state.beginning) {
      battery.ready = state.beginning->batteries[b].ready;
      battery.stock = state.beginning->batteries[b].stock;
    }
    battery.mean_reaction_s = on_time_grid(p.mean_reaction_s[b]);
    battery.reaction_scale = time_scale(p.mean_reaction_s[b], base.mean_reaction_s[b]);
    battery.mean_assessment_s = on_time_grid(p.mean_assessment_s[b]);
    battery.assessment_scale = time_scale(p.mean_assessment_s[b], base.mean_assessment_s[b]);
    battery.counts.up = battery.up;
    if (!battery.up) continue;
    battery.counts.emptied = battery.ready == 0;  // from the start, t = 0
    state.count_on_timeline(TimelineQuantity::ready_rounds, static_cast<std::int32_t>(battery.ready));
  }
}

std::uint32_t salvo_size(const State& state, std::uint32_t salvo) {
  if (state.beginning) return state.beginning->counts[salvo];
  return planned_count(*state.tables, *state.parameters, state.streams, salvo);
}

/// Model.md, section 2, `assign: even`: the target with the largest w·(i+1)/Σw - (threats it has already), first of
/// equals.
class EvenTargets {
 public:
  EvenTargets(const std::vector<SalvoTarget>& targets, std::vector<std::uint32_t>& taken)
      : targets_(targets), taken_(taken) {
    taken_.assign(targets.size(), 0);
    for (const SalvoTarget& target : targets) total_ += target.weight;
  }
  std::uint32_t next() {
    ++threats_;
    std::uint32_t best = 0;
    double best_lead = -never;
    for (std::uint32_t k = 0; k < taken_.size(); ++k) {
      const double lead = targets_[k].weight * threats_ / total_ - taken_[k];
      // Leads that are equal on paper may differ in their last digits; the first of equals is meant.
      if (lead > best_lead + 1e-9) {
        best = k;
        best_lead = lead;
      }
    }
    ++taken_[best];
    return best;
  }

 private:
  const std::vector<SalvoTarget>& targets_;
  std::vector<std::uint32_t>& taken_;
  double total_ = 0;
  double threats_ = 0;
};

std::uint32_t random_target(const std::vector<double>& cumulative_weight, double u) {
  std::uint32_t target = 0;  // counted, not searched for: no branch depends on the draw
  for (std::size_t k = 0; k + 1 < cumulative_weight.size(); ++k) target += u >= cumulative_weight[k] ? 1U : 0U;
  return target;
}

/// A salvo's targets with the weights that they have in this raid.
struct Aim {
  const std::vector<SalvoTarget>& targets;
  const std::vector<double>& cumulative_weight;
};

Aim aim_of(State& state, std::uint32_t salvo) {
  const std::vector<SalvoTarget>& targets = state.tables->scenario.salvos[SalvoId(salvo)].targets;
  if (!state.beginning || state.beginning->weights.empty()) {
    return {targets, state.tables->salvos[salvo].cumulative_weight};
  }
  state.weighted_targets = targets;
  const double* const weights = state.beginning->weights.data() + state.tables->layout.first_cell[salvo];
  for (std::size_t k = 0; k < targets.size(); ++k) state.weighted_targets[k].weight = weights[k];
  accumulate_weights(state.weighted_targets, state.cumulative_weight);
  return {state.weighted_targets, state.cumulative_weight};
}

/// Offset of threat i; `poisson_s` carries the last arrival of a Poisson process.
double offset_s(const Salvo& salvo, std::uint32_t i, const Block& block, double& poisson_s) {
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
double detection_s(const Geometry& geometry, std::uint32_t route_index, double u, const Look*& look) {
  const Range looks = geometry.route_tables[route_index].looks;
  const auto slot = static_cast<std::uint32_t>(u * look_guide_slots);
  std::uint32_t k = looks.begin + geometry.look_guide[route_index * look_guide_slots + slot];
  while (k < looks.end && geometry.look_probabilities[k] <= u) ++k;
  if (k == looks.end) return never;
  look = &geometry.looks[k];
  return look->time_s;
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
  return never;
}

void time_threat(State& state, Threat& threat, const Salvo& salvo, double when_s) {
  const double flight_s = state.route_of(threat).duration_s;
  threat.launch_s = salvo.timed_on_arrival ? when_s - flight_s : when_s;
  threat.end_s = salvo.timed_on_arrival ? when_s : when_s + flight_s;
}

void log_launch(State& state, const Threat& threat, const Look* look) {
  if (!state.log) return;
  const auto id = static_cast<std::uint32_t>(state.threats.size() - 1);
  state.log->threats.push_back({threat.salvo, threat.entity.index, threat.route, threat.launch_s});
  const bool failed = threat.life == Life::failed;
  state.log->events.push_back({threat.launch_s, "launch", id, {}, {}, {}, {}, failed ? "failed" : "flies"});
  const double detected_s = look ? threat.launch_s + look->time_s : never;
  if (!failed && look && detected_s < std::min(threat.end_s, threat.soft_kill_s)) {
    state.log->events.push_back({detected_s, "detect", id, {}, look->sensor, {}, {}, ""});
  }
}

/// When the threat will be lost, when it will ask for its track, and what it will be taken for.
void sense_threat(State& state, Threat& threat) {
  const Tables& tables = *state.tables;
  const RouteTable& route = state.route_of(threat);
  threat.soft_kill_s = never;
  threat.request_s = tables.sees_all() ? threat.launch_s : never;
  const Look* look = nullptr;
  const Block block = state.streams.block(threat.entity, Purpose::threat_sensing);
  if (route.looks.size() > 0 && !tables.sees_all()) {
    threat.request_s = threat.launch_s + detection_s(*state.geometry, threat.route, block.unit(0), look) +
                       on_time_grid(tables.scenario.command.latency_s);
  } else if (tables.sensors_are_targets) {
    threat.request_s = first_request_s(state, threat);
  }
  if (route.stretches.size() > 0)
    threat.soft_kill_s = threat.launch_s + on_time_grid(soft_kill_s(state, route, block.unit(1)));
  log_launch(state, threat, look);
  enter_order(state, threat, block.unit(2), block.unit(3));
}

void put_on_route(const State& state, Threat& threat, std::uint32_t route) {
  const RouteTable& table = state.geometry->route_tables[route];
  threat.route = route;
  threat.cell = table.cell;
  threat.first_pair = route * static_cast<std::uint32_t>(state.geometry->batteries);
  threat.next_opening = table.openings.begin;
  threat.end_opening = table.openings.end;
}

void launch_salvo(State& state, std::uint32_t salvo_index) {
  const Tables& tables = *state.tables;
  const SalvoTable& table = tables.salvos[salvo_index];
  const Salvo& salvo = tables.scenario.salvos[SalvoId(salvo_index)];
  const ThreatType& type = tables.scenario.types[salvo.type];
  const double reliability = state.parameters->reliability[table.type];
  const std::uint32_t count = salvo_size(state, salvo_index);
  if (state.threats.size() + count > max_threats) throw std::runtime_error("more than 4,194,303 threats in one trial");
  const Aim aim = aim_of(state, salvo_index);
  EvenTargets even(aim.targets, state.targets_taken);
  double poisson_s = 0;
  std::uint32_t lane = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    Threat& threat = state.threats.emplace_back();
    threat.entity = {table.entity.hash, i};
    const Block block = state.streams.block(threat.entity, Purpose::threat_origin);
    const std::uint32_t target =
        salvo.assign == TargetRule::even ? even.next() : random_target(aim.cumulative_weight, block.unit(1));
    threat.salvo = salvo_index;
    threat.type = static_cast<std::uint16_t>(table.type);
    threat.family = static_cast<std::uint16_t>(type.family.value);
    threat.target_value = table.target_value[target];
    threat.track_s = never;
    threat.kill_s = never;
    put_on_route(state, threat, table.first_route + lane * table.targets + target);
    if (++lane == table.lanes) lane = 0;
    threat.life = block.unit(0) < reliability ? Life::live : Life::failed;
    time_threat(state, threat, salvo, on_time_grid(salvo.at_s + offset_s(salvo, i, block, poisson_s)));
    sense_threat(state, threat);
  }
}

void launch_all(State& state) {
  state.threats.clear();
  state.rank_sorter.clear();
  for (std::uint32_t s = 0; s < state.tables->salvos.size(); ++s) {
    end_if_asked(state.stop);
    launch_salvo(state, s);
  }
}

void reset_sets(State& state) {
  state.words = words_for(state.threats.size());
  state.battery_words = words_for(state.batteries.size());
  state.open_threats.assign(state.batteries.size() * state.words, 0);
  state.open_batteries.assign(state.threats.size() * state.battery_words, 0);
  const Command& command = state.tables->scenario.command;
  state.engagements_per_threat = static_cast<std::uint32_t>(command.engagements_per_threat);
  state.one_at_a_time = state.central() && state.engagements_per_threat == 1;
  if (!state.one_at_a_time) state.engaging.assign(state.threats.size() * state.battery_words, 0);
  state.usable.assign(state.battery_words, 0);
  state.withheld.assign(state.tables->layout.families * state.battery_words, 0);
  for (std::uint32_t b = 0; b < state.batteries.size(); ++b) {
    if (can_engage(state.batteries[b])) set_bit(state.usable, b);
    state.update_withheld(b);
  }
  state.candidates.assign(state.words, 0);
  state.track_queue.clear();
  state.track_queue_head = 0;
  state.tracks = 0;
  state.command_due = false;
  state.touched_threats.clear();
  state.rank_mask.resize(state.words);
  state.touched_batteries.clear();
  state.replenished_batteries.clear();
  state.newly_open.clear();
  state.rounds.clear();
}

void reset_queue(State& state) {
  double first_s = never;
  double last_s = -never;
  for (const Threat& threat : state.threats) {
    first_s = std::min(first_s, threat.launch_s);
    last_s = std::max(last_s, threat.end_s);
  }
  state.queue.reset(first_s, last_s, 16 * state.threats.size());
  if (state.tables->has_duties) push_duties(state, last_s);
}

/// What depends on the batteries alone.
void reset_living_defence(State& state) {
  if (!state.tables->is_living) return;
  reset_attrition(state);
  reset_duties(state);
}

/// A threat that nobody will ever track needs no event: its end is known, and hurts no part of the defence.
void push_or_settle(State& state, std::uint32_t id) {
  Threat& threat = state.threats[id];
  if (threat.life == Life::failed) {
    count_fate(state, id, Fate::failed);
    return;
  }
  state.jump_to(threat.launch_s);
  state.count_on_timeline(TimelineQuantity::live_threats, 1);
  const bool soft_killed = threat.soft_kill_s <= threat.end_s;
  const bool asks = threat.request_s < std::min(threat.soft_kill_s, threat.end_s);
  if (asks) state.queue.push({threat.request_s, event_key(EventKind::track, id)});
  if (asks || !state.tables->layout.cells[CellId(threat.cell)].target.is_asset()) {
    threat.end_place = soft_killed ? state.queue.push({threat.soft_kill_s, event_key(EventKind::soft_kill, id)})
                                   : state.queue.push({threat.end_s, event_key(EventKind::impact, id)});
  } else if (soft_killed) {
    state.jump_to(threat.soft_kill_s);
    soft_kill(state, id);
  } else {
    state.jump_to(threat.end_s);
    arrive(state, id);
  }
}

}  // namespace

std::uint32_t planned_count(const Tables& tables, const Parameters& parameters, const TrialStreams& streams,
                            std::uint32_t salvo) {
  std::int64_t count = parameters.count[salvo];
  if (count < 0) {
    Stream stream(streams, tables.salvos[salvo].entity, Purpose::count);
    count = std::llround(std::max(0.0, sample(tables.scenario.salvos[SalvoId(salvo)].count, stream)));
  }
  if (count > max_entity_index) throw std::runtime_error("a salvo of more than 1,048,575 threats");
  return static_cast<std::uint32_t>(count);
}

void start_raid(State& state, const TrialStreams& streams) {
  state.streams = streams;
  state.sample = 0;
  reset_outcome(state);
  set_up_batteries(state);
  reset_living_defence(state);
  launch_all(state);
  if (state.tables->batteries_are_targets) state.attrition.unmade_shots.assign(state.threats.size(), 0);
  reset_sets(state);
  end_if_asked(state.stop);
  give_ranks(state);
  reset_queue(state);
  end_if_asked(state.stop);
  for (std::uint32_t id = 0; id < state.threats.size(); ++id) push_or_settle(state, id);
  state.reset_clock();
}

}  // namespace bulwark
