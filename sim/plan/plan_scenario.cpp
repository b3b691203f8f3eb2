#include "plan/plan_scenario.h"

#include <fmt/format.h>

#include <algorithm>

#include "study/point_faults.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

/// Sums of what items add, path by path, in the order of the items.
std::vector<Increment> totals_of(const PlanProblem& problem, const Purchases& plan) {
  std::vector<Increment> totals;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (plan[i] == 0) continue;
    for (const Increment& add : problem.items[i].adds) {
      auto total = std::find_if(totals.begin(), totals.end(), [&](const Increment& t) { return t.path == add.path; });
      if (total == totals.end()) {
        totals.push_back({add.path, add.base, 0, add.unit});
        total = totals.end() - 1;
      }
      total->each += plan[i] * add.each;
    }
  }
  return totals;
}

}  // namespace

std::vector<Override> overrides_of(const PlanProblem& problem, const Purchases& plan, std::size_t raid) {
  std::vector<Override> changes = problem.raids[raid].changes;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const Item& item = problem.items[i];
    if (plan[i] == 0) continue;
    changes.insert(changes.end(), item.sets.begin(), item.sets.end());
    if (!item.battery) continue;
    const std::string count = plan[i] > 1 ? fmt::format(", count: {}", plan[i]) : "";
    changes.push_back({"batteries." + item.battery->key, "{" + item.battery->values + count + "}"});
  }
  for (const Increment& total : totals_of(problem, plan)) {
    changes.push_back({total.path, with_unit(rounded_number(total.base + total.each), total.unit)});
  }
  return changes;
}

Scenario scenario_of(const PlanProblem& problem, const Purchases& plan, std::size_t raid) {
  try {
    return problem.scenario.with(overrides_of(problem, plan, raid)).scenario;
  } catch (const InputErrors& errors) {
    const std::string against = problem.raids[raid].name.empty() ? "" : " against " + problem.raids[raid].name;
    refuse(problem.file,
           fmt::format("{}{} makes no scenario: {}", in_words(problem, plan), against, in_one_line(errors.errors())));
  }
}

}  // namespace bulwark
