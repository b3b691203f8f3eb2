// What `bulwark plan` prints.
#pragma once

#include <string>

#include "plan/plan_results.h"

namespace bulwark {

/// The frontier with what is bought at each budget, what is known of each choice, and what would be bought next.
std::string purchase_report(const PlanProblem& problem, const PlanResults& results);

}  // namespace bulwark
