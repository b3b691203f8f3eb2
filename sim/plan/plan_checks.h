// What buying each thing makes of the scenario, before anything runs.
#pragma once

#include "plan/plan_problem.h"

namespace bulwark {

/// Throws InputErrors, with the places of options and raids: what cannot be bought within limits and rules, what makes
/// no scenario or one without a metric of the plan, what `uncertain:` would draw anew, what is of no effect (of raids,
/// too). Each raid is tried with nothing bought; each item with what it requires, once and as often as it may be had.
void check_plans(const PlanProblem& problem);

}  // namespace bulwark
