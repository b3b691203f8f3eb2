#include "tables/work.h"

#include "format/feasible.h"

namespace bulwark {

double rough_trial_s(const Scenario& scenario) {
  constexpr double threat_s = 3e-6;
  constexpr double batteries_as_much = 50;
  constexpr double threats_as_much = 20;
  double threats = 0;
  for (std::size_t s = 0; s < scenario.salvos.size(); ++s) threats += most_threats(scenario, SalvoId(s));
  double factor = 1 + static_cast<double>(scenario.batteries.size()) / batteries_as_much;
  if (scenario.command.policy == Policy::assignment) factor += threats / threats_as_much;
  return threat_s * threats * factor * most_raids(scenario);
}

}  // namespace bulwark
