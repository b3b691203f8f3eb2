// What a plan file comes to, as tables. A row's `budget` 0 is the scenario as it stands.
//
// frontier.csv    a row a budget, raid and metric: cost, the figure with its interval from fresh trials (of the
// objective
//                 with raids simultaneous over them), and of a constraint relation, level and whether it holds: yes,
//                 no, unsure
// purchases.csv   a row a budget and item that is bought: how many, cost of one and of all
// choices.csv     a row a budget: how the plan was found, and the check that no single swap is better
// marginal.csv    a row a budget, item and raid: what one more gains, and for its cost
// worst_case.csv  with raids, a row a budget, strategy (plan, mix) and raid: simultaneous intervals
// mix.csv         with raids, a row a budget and share of the mixture: of plans, and of raids in the attacker's answer
#pragma once

#include <array>
#include <string>
#include <vector>

#include "columns/result_table.h"
#include "plan/plan_results.h"

namespace bulwark {

inline constexpr std::array plan_table_names{"frontier", "purchases", "choices", "marginal", "worst_case", "mix"};

std::vector<ResultTable> plan_tables(const PlanProblem& problem, const PlanResults& results);

/// "yes", "no", or "unsure" where the interval has the level inside.
std::string holds_in_words(const Constraint& constraint, const ConfidenceInterval& interval);

}  // namespace bulwark
