// Everything that depends on the scenario and its routes alone, computed once before any trial. Immutable and shared by
// all threads. Flat arrays; `[begin, end)` ranges point into the array that the comment names.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geometry/intercept.h"
#include "random/stream.h"
#include "scenario/scenario.h"
#include "tables/detection.h"
#include "tables/layout.h"
#include "tables/parameters.h"

namespace bulwark {

struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
};

/// Doctrine of a battery against a type of threat.
struct Doctrine {
  std::uint32_t shots = 1;
  double interval_s = 0;
};

/// A route and a battery that engages the type flying it and has a launch window there.
struct Pair {
  std::uint32_t battery = 0;
  Range windows;  // Tables::windows
  Interval span;  // from the opening of the first window to the end of the last, path time
};

constexpr std::uint32_t no_pair = 0xffffffffU;

/// A stretch of a route within the discs of `jammers`.
struct HazardStretch {
  double begin_s = 0;
  double end_s = 0;
  Range jammers;  // Tables::hazard_jammers: indices into Parameters::jammer_rate_per_s
};

struct RouteTable {
  std::uint32_t salvo = 0;
  std::uint32_t lane = 0;
  std::uint32_t target = 0;  // among the salvo's targets
  std::uint32_t cell = 0;
  double duration_s = 0;
  Range looks;      // Tables::looks
  Range pairs;      // Tables::pairs, by battery
  Range openings;   // Tables::openings
  Range stretches;  // Tables::stretches
};

struct SalvoTable {
  EntityName entity;  // index 0; threat i has index i
  std::uint32_t type = 0;
  std::uint32_t lanes = 1;
  std::uint32_t targets = 1;
  std::uint32_t first_route = 0;          // route of (lane, target) = first_route + lane·targets + target
  std::vector<double> cumulative_weight;  // of the targets, last one 1
  std::vector<double> target_value;
  std::vector<std::uint32_t> target_value_rank;  // among the values of all assets, 0 for the highest
};

struct BatteryTable {
  EntityName entity;
  std::uint32_t system = 0;
  bool channel_released = false;
  bool reload_blocks_fire = false;
  bool has_reserve = false;  // keeps rounds for some family
  Vector2 site_m = Vector2::Zero();
  double interceptor_mps = 0;
  double interceptor_cost = 0;
  double missed_kill = 0;
  double false_kill = 0;
  Distribution reaction_s;
  Distribution assessment_s;
  Distribution reload_time_s;
};

struct Tables {
  Scenario scenario;
  Layout layout;
  std::size_t types = 0;
  std::vector<SalvoTable> salvos;
  std::vector<BatteryTable> batteries;
  std::vector<Doctrine> doctrine;       // [battery · types + type]
  std::vector<std::uint32_t> reserved;  // [battery · families + family]: rounds kept for the other families
  std::vector<Route> routes;            // geometry
  std::vector<RouteTable> route_tables;
  std::vector<Look> looks;
  std::vector<double> look_probabilities;  // of the looks again, close together for the search
  std::vector<std::uint32_t> look_guide;   // [route · look_guide_slots + slot]: where the search begins
  std::vector<Pair> pairs;
  std::vector<std::uint32_t> pair_at;  // [route · batteries + battery]: index in pairs, or no_pair
  std::vector<LaunchWindow> windows;   // pieces count in Tables::pieces
  std::vector<ShotPiece> pieces;
  std::vector<HazardStretch> stretches;
  std::vector<std::uint32_t> hazard_jammers;
  Parameters parameters;          // as the file has them; a trial with uncertain ones has its own copy
  std::vector<Opening> openings;  // with these parameters; a trial with uncertain reactions has its own
  std::vector<Binding> bindings;  // what each uncertain parameter touches
  std::vector<EntityName> uncertain_entities;

  bool sees_all() const { return scenario.sensors.empty(); }
};

/// Compiles a scenario. Throws std::runtime_error for what no reader can see, such as tables that would not fit.
Tables compile(Scenario scenario);

}  // namespace bulwark
