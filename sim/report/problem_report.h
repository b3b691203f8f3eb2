// What a plan file asks, in words: `bulwark check PLAN`.
#pragma once

#include <string>

#include "plan/plan_problem.h"

namespace bulwark {

/// A line on objective and budgets, and a table of a row a thing to buy.
std::string problem_report(const PlanProblem& problem);

}  // namespace bulwark
