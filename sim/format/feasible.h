// Products of quantities that are each in range, but not together: flights and raids of centuries, looks without end,
// costs whose squares no sum can hold. They would come up in some trial; here they are input errors, with their place.
#pragma once

#include "scenario/scenario.h"
#include "yaml/value.h"

namespace bulwark {

/// Complains of what cannot be simulated in the scenario read from `root`. Precondition: read without errors.
void check_feasible(const Value& root, const Scenario& scenario);

/// The most threats that the salvo launches in a raid: the largest draw of its count where there is one, else nine
/// standard deviations above the mean, as no uniform of 53 bits draws more of a normal.
double most_threats(const Scenario& scenario, SalvoId salvo);

/// The raids of a trial, by the mean gaps of its strikes; 1 without a campaign.
double most_raids(const Scenario& scenario);

}  // namespace bulwark
