#include "tables/parameters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

#include "base/time_grid.h"
#include "scenario/uncertain_fields.h"
#include "tables/tables.h"

namespace bulwark {

namespace {

/// Whether the unit's pk against the type comes from the entry of this name.
bool pk_comes_from(const FireUnit& unit, const Scenario& scenario, const ThreatType& type, const std::string& name) {
  if (name == type.name) return true;
  if (name != scenario.families[type.family]) return false;
  return std::none_of(unit.pk.begin(), unit.pk.end(), [&](const PkEntry& entry) { return entry.name == type.name; });
}

void append_battery(const Scenario& scenario, const FireUnit& unit, Parameters& p) {
  std::vector<double> pk;
  for (const ThreatType& type : scenario.types) pk.push_back(pk_of(unit, scenario, type));
  p.pk.push_row(pk);
  p.availability.push_back(unit.availability);
  p.channels.push_back(static_cast<std::uint32_t>(unit.channels));
  p.rounds.push_back(static_cast<std::uint32_t>(unit.rounds));
  p.reload_rounds.push_back(unit.reload ? static_cast<std::uint32_t>(unit.reload->rounds) : 0);
  p.reload_stock.push_back(unit.reload ? static_cast<std::uint32_t>(unit.reload->stock) : 0);
  p.mean_reaction_s.push_back(mean(unit.reaction_s));
  p.mean_assessment_s.push_back(mean(unit.assessment_s));
  p.mean_turnaround_s.push_back(mean(unit.turnaround_s));
  p.mean_reload_time_s.push_back(unit.reload ? mean(unit.reload->time_s) : 0);
}

void append_inflow(const Inflow& inflow, InflowParameters& parameters) {
  constexpr double as_the_steps_say = -1;
  parameters.initial.push_back(inflow.initial);
  parameters.rate_per_s.push_back(constant_rate_per_s(inflow).value_or(as_the_steps_say));
}

void append_campaign(const Campaign& campaign, Parameters& p) {
  for (const AttackerStock& stock : campaign.stocks) append_inflow(stock.inflow, p.stocks);
  for (const Supply& supply : campaign.supply) append_inflow(supply.inflow, p.depots);
  for (const Replacement& replacement : campaign.replacements) {
    append_inflow(replacement.units.value_or(Inflow()), p.units);
    p.mean_replacement_s.push_back(mean(replacement.time_s));
  }
  if (!campaign.repair) return;
  p.crews = static_cast<std::uint32_t>(campaign.repair->crews);
  for (const Spare& spare : campaign.repair->spares) append_inflow(spare.inflow, p.spares);
  for (const RepairKind& kind : campaign.repair->kinds) p.mean_repair_s.push_back(mean(kind.time_s));
}

void append_grid(const Grid& grid, Parameters& p) {
  for (const Bus& bus : grid.buses) {
    p.bus_demand_w.push_back(bus.demand_w);
    p.bus_import_w.push_back(bus.import_w);
  }
}

bool touches_battery(const UncertainParameter& parameter, const Battery& battery) {
  if (parameter.scope == UncertainScope::battery_key) return parameter.key == battery.key;
  if (parameter.scope != UncertainScope::system || parameter.index != battery.system.index()) return false;
  return std::find(battery.own_keys.begin(), battery.own_keys.end(), rule_of(parameter.field).own_key()) ==
         battery.own_keys.end();
}

void bind_batteries(const Scenario& scenario, std::uint32_t index, std::vector<Binding>& bindings) {
  const UncertainParameter& parameter = scenario.uncertain[index];
  for (const BatteryId b : scenario.batteries.ids()) {
    const Battery& battery = scenario.batteries[b];
    if (!touches_battery(parameter, battery)) continue;
    if (parameter.field != UncertainField::pk) {
      bindings.push_back({index, parameter.field, b.value});
      continue;
    }
    for (const TypeId t : scenario.types.ids()) {
      if (pk_comes_from(battery.unit, scenario, scenario.types[t], parameter.entry)) {
        bindings.push_back(
            {index, parameter.field, static_cast<std::uint32_t>(b.index() * scenario.types.size()) + t.value});
      }
    }
  }
}

std::uint32_t rate_slot(const Scenario& scenario, const UncertainParameter& parameter) {
  std::size_t family = 0;
  while (scenario.families[FamilyId(family)] != parameter.entry) ++family;
  return static_cast<std::uint32_t>(parameter.index * scenario.families.size() + family);
}

void bind(const Scenario& scenario, std::uint32_t index, std::vector<Binding>& bindings) {
  const UncertainParameter& parameter = scenario.uncertain[index];
  switch (parameter.scope) {
    case UncertainScope::type:
    case UncertainScope::salvo:
    case UncertainScope::campaign:
    case UncertainScope::grid:
      bindings.push_back({index, parameter.field, static_cast<std::uint32_t>(parameter.index)});
      break;
    case UncertainScope::jammer:
      bindings.push_back({index, parameter.field, rate_slot(scenario, parameter)});
      break;
    case UncertainScope::system:
    case UncertainScope::battery_key:
      bind_batteries(scenario, index, bindings);
      break;
  }
}

std::uint32_t rounded(double value) {
  return static_cast<std::uint32_t>(std::llround(std::max(0.0, value)));
}

/// Writes a draw to a slot of the array that a field has.
using Write = void (*)(Parameters&, std::uint32_t slot, double value);

template <auto array>
void write(Parameters& p, std::uint32_t slot, double value) {
  (p.*array).begin()[slot] = value;
}
template <auto counts>
void write_count(Parameters& p, std::uint32_t slot, double value) {
  (p.*counts).begin()[slot] = rounded(value);
}
template <InflowParameters Parameters::*inflows, std::vector<double> InflowParameters::*array>
void write_inflow(Parameters& p, std::uint32_t slot, double value) {
  (p.*inflows.*array)[slot] = value;
}

struct FieldWrite {
  UncertainField field;
  Write write;
};

using Field = UncertainField;
using P = Parameters;
using In = InflowParameters;

/// Where each field's draws go.
constexpr std::array field_writes{
    FieldWrite{Field::reliability, write<&P::reliability>},
    FieldWrite{Field::accuracy, write<&P::accuracy>},
    FieldWrite{Field::lethality, write<&P::lethality>},
    FieldWrite{Field::count, [](P& p, std::uint32_t slot, double value) { p.count[SalvoId(slot)] = rounded(value); }},
    FieldWrite{Field::pk, write<&P::pk>},
    FieldWrite{Field::availability, write<&P::availability>},
    FieldWrite{Field::channels, write_count<&P::channels>},
    FieldWrite{Field::rounds, write_count<&P::rounds>},
    FieldWrite{Field::reload_rounds, write_count<&P::reload_rounds>},
    FieldWrite{Field::reload_stock, write_count<&P::reload_stock>},
    FieldWrite{Field::reload_time, write<&P::mean_reload_time_s>},
    FieldWrite{Field::reaction, write<&P::mean_reaction_s>},
    FieldWrite{Field::assessment, write<&P::mean_assessment_s>},
    FieldWrite{Field::turnaround, write<&P::mean_turnaround_s>},
    FieldWrite{Field::rate, write<&P::jammer_rate_per_s>},
    FieldWrite{Field::stock_initial, write_inflow<&P::stocks, &In::initial>},
    FieldWrite{Field::stock_production, write_inflow<&P::stocks, &In::rate_per_s>},
    FieldWrite{Field::depot_initial, write_inflow<&P::depots, &In::initial>},
    FieldWrite{Field::depot_delivery, write_inflow<&P::depots, &In::rate_per_s>},
    FieldWrite{Field::spare_initial, write_inflow<&P::spares, &In::initial>},
    FieldWrite{Field::spare_delivery, write_inflow<&P::spares, &In::rate_per_s>},
    FieldWrite{Field::units_initial, write_inflow<&P::units, &In::initial>},
    FieldWrite{Field::units_delivery, write_inflow<&P::units, &In::rate_per_s>},
    FieldWrite{Field::crews, [](P& p, std::uint32_t, double value) { p.crews = rounded(value); }},
    FieldWrite{Field::repair_time, write<&P::mean_repair_s>},
    FieldWrite{Field::replacement_time, write<&P::mean_replacement_s>},
    FieldWrite{Field::demand, write<&P::bus_demand_w>},
    FieldWrite{Field::import_power, write<&P::bus_import_w>},
};

constexpr bool is_in_order() {
  for (std::size_t k = 0; k < field_writes.size(); ++k) {
    if (field_writes[k].field != static_cast<Field>(k)) return false;
  }
  return field_writes.back().field == last_uncertain_field;
}
static_assert(is_in_order());

}  // namespace

double pk_of(const FireUnit& unit, const Scenario& scenario, const ThreatType& type) {
  double family_pk = -1;
  for (const PkEntry& entry : unit.pk) {
    if (entry.name == type.name) return entry.pk;
    if (entry.name == scenario.families[type.family]) family_pk = entry.pk;
  }
  return family_pk;
}

Parameters base_parameters(const Scenario& scenario) {
  Parameters p;
  for (const ThreatType& type : scenario.types) {
    p.reliability.push_back(type.reliability);
    p.accuracy.push_back(type.accuracy);
    p.lethality.push_back(type.lethality);
  }
  for (const Salvo& salvo : scenario.salvos) {
    const Constant* count = salvo.count.as<Constant>();
    p.count.push_back(count != nullptr ? std::llround(count->value) : -1);
  }
  for (const Battery& battery : scenario.batteries) append_battery(scenario, battery.unit, p);
  p.jammer_rate_per_s.assign(scenario.jammers.size(), scenario.families.size(), 0);
  for (const JammerId j : scenario.jammers.ids()) {
    for (const JammerRate& rate : scenario.jammers[j].rates) p.jammer_rate_per_s(j, rate.family) = rate.rate_per_s;
  }
  if (scenario.campaign) append_campaign(*scenario.campaign, p);
  if (scenario.grid) append_grid(*scenario.grid, p);
  return p;
}

std::vector<Binding> bind_uncertain(const Scenario& scenario) {
  std::vector<Binding> bindings;
  const auto bind_all = [&](bool battery_paths) {
    for (std::uint32_t k = 0; k < scenario.uncertain.size(); ++k) {
      if ((scenario.uncertain[k].scope == UncertainScope::battery_key) == battery_paths) bind(scenario, k, bindings);
    }
  };
  bind_all(false);
  bind_all(true);  // applied last, so a battery's own path wins
  return bindings;
}

void apply(const Binding& binding, double value, Parameters& p) {
  field_writes[static_cast<std::size_t>(binding.field)].write(p, binding.slot, value);
}

void compute_hazards(const Tables& tables, Parameters& p) {
  const Geometry& geometry = *tables.geometry;
  p.hazard_per_s.resize(geometry.stretches.size());
  for (std::size_t k = 0; k < geometry.stretches.size(); ++k) {
    double hazard_per_s = 0;
    const Range& jammers = geometry.stretches[k].jammers;
    for (std::uint32_t j = jammers.begin; j < jammers.end; ++j) {
      hazard_per_s += p.jammer_rate_per_s[geometry.hazard_jammers[j]];
    }
    p.hazard_per_s[k] = hazard_per_s;
  }
}

double held_until_s(const Tables& tables, const RouteTable& route, const Pair& pair) {
  if (tables.last_s.empty()) return -std::numeric_limits<double>::infinity();
  const double close_s = tables.geometry->windows[WindowId(pair.windows.last.index() - 1)].launch.end_s;
  return close_s - tables.last_s(pair.battery, tables.salvos[route.salvo].type);
}

void append_openings(const Tables& tables, const Parameters& p, const RouteTable& route,
                     IndexedBy<OpeningId, Opening>& openings) {
  const Geometry& geometry = *tables.geometry;
  const auto first = static_cast<std::ptrdiff_t>(openings.size());
  for (const PairId k : route.pairs) {
    const Pair& pair = geometry.pairs[k];
    const double held_s = held_until_s(tables, route, pair);
    for (const WindowId w : pair.windows) {
      const Interval& launch = geometry.windows[w].launch;
      const double first_s = std::max(launch.begin_s, held_s);
      openings.push_back({first_s - on_time_grid(p.mean_reaction_s[pair.battery]), launch.end_s, k, pair.battery});
    }
  }
  std::sort(openings.begin() + first, openings.end(), [](const Opening& a, const Opening& b) {
    return std::tie(a.ready_s, a.pair, a.close_s) < std::tie(b.ready_s, b.pair, b.close_s);
  });
}

void compute_openings(const Tables& tables, const Parameters& p, IndexedBy<OpeningId, Opening>& openings) {
  openings.clear();
  for (const RouteTable& route : tables.geometry->route_tables) append_openings(tables, p, route, openings);
}

}  // namespace bulwark
