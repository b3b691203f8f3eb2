#include "study/marginal.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

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

Improvement one_more_battery(const Scenario& scenario, const Battery& beside) {
  Scenario changed = scenario;
  Battery added = beside;
  // Its draws are named by key and member: a member of its own keeps those of all others as they were.
  const auto members = std::count_if(scenario.batteries.begin(), scenario.batteries.end(),
                                     [&](const Battery& battery) { return battery.key == beside.key; });
  added.member = static_cast<std::uint32_t>(members);
  added.name = beside.key + "." + std::to_string(members + 1);
  changed.batteries.push_back(added);
  return {"battery", beside.key, 1, std::move(changed)};
}

/// The distribution with every value multiplied; for kinds whose scale is known.
Distribution scaled(Distribution distribution, double factor) {
  switch (distribution.kind) {
    case DistributionKind::uniform:
    case DistributionKind::normal:
      distribution.b *= factor;
      break;
    case DistributionKind::triangular:
      distribution.b *= factor;
      distribution.c *= factor;
      break;
    default:
      break;
  }
  distribution.a *= factor;
  for (double& value : distribution.values) value *= factor;
  return distribution;
}

std::vector<Improvement> of_system(const Scenario& scenario, SystemId system) {
  const FireUnit& unit = scenario.systems[system].unit;
  const std::string& name = scenario.systems[system].name;
  std::vector<Improvement> found;
  found.push_back({"channel", name, 1, with_units(scenario, system, [](FireUnit& changed) { ++changed.channels; })});
  const int rounds = std::max(1, unit.rounds / 10);
  found.push_back({"round", name, static_cast<double>(rounds),
                   with_units(scenario, system, [rounds](FireUnit& changed) { changed.rounds += rounds; })});
  if (mean(unit.reaction_s) > 1) {
    const auto quicker = [](FireUnit& changed) {
      const double now_s = mean(changed.reaction_s);
      if (now_s > 1) changed.reaction_s = scaled(changed.reaction_s, (now_s - 1) / now_s);
    };
    found.push_back({"second of reaction", name, 1, with_units(scenario, system, quicker)});
  }
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
  return found;
}

}  // namespace bulwark
