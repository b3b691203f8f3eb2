#include "inquiry/marginal.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <utility>

#include "distributions/distribution.h"
#include "inquiry/campaign_improvements.h"

namespace bulwark {

namespace {

/// The batteries of a system changed alike, each from its own values.
Scenario with_units(const Scenario& scenario, SystemId system, const std::function<void(FireUnit&)>& change) {
  Scenario changed = scenario;
  change(changed.systems[system].unit);
  for (Battery& battery : changed.batteries) {
    if (battery.system == system) change(battery.unit);
  }
  return changed;
}

/// The member of the ring that has least of its own: one that is as the ring says, where there is one.
const Battery& plainest_member(const Scenario& scenario, const Battery& first) {
  const Battery* plainest = &first;
  for (const Battery& battery : scenario.batteries) {
    if (battery.key == first.key && battery.own_keys.size() < plainest->own_keys.size()) plainest = &battery;
  }
  return *plainest;
}

Improvement one_more_battery(const Scenario& scenario, const Battery& first) {
  Scenario changed = scenario;
  const Battery& beside = plainest_member(scenario, first);
  Battery added = beside;
  // Its draws are named by key and member: a member of its own keeps those of all others as they were.
  const auto members = std::count_if(scenario.batteries.begin(), scenario.batteries.end(),
                                     [&](const Battery& battery) { return battery.key == beside.key; });
  added.member = static_cast<std::uint32_t>(members);
  added.name = beside.key + "." + std::to_string(members + 1);
  changed.batteries.push_back(added);
  return {"battery", beside.key, 1, std::move(changed)};
}

Distribution quicker(const Distribution& reaction_s) {
  const double now_s = mean(reaction_s);
  return now_s > 1 ? scaled(reaction_s, (now_s - 1) / now_s) : reaction_s;
}

/// What `uncertain:` draws stands in place of what batteries have, so that it is to be improved too.
void change_uncertain(Scenario& scenario, SystemId system, UncertainField field,
                      const std::function<Distribution(const UncertainParameter&)>& change) {
  const auto is_of_system = [&](const UncertainParameter& parameter) {
    if (parameter.scope == UncertainScope::system) return parameter.index == system.index();
    const auto is_member = [&](const Battery& battery) {
      return battery.key == parameter.key && battery.system == system;
    };
    return parameter.scope == UncertainScope::battery_key &&
           std::any_of(scenario.batteries.begin(), scenario.batteries.end(), is_member);
  };
  for (UncertainParameter& parameter : scenario.uncertain) {
    if (parameter.field == field && is_of_system(parameter)) parameter.distribution = change(parameter);
  }
}

Scenario with_more(const Scenario& scenario, SystemId system, UncertainField field, int FireUnit::*what, int more) {
  Scenario changed = with_units(scenario, system, [&](FireUnit& unit) { unit.*what += more; });
  change_uncertain(changed, system, field,
                   [&](const UncertainParameter& parameter) { return moved(parameter.distribution, more); });
  return changed;
}

Scenario with_quicker(const Scenario& scenario, SystemId system) {
  Scenario changed = with_units(scenario, system, [](FireUnit& unit) { unit.reaction_s = quicker(unit.reaction_s); });
  change_uncertain(changed, system, UncertainField::reaction,
                   [](const UncertainParameter& parameter) { return quicker(parameter.distribution); });
  return changed;
}

/// Rounds of the system's reload, or of the first of its batteries that has one of its own; 0 without any.
int reload_rounds(const Scenario& scenario, SystemId system) {
  if (const auto& reload = scenario.systems[system].unit.reload) return reload->rounds;
  for (const Battery& battery : scenario.batteries) {
    if (battery.system == system && battery.unit.reload) return battery.unit.reload->rounds;
  }
  return 0;
}

/// Of the batteries of one key.
int reload_rounds(const Scenario& scenario, const std::string& key) {
  for (const Battery& battery : scenario.batteries) {
    if (battery.key == key && battery.unit.reload) return battery.unit.reload->rounds;
  }
  return 0;
}

Scenario with_one_more_reload(const Scenario& scenario, SystemId system) {
  Scenario changed = with_units(scenario, system, [](FireUnit& unit) {
    if (unit.reload) unit.reload->stock += unit.reload->rounds;
  });
  change_uncertain(changed, system, UncertainField::reload_stock, [&](const UncertainParameter& parameter) {
    const bool is_own = parameter.scope == UncertainScope::battery_key;
    return moved(parameter.distribution,
                 is_own ? reload_rounds(scenario, parameter.key) : reload_rounds(scenario, system));
  });
  return changed;
}

std::vector<Improvement> of_system(const Scenario& scenario, SystemId system) {
  const FireUnit& unit = scenario.systems[system].unit;
  const std::string& name = scenario.systems[system].name;
  std::vector<Improvement> found;
  found.push_back({"channel", name, 1, with_more(scenario, system, UncertainField::channels, &FireUnit::channels, 1)});
  const int rounds = std::max(1, unit.rounds / 10);
  found.push_back({"round", name, static_cast<double>(rounds),
                   with_more(scenario, system, UncertainField::rounds, &FireUnit::rounds, rounds)});
  if (reload_rounds(scenario, system) > 0) found.push_back({"reload", name, 1, with_one_more_reload(scenario, system)});
  if (mean(unit.reaction_s) > 1) found.push_back({"second of reaction", name, 1, with_quicker(scenario, system)});
  return found;
}

}  // namespace

std::vector<Improvement> improvements(const Scenario& scenario) {
  std::vector<Improvement> found;
  std::set<std::string> keys;
  std::set<SystemId> systems;
  for (const Battery& battery : scenario.batteries) {
    if (keys.insert(battery.key).second) found.push_back(one_more_battery(scenario, battery));
    systems.insert(battery.system);
  }
  for (const SystemId system : systems) {
    for (Improvement& improvement : of_system(scenario, system)) found.push_back(std::move(improvement));
  }
  if (scenario.command.latency_s > 0) {
    Scenario changed = scenario;
    const double gained_s = std::min(1.0, scenario.command.latency_s);
    changed.command.latency_s -= gained_s;
    found.push_back({"second of warning", "", gained_s, std::move(changed)});
  }
  if (scenario.campaign) append_campaign_improvements(scenario, found);
  return found;
}

}  // namespace bulwark
