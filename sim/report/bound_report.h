// What `bulwark bound` says: a policy, the bound below all policies, and what lies between.
#pragma once

#include <string>

#include "decide/bound.h"
#include "scenario/scenario.h"

namespace bulwark {

/// How the command of the scenario allocates, in a few words: "central, greedy".
std::string policy_words(const Command& command);

std::string bound_report(const std::string& file, const Scenario& scenario, const AllocationBound& bound);

}  // namespace bulwark
