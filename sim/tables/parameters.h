// The values that `uncertain:` may change from trial to trial, and what depends on them. All else is in Tables.
#pragma once

#include <cstdint>
#include <vector>

#include "scenario/scenario.h"

namespace bulwark {

struct Tables;

/// The opening of one launch window as the command sees it: from `ready_s` on, path time + mean reaction lies inside.
struct Opening {
  double ready_s = 0;
  double close_s = 0;  // end of the window
  std::uint32_t pair = 0;
  std::uint32_t battery = 0;
};

/// What comes in over time, by place in its list of the scenario.
struct InflowParameters {
  std::vector<double> initial;
  std::vector<double> rate_per_s;  // negative: the steps of the scenario
};

struct Parameters {
  std::vector<double> reliability;           // [type]
  std::vector<double> accuracy;              // [type]
  std::vector<double> lethality;             // [type]
  std::vector<std::int64_t> count;           // [salvo]; negative: draw from the salvo's own distribution
  std::vector<double> pk;                    // [battery · types + type]; negative: does not engage it
  std::vector<double> availability;          // [battery]
  std::vector<std::uint32_t> channels;       // [battery]
  std::vector<std::uint32_t> rounds;         // [battery]
  std::vector<std::uint32_t> reload_rounds;  // [battery]; 0: no reload
  std::vector<std::uint32_t> reload_stock;   // [battery]
  std::vector<double> mean_reaction_s;       // [battery]
  std::vector<double> mean_assessment_s;     // [battery]
  std::vector<double> mean_turnaround_s;     // [battery]
  std::vector<double> mean_reload_time_s;    // [battery]
  std::vector<double> jammer_rate_per_s;     // [jammer · families + family]
  std::vector<double> hazard_per_s;          // [stretch], from the rates
  InflowParameters stocks;                   // [Campaign::stocks]
  InflowParameters depots;                   // [Campaign::supply]
  InflowParameters spares;                   // [Repair::spares]
  InflowParameters units;                    // [Campaign::replacements]; 0 where none is needed
  std::uint32_t crews = 0;                   // that repair
  std::vector<double> mean_repair_s;         // [Repair::kinds]
  std::vector<double> mean_replacement_s;    // [Campaign::replacements]
  std::vector<double> bus_demand_w;          // [bus]: the peak
  std::vector<double> bus_import_w;          // [bus]
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

/// Openings of all routes, each route's in order of ready_s, from the launch windows and mean reactions.
void compute_openings(const Tables& tables, const Parameters& parameters, std::vector<Opening>& openings);

}  // namespace bulwark
