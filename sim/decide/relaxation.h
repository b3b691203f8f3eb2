// The Lagrangian relaxation of one trial: its threats one by one, under prices for what they compete for
// (manual/bound.md, theorem 1).
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "decide/one_threat.h"
#include "decide/prices.h"
#include "decide/reach.h"
#include "decide/route_grid.h"
#include "decide/usage.h"
#include "trial/raid_start.h"

namespace bulwark {

/// What of a scenario all its trials share.
class RaidGrids {
 public:
  /// Throws Stopped, as do the relaxations of its trials, soon after the flag turns true.
  /// So many steps are in a typical engagement: on any grid there is a bound, on a fine one a sharp one.
  RaidGrids(const Tables& tables, double steps_a_hold, StopFlag stop = nullptr);

  const Tables& tables() const { return tables_; }
  StopFlag stop() const { return stop_; }
  const RouteGrid& route(RouteId route) const { return routes_[route]; }
  /// Of a pair of the route's grid, with reactions as the file has them.
  const SteppedLaw& reaction(RouteId route, std::size_t pair) const { return reactions_[route][pair]; }
  const TimeBins& bins() const { return bins_; }

 private:
  const Tables& tables_;
  StopFlag stop_;
  IndexedBy<RouteId, RouteGrid> routes_;
  IndexedBy<RouteId, std::vector<SteppedLaw>> reactions_;  // [pair]
  TimeBins bins_;
};

/// What a battery has in one trial.
struct Capacity {
  double rounds = 0;
  double channels = 0;
};

/// One a thread: it is the workspace of its trials.
class Relaxation {
 public:
  explicit Relaxation(const RaidGrids& grids)
      : grids_(grids), start_(grids.tables(), grids.stop()), reach_(grids.tables().batteries.size(), grids.bins()) {}

  /// The trial to be bounded, from here on.
  void draw(std::uint64_t seed, std::uint32_t trial);

  std::uint32_t flown() const { return flown_; }                           // launched and not failed, without decoys
  std::size_t threats() const { return threats_.size(); }                  // that some battery may engage
  const std::vector<Capacity>& capacities() const { return capacities_; }  // [battery]

  const Reach& reach() const { return reach_; }

  /// A lower bound of the expected number of leakers, decoys left out, whatever the prices are:
  ///   Σ_threats least_cost - Σ_batteries (λ_b·rounds_b + channels_b·∫μ_b).
  double bound(const Prices& prices, Usage* usage = nullptr);

  /// What every parts-th threat uses under the prices, from the part-th on: a price can move on word from few of them.
  void find_usage(const Prices& prices, std::size_t part, std::size_t parts, Usage& usage);

 private:
  struct Engageable {
    RouteId route;
    std::size_t first = 0;    // of its route, the one that is tracked first; all that follow it there are as it is
    bool is_as_first = true;  // but for launch and track: nothing is on duty at some times alone
    Flight flight;
    std::vector<double> survival;
    std::vector<Opponent> opponents;
  };

  void describe_defenders(const State& state);
  void add_threat(const State& state, const Threat& threat);
  void describe_survival(const State& state, const Threat& threat, Engageable& engageable) const;
  void put_in_order();
  bool has_free_channels(const Engageable& threat) const;
  double least_cost(const Engageable& threat, Usage* usage);
  void add_opponents(const State& state, const Threat& threat, Engageable& engageable);

  const RaidGrids& grids_;
  RaidStart start_;
  IndexedBy<BatteryId, Defender> defenders_;
  std::vector<Capacity> capacities_;
  std::vector<Engageable> threats_;       // those that some battery may engage
  std::deque<SteppedLaw> own_reactions_;  // where the trial has drawn another mean
  Reach reach_;
  CostBook costs_;
  double certain_ = 0;  // expected leakers among the others
  std::uint32_t flown_ = 0;
  OneThreat one_threat_;
  OneThreat of_route_;                      // without prices of channels, of all threats of the route last asked for
  const Engageable* worked_out_ = nullptr;  // by of_route_ under the prices at hand
};

}  // namespace bulwark
