// Plans as numbers of items: what they cost, which are allowed, which lie one purchase or one swap away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plan/plan_problem.h"

namespace bulwark {

/// How many of each item, [item].
using Purchases = std::vector<std::uint32_t>;

Purchases nothing_bought(const PlanProblem& problem);

double cost_of(const PlanProblem& problem, const Purchases& plan);

/// Within every limit and rule, whatever it costs.
bool is_allowed(const PlanProblem& problem, const Purchases& plan);

/// The same, at no more than the budget (to a billionth of it: costs are decimal fractions).
bool is_allowed(const PlanProblem& problem, const Purchases& plan, double budget);

/// One more of an item, and of what it requires the cheapest that is allowed; none where that is not allowed.
std::optional<Purchases> with_one_more(const PlanProblem& problem, const Purchases& plan, std::size_t item);

/// All of them within the budget, in the order of the items.
std::vector<Purchases> additions(const PlanProblem& problem, const Purchases& plan, double budget);

/// All plans within the budget that are one swap away: one item more, one fewer, or one in place of another.
std::vector<Purchases> swaps(const PlanProblem& problem, const Purchases& plan, double budget);

/// Every plan within the budget; none where there are more than `most`.
std::optional<std::vector<Purchases>> all_plans(const PlanProblem& problem, double budget, std::size_t most);

/// "2 guns@hill, crew"; "nothing".
std::string in_words(const PlanProblem& problem, const Purchases& plan);

/// "+ guns@hill - crew": what turns one into the other.
std::string swap_in_words(const PlanProblem& problem, const Purchases& from, const Purchases& to);

}  // namespace bulwark
