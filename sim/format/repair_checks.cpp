#include "format/repair_checks.h"

#include <algorithm>

#include "scenario/is_uncertain.h"

namespace bulwark {

namespace {

/// Whether none is there and none comes, in every trial.
bool never_comes(const Scenario& scenario, std::size_t spare) {
  const Inflow& inflow = scenario.campaign->repair->spares[spare].inflow;
  const bool comes = inflow.initial > 0 || std::any_of(inflow.rate.begin(), inflow.rate.end(),
                                                       [](const RateStep& step) { return step.rate_per_s > 0; });
  return !comes && !is_uncertain(scenario, UncertainField::spare_initial, spare) &&
         !is_uncertain(scenario, UncertainField::spare_delivery, spare);
}

}  // namespace

void check_repair(const Value& campaign, const Scenario& scenario) {
  const Node* node = campaign.node->find("repair");
  if (node == nullptr || !scenario.campaign->repair) return;
  const Value repair = campaign.child("repair", *node);
  const Node* crews = node->find("crews");
  const bool no_crews = scenario.campaign->repair->crews == 0 && !is_uncertain(scenario, UncertainField::crews, 0);
  if (crews != nullptr && no_crews) repair.child("crews", *crews).warning("without crews nothing is repaired");
  const Node* spares = node->find("spares");
  if (spares == nullptr) return;
  for (std::size_t k = 0; k < scenario.campaign->repair->spares.size(); ++k) {
    const std::string& name = scenario.campaign->repair->spares[k].name;
    const Node* spare = spares->find(name);
    if (spare == nullptr || !never_comes(scenario, k)) continue;
    repair.child("spares", *spares)
        .child(name, *spare)
        .warning("none is there and none comes, so what needs one stays as it is");
  }
}

}  // namespace bulwark
