#include "scenario/target.h"

#include <algorithm>

#include "scenario/scenario.h"

namespace bulwark {

namespace {

template <class Predicate>
bool any_target(const Scenario& scenario, const Predicate& holds) {
  return std::any_of(scenario.salvos.begin(), scenario.salvos.end(), [&](const Salvo& salvo) {
    return std::any_of(salvo.targets.begin(), salvo.targets.end(),
                       [&](const SalvoTarget& aim) { return holds(aim.target); });
  });
}

}  // namespace

const Vector2& position_of(const Scenario& scenario, TargetId target) {
  if (target.is_battery()) return scenario.batteries[target.battery()].position_m;
  if (target.is_sensor()) return scenario.sensors[target.sensor()].position_m;
  return scenario.assets[target.asset()].position_m;
}

double value_of(const Scenario& scenario, TargetId target) {
  if (target.is_battery()) return scenario.batteries[target.battery()].unit.value;
  if (target.is_sensor()) return scenario.sensors[target.sensor()].value;
  return scenario.assets[target.asset()].value;
}

bool aims_at(const Scenario& scenario, TargetKind kind) {
  return any_target(scenario, [&](TargetId target) { return target.kind() == kind; });
}

bool is_target(const Scenario& scenario, TargetId target) {
  return any_target(scenario, [&](TargetId other) { return other == target; });
}

std::string name_of(const Scenario& scenario, TargetId target) {
  if (target.is_battery()) return "batteries." + scenario.batteries[target.battery()].name;
  if (target.is_sensor()) return "sensors." + scenario.sensors[target.sensor()].name;
  return scenario.assets[target.asset()].name;
}

}  // namespace bulwark
