// What would help most over a campaign: a little more of what comes in, repairs, and time.
#pragma once

#include <vector>

#include "inquiry/marginal.h"

namespace bulwark {

/// Appends, each where the campaign has it: ten rounds a week more delivered to each depot; one repair crew more; one
/// spare more in stock at the start, of each kind; one day more between the occasions of each strike with a gap.
/// Precondition: the scenario has a campaign.
void append_campaign_improvements(const Scenario& scenario, std::vector<Improvement>& improvements);

}  // namespace bulwark
