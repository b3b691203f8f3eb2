#include "tables/parameters.h"

#include <algorithm>
#include <cmath>

#include "base/time_grid.h"
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
  for (const ThreatType& type : scenario.types) p.pk.push_back(pk_of(unit, scenario, type));
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

/// Key of a fire unit that a field belongs to, as a battery may override it.
const char* unit_key(UncertainField field) {
  switch (field) {
    case UncertainField::pk:
      return "pk";
    case UncertainField::availability:
      return "availability";
    case UncertainField::channels:
      return "channels";
    case UncertainField::rounds:
      return "rounds";
    case UncertainField::reload_rounds:
    case UncertainField::reload_stock:
    case UncertainField::reload_time:
      return "reload";
    case UncertainField::reaction:
      return "reaction";
    case UncertainField::assessment:
      return "assessment";
    case UncertainField::turnaround:
      return "turnaround";
    default:
      return "";
  }
}

bool touches_battery(const UncertainParameter& parameter, const Battery& battery) {
  if (parameter.scope == UncertainScope::battery_key) return parameter.key == battery.key;
  if (parameter.scope != UncertainScope::system || parameter.index != battery.system.index()) return false;
  return std::find(battery.own_keys.begin(), battery.own_keys.end(), unit_key(parameter.field)) ==
         battery.own_keys.end();
}

void bind_batteries(const Scenario& scenario, std::uint32_t index, std::vector<Binding>& bindings) {
  const UncertainParameter& parameter = scenario.uncertain[index];
  for (std::uint32_t b = 0; b < scenario.batteries.size(); ++b) {
    const Battery& battery = scenario.batteries[BatteryId(b)];
    if (!touches_battery(parameter, battery)) continue;
    if (parameter.field != UncertainField::pk) {
      bindings.push_back({index, parameter.field, b});
      continue;
    }
    for (std::uint32_t t = 0; t < scenario.types.size(); ++t) {
      if (pk_comes_from(battery.unit, scenario, scenario.types[TypeId(t)], parameter.entry)) {
        bindings.push_back({index, parameter.field, static_cast<std::uint32_t>(b * scenario.types.size() + t)});
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
    p.count.push_back(salvo.count.is_constant() ? std::llround(salvo.count.a) : -1);
  }
  for (const Battery& battery : scenario.batteries) append_battery(scenario, battery.unit, p);
  p.jammer_rate_per_s.assign(scenario.jammers.size() * scenario.families.size(), 0);
  for (std::size_t j = 0; j < scenario.jammers.size(); ++j) {
    for (const JammerRate& rate : scenario.jammers[JammerId(j)].rates) {
      p.jammer_rate_per_s[j * scenario.families.size() + rate.family.index()] = rate.rate_per_s;
    }
  }
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
  const std::uint32_t slot = binding.slot;
  switch (binding.field) {
    case UncertainField::reliability:
      p.reliability[slot] = value;
      break;
    case UncertainField::accuracy:
      p.accuracy[slot] = value;
      break;
    case UncertainField::lethality:
      p.lethality[slot] = value;
      break;
    case UncertainField::count:
      p.count[slot] = rounded(value);
      break;
    case UncertainField::pk:
      p.pk[slot] = value;
      break;
    case UncertainField::availability:
      p.availability[slot] = value;
      break;
    case UncertainField::channels:
      p.channels[slot] = rounded(value);
      break;
    case UncertainField::rounds:
      p.rounds[slot] = rounded(value);
      break;
    case UncertainField::reload_rounds:
      p.reload_rounds[slot] = rounded(value);
      break;
    case UncertainField::reload_stock:
      p.reload_stock[slot] = rounded(value);
      break;
    case UncertainField::reload_time:
      p.mean_reload_time_s[slot] = value;
      break;
    case UncertainField::reaction:
      p.mean_reaction_s[slot] = value;
      break;
    case UncertainField::assessment:
      p.mean_assessment_s[slot] = value;
      break;
    case UncertainField::turnaround:
      p.mean_turnaround_s[slot] = value;
      break;
    case UncertainField::rate:
      p.jammer_rate_per_s[slot] = value;
      break;
  }
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

void compute_openings(const Tables& tables, const Parameters& p, std::vector<Opening>& openings) {
  const Geometry& geometry = *tables.geometry;
  openings.clear();
  for (const RouteTable& route : geometry.route_tables) {
    const auto first = static_cast<std::ptrdiff_t>(openings.size());
    for (std::uint32_t k = route.pairs.begin; k < route.pairs.end; ++k) {
      const Pair& pair = geometry.pairs[k];
      for (std::uint32_t w = pair.windows.begin; w < pair.windows.end; ++w) {
        const Interval& launch = geometry.windows[w].launch;
        openings.push_back(
            {launch.begin_s - on_time_grid(p.mean_reaction_s[pair.battery]), launch.end_s, k, pair.battery});
      }
    }
    std::sort(openings.begin() + first, openings.end(), [](const Opening& a, const Opening& b) {
      return a.ready_s != b.ready_s ? a.ready_s < b.ready_s : a.pair < b.pair;
    });
  }
}

}  // namespace bulwark
