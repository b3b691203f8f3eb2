// The values that `uncertain:` may change from trial to trial, and what depends on them. All else is in Tables.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"
#include "base/indexed_by_both.h"
#include "scenario/scenario.h"

namespace bulwark {

struct Pair;
struct RouteTable;
struct Tables;

/// The opening of one launch window as the command sees it: from `ready_s` on, path time + mean reaction lies inside.
struct Opening {
  double ready_s = 0;
  double close_s = 0;  // end of the window
  PairId pair;
  BatteryId battery;
};

/// What comes in over time, by place in its list of the scenario.
struct InflowParameters {
  std::vector<double> initial;
  std::vector<double> rate_per_s;  // negative: the steps of the scenario
};

struct Parameters {
  IndexedBy<TypeId, double> reliability;
  IndexedBy<TypeId, double> accuracy;
  IndexedBy<TypeId, double> lethality;
  IndexedBy<SalvoId, std::int64_t> count;       // negative: draw from the salvo's own distribution
  IndexedByBoth<BatteryId, TypeId, double> pk;  // negative: does not engage it
  IndexedBy<BatteryId, double> availability;
  IndexedBy<BatteryId, std::uint32_t> channels;
  IndexedBy<BatteryId, std::uint32_t> rounds;
  IndexedBy<BatteryId, std::uint32_t> reload_rounds;  // 0: no reload
  IndexedBy<BatteryId, std::uint32_t> reload_stock;
  IndexedBy<BatteryId, double> mean_reaction_s;
  IndexedBy<BatteryId, double> mean_assessment_s;
  IndexedBy<BatteryId, double> mean_turnaround_s;
  IndexedBy<BatteryId, double> mean_reload_time_s;
  IndexedByBoth<JammerId, FamilyId, double> jammer_rate_per_s;
  std::vector<double> hazard_per_s;        // [stretch], from the rates
  InflowParameters stocks;                 // [Campaign::stocks]
  InflowParameters depots;                 // [Campaign::supply]
  InflowParameters spares;                 // [Repair::spares]
  InflowParameters units;                  // [Campaign::replacements]; 0 where none is needed
  std::uint32_t crews = 0;                 // that repair
  std::vector<double> mean_repair_s;       // [Repair::kinds]
  std::vector<double> mean_replacement_s;  // [Campaign::replacements]
  std::vector<double> bus_demand_w;        // [bus]: the peak
  std::vector<double> bus_import_w;        // [bus]
};

/// One place that an uncertain parameter's draw goes to.
struct Binding {
  std::uint32_t parameter = 0;  // index in Scenario::uncertain
  UncertainField field = UncertainField::reliability;
  std::uint32_t slot = 0;  // index in the field's array
};

/// By the type's own entry or, failing that, its family's; negative without either: the unit does not engage it.
double pk_of(const FireUnit& unit, const Scenario& scenario, const ThreatType& type);

/// The scenario's own values; sizes as above.
Parameters base_parameters(const Scenario& scenario);

/// Which slots each uncertain parameter touches; a battery's own path goes before its system's.
std::vector<Binding> bind_uncertain(const Scenario& scenario);

/// Writes a draw to its slot (probabilities as they are, counts rounded).
void apply(const Binding& binding, double value, Parameters& parameters);

/// hazard_per_s from the rates.
void compute_hazards(const Tables& tables, Parameters& parameters);

/// From when on the doctrine lets the battery of a pair aim at launches against what flies the route, in path time:
/// `last` before its last window closes; -infinity where it holds no fire.
double held_until_s(const Tables& tables, const RouteTable& route, const Pair& pair);

/// Openings of one route in order of ready_s, from the launch windows and mean reactions.
void append_openings(const Tables& tables, const Parameters& parameters, const RouteTable& route,
                     IndexedBy<OpeningId, Opening>& openings);

/// Openings of all routes, each route's in order of ready_s, from the launch windows and mean reactions.
void compute_openings(const Tables& tables, const Parameters& parameters, IndexedBy<OpeningId, Opening>& openings);

}  // namespace bulwark
