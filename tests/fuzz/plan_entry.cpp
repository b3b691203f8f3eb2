// The entry of plan files: what may be bought, and what buying it makes of a small scenario.
#include <algorithm>
#include <string>

#include "base/input_error.h"
#include "format/support.h"
#include "fuzz/entry_points.h"
#include "fuzz/properties.h"
#include "plan/plan_file.h"
#include "plan/plan_scenario.h"
#include "plan/purchases.h"

namespace bulwark::fuzzing {

namespace {

/// Things bought together may be more than the scenario takes; then it says so.
void try_plan(const PlanProblem& problem, const Purchases& plan) {
  for (std::size_t raid = 0; raid < std::max<std::size_t>(1, problem.raids.size()); ++raid) {
    try {
      scenario_of(problem, plan, raid);
    } catch (const InputErrors& errors) {
      expect_readable(errors);
    }
  }
}

/// One of everything that still may be had, thing after thing.
void buy(const PlanProblem& problem) {
  constexpr std::size_t most_items = 8;
  Purchases plan = nothing_bought(problem);
  for (std::size_t i = 0; i < std::min(plan.size(), most_items); ++i) {
    const auto more = with_one_more(problem, plan, i);
    if (!more) continue;
    expect(is_allowed(problem, *more), "what can be bought is allowed");
    expect(cost_of(problem, *more) > cost_of(problem, plan), "what is bought costs something");
    plan = *more;
    for (const Purchases& swap : swaps(problem, plan, problem.budgets.back())) {
      expect(is_allowed(problem, swap, problem.budgets.back()), "a swap is allowed, and paid for");
    }
  }
  expect(!in_words(problem, plan).empty(), "a plan can be told in words");
  try_plan(problem, plan);
}

}  // namespace

void read_plan(std::string_view input) {
  try {
    const PlanProblem problem =
        load_plan_text(std::string(input), "plan.yaml", testing::small_scenario(), "small.yaml");
    expect(!problem.items.empty() && !problem.budgets.empty(), "a plan has something to buy, and money");
    buy(problem);
  } catch (const InputErrors& errors) {
    expect_readable(errors);
  }
}

}  // namespace bulwark::fuzzing
