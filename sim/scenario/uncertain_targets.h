// Every parameter of a scenario that may be uncertain (model.md, section 9), with its path.
#pragma once

#include <vector>

#include "distributions/variable.h"
#include "scenario/scenario.h"

namespace bulwark {

struct UncertainTarget {
  UncertainParameter parameter;  // all but the distribution
  Variable variable;
};

/// In the order of the scenario. An entry of pk, of a jammer's rate or of a reload is one only where the scenario has
/// it.
std::vector<UncertainTarget> uncertain_targets(const Scenario& scenario);

}  // namespace bulwark
