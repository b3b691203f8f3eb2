#include "decide/relaxation.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "tables/layout.h"

namespace bulwark {

namespace {

constexpr std::uint32_t time_strata = 256;  // of a law of times
constexpr std::uint32_t few_strata = 16;    // of an assessment time's
constexpr double widest_bin_s = 10;
constexpr double most_bins = 6000;
constexpr double most_prices = 1e6;  // of channels, which a search keeps some twenty copies of: 160 MB a thread

/// A quarter of the shortest engagement without a flight.
double wanted_bin_s(const Tables& tables) {
  double shortest_s = widest_bin_s;
  for (const BatteryTable& battery : tables.batteries) {
    const double hold_s = mean(battery.reaction_s) + mean(battery.assessment_s);
    if (hold_s > 0) shortest_s = std::min(shortest_s, hold_s / 4);
  }
  return shortest_s;
}

/// From the first launch to the last arrival.
TimeBins time_bins(const Tables& tables) {
  double begin_s = 0;
  double end_s = 1;
  bool is_first = true;
  for (const SalvoId s : tables.salvos.ids()) {
    double longest_s = 0;
    for (const RouteTable& route : tables.geometry->route_tables) {
      if (route.salvo == s) longest_s = std::max(longest_s, route.duration_s);
    }
    const Interval span = raid_span(tables.scenario, s, longest_s);
    begin_s = is_first ? span.begin_s : std::min(begin_s, span.begin_s);
    end_s = is_first ? span.end_s : std::max(end_s, span.end_s);
    is_first = false;
  }
  const double bins =
      std::min(most_bins, most_prices / static_cast<double>(std::max<std::size_t>(1, tables.batteries.size())));
  const double width_s = std::max(wanted_bin_s(tables), (end_s - begin_s) / bins);
  return {begin_s, width_s, static_cast<std::size_t>((end_s - begin_s) / width_s) + 1};
}

/// S at each step's begin: exp(-hazard accumulated since the launch).
void accumulate_survival(const State& state, const RouteTable& route, const RouteGrid& grid,
                         std::vector<double>& survival) {
  survival.clear();
  for (std::uint32_t cell = 0; cell <= grid.steps; ++cell) {
    const double time_s = grid.begin_s + cell * grid.step_s;
    double hazard = 0;
    for (std::uint32_t k = route.stretches.begin; k < route.stretches.end; ++k) {
      const HazardStretch& stretch = state.geometry->stretches[k];
      const double until_s = std::clamp(time_s, stretch.begin_s, stretch.end_s);
      hazard += state.parameters->hazard_per_s[k] * (until_s - stretch.begin_s);
    }
    survival.push_back(std::exp(-hazard));
  }
}

double end_survival(const State& state, const RouteTable& route) {
  double hazard = 0;
  for (std::uint32_t k = route.stretches.begin; k < route.stretches.end; ++k) {
    const HazardStretch& stretch = state.geometry->stretches[k];
    hazard += state.parameters->hazard_per_s[k] * (stretch.end_s - stretch.begin_s);
  }
  return std::exp(-hazard);
}

/// Path times at which the battery may start to engage: its windows less the mean reaction, while tracked and on duty.
void find_starts(const State& state, const Threat& threat, const PairGrid& grid, const Defender& defender,
                 std::vector<Interval>& starts) {
  const IdRange<WindowId> windows = state.geometry->pairs[grid.pair].windows;
  const double track_s = threat.request_s - threat.launch_s;
  for (const WindowId w : windows) {
    const Interval& launch = state.geometry->windows[w].launch;
    const Interval start{std::max(track_s, launch.begin_s - defender.mean_reaction_s),
                         launch.end_s - defender.mean_reaction_s};
    if (start.begin_s > start.end_s + time_tolerance_s) continue;
    if (defender.on_duty == nullptr) {
      starts.push_back(start);
      continue;
    }
    for (const Interval& duty : *defender.on_duty) {
      const Interval both{std::max(start.begin_s, duty.begin_s - threat.launch_s),
                          std::min(start.end_s, duty.end_s - threat.launch_s)};
      if (both.begin_s <= both.end_s + time_tolerance_s) starts.push_back(both);
    }
  }
}

/// From the first start to the last release, and a step before and after it, which prices are looked at in.
Interval held_times(const Opponent& opponent, double launch_s) {
  const PairGrid& grid = *opponent.grid;
  const Defender& defender = *opponent.defender;
  double first_s = never_s;
  for (const Interval& times : opponent.starts) first_s = std::min(first_s, times.begin_s);
  const double release_s = grid.last_meeting_s + defender.assessment_s.back() + grid.way_back_s + defender.turnaround_s;
  return {launch_s + first_s - grid.step_s - time_tolerance_s, launch_s + release_s + grid.step_s + time_tolerance_s};
}

}  // namespace

RaidGrids::RaidGrids(const Tables& tables, double steps_a_hold, StopFlag stop)
    : tables_(tables), stop_(stop), routes_(route_grids(tables, steps_a_hold, stop)), bins_(time_bins(tables)) {
  std::vector<std::vector<double>> times_s;
  for (const BatteryTable& battery : tables.batteries)
    times_s.push_back(early_times_s(battery.reaction_s, 1, time_strata));
  for (const RouteGrid& route : routes_) {
    end_if_asked(stop);
    std::vector<SteppedLaw>& laws = reactions_.emplace_back();
    for (const PairGrid& pair : route.pairs) laws.push_back(stepped(times_s[pair.battery.index()], pair.step_s));
  }
}

void Relaxation::describe_defenders(const State& state) {
  const Tables& tables = grids_.tables();
  defenders_.clear();
  capacities_.clear();
  for (const BatteryId b : tables.batteries.ids()) {
    const BatteryTable& table = tables.batteries[b];
    const SiteTable& site = tables.sites[b];
    const BatteryState& battery = state.batteries[b];
    const double rounds = battery.ready + (battery.reload_rounds > 0 ? battery.stock : 0);
    capacities_.push_back({rounds, static_cast<double>(battery.channels)});
    Defender& defender = defenders_.emplace_back();
    defender.can_engage = battery.up && rounds > 0 && battery.channels > 0;
    if (!defender.can_engage) continue;
    const Command& command = tables.command;
    defender.is_known_at_once =
        command.coordination == Coordination::independent || command.engagements_per_threat > 1 || site.is_target;
    defender.may_be_late = !table.reaction_s.is_constant();
    defender.channel = site.channel;
    defender.mean_reaction_s = battery.mean_reaction_s;
    defender.false_kill = table.false_kill;
    const double mean_turnaround_s = state.parameters->mean_turnaround_s[b];
    defender.turnaround_s =
        early_times_s(site.turnaround_s, time_scale(mean_turnaround_s, tables.parameters.mean_turnaround_s[b]), 1)
            .front();
    if (battery.mean_reaction_s > RouteGrid::early_starts * mean(table.reaction_s)) {
      defender.reaction_s = {0};  // starts before the grid begins: as early as the first on it, and at once
    } else if (battery.reaction_scale != 1) {
      defender.reaction_s = early_times_s(table.reaction_s, battery.reaction_scale, time_strata);
    }
    defender.assessment_s = early_times_s(table.assessment_s, battery.assessment_scale, few_strata);
    defender.on_duty = site.on_duty ? &*site.on_duty : nullptr;
  }
}

void Relaxation::describe_survival(const State& state, const Threat& threat, Engageable& engageable) const {
  const RouteTable& route = state.route_of(threat);
  engageable.flight.end_survival = end_survival(state, route);
  engageable.survival.clear();
  if (route.stretches.size() > 0) accumulate_survival(state, route, grids_.route(threat.route), engageable.survival);
}

void Relaxation::add_opponents(const State& state, const Threat& threat, Engageable& engageable) {
  const RouteGrid& grid = grids_.route(threat.route);
  for (std::size_t p = 0; p < grid.pairs.size(); ++p) {
    const PairGrid& pair = grid.pairs[p];
    const Defender& defender = defenders_[pair.battery];
    const double pk = state.pk(pair.battery, threat);
    if (!defender.can_engage || !(pk > 0)) continue;
    Opponent opponent{&pair, &defender, &grids_.reaction(threat.route, p), pk, {}, {}};
    find_starts(state, threat, pair, defender, opponent.starts);
    if (opponent.starts.empty()) continue;
    if (!defender.reaction_s.empty()) {
      own_reactions_.push_back(stepped(defender.reaction_s, pair.step_s));
      opponent.reaction = &own_reactions_.back();
    }
    if (defender.on_duty != nullptr) engageable.is_as_first = false;
    opponent.held = held_times(opponent, engageable.flight.launch_s);
    reach_.add(pair.battery, opponent.held);
    engageable.opponents.push_back(std::move(opponent));
  }
}

void Relaxation::add_threat(const State& state, const Threat& threat) {
  ++flown_;
  Engageable engageable;
  engageable.route = threat.route;
  engageable.flight.grid = &grids_.route(threat.route);
  engageable.flight.launch_s = threat.launch_s;
  engageable.flight.track_s = threat.request_s - threat.launch_s;
  describe_survival(state, threat, engageable);
  add_opponents(state, threat, engageable);
  if (engageable.opponents.empty()) {
    certain_ += engageable.flight.end_survival;
  } else {
    threats_.push_back(std::move(engageable));
  }
}

void Relaxation::draw(std::uint64_t seed, std::uint32_t trial) {
  const State& state = start_.draw(seed, trial);
  describe_defenders(state);
  threats_.clear();
  own_reactions_.clear();
  reach_.clear();
  certain_ = 0;
  flown_ = 0;
  for (const Threat& threat : state.threats) {
    end_if_asked(grids_.stop());
    if (threat.life == Life::failed || grids_.tables().scenario.types[TypeId(threat.type)].decoy) continue;
    add_threat(state, threat);
  }
  reach_.finish();
  put_in_order();
}

/// By route, and there by track.
void Relaxation::put_in_order() {
  const auto key = [](const Engageable& threat) { return std::pair(threat.route, threat.flight.track_s); };
  std::stable_sort(threats_.begin(), threats_.end(),
                   [&](const Engageable& a, const Engageable& b) { return key(a) < key(b); });
  for (std::size_t k = 0; k < threats_.size(); ++k) {
    Engageable& threat = threats_[k];
    threat.first = k > 0 && threats_[k - 1].route == threat.route ? threats_[k - 1].first : k;
    if (!threat.survival.empty()) threat.flight.survival = &threat.survival;
  }
}

bool Relaxation::has_free_channels(const Engageable& threat) const {
  return std::all_of(threat.opponents.begin(), threat.opponents.end(), [&](const Opponent& opponent) {
    const ChannelCost channel = costs_.channel(opponent.grid->battery);
    return channel.until(opponent.held.begin_s) == channel.until(opponent.held.end_s);
  });
}

/// Where channels are free it does not matter when a threat is launched: what is worked out of one holds for its route.
double Relaxation::least_cost(const Engageable& threat, Usage* usage) {
  end_if_asked(grids_.stop());
  const bool is_shared = threat.is_as_first && has_free_channels(threat);
  OneThreat& solver = is_shared ? of_route_ : one_threat_;
  double cost = 0;
  if (!is_shared) {
    cost = solver.least_cost(threat.flight, threat.opponents, costs_);
  } else {
    const Engageable* const first = &threats_[threat.first];
    if (worked_out_ != first) of_route_.least_cost_without_channels(first->flight, first->opponents, costs_);
    worked_out_ = first;
    cost = of_route_.least_cost_of_alike(threat.flight);
  }
  if (usage != nullptr) solver.add_usage(*usage);
  return cost;
}

void Relaxation::find_usage(const Prices& prices, std::size_t part, std::size_t parts, Usage& usage) {
  costs_.open(prices, reach_);
  worked_out_ = nullptr;
  usage.clear();
  for (std::size_t k = part; k < threats_.size(); k += parts) least_cost(threats_[k], &usage);
  usage.finish();
}

double Relaxation::bound(const Prices& prices, Usage* usage) {
  costs_.open(prices, reach_);
  worked_out_ = nullptr;
  double sum = certain_;
  if (usage != nullptr) usage->clear();
  for (const Engageable& threat : threats_) sum += least_cost(threat, usage);
  if (usage != nullptr) usage->finish();
  for (std::uint32_t b = 0; b < capacities_.size(); ++b) {
    sum -= prices.round[b] * capacities_[b].rounds + capacities_[b].channels * costs_.whole(BatteryId(b));
  }
  return sum;
}

}  // namespace bulwark
