#include "scenario/targets.h"

#include <algorithm>

namespace bulwark {

bool is_target(const Scenario& scenario, AssetId asset) {
  const auto targets_it = [&](const Salvo& salvo) {
    return std::any_of(salvo.targets.begin(), salvo.targets.end(),
                       [&](const SalvoTarget& target) { return target.target == TargetId(asset); });
  };
  return std::any_of(scenario.salvos.begin(), scenario.salvos.end(), targets_it);
}

}  // namespace bulwark
