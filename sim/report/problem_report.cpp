#include "report/problem_report.h"

#include <fmt/format.h>

#include "report/interval_text.h"
#include "report/text_table.h"

namespace bulwark {

namespace {

/// What buying an item does to the scenario.
std::string effect_of(const Item& item) {
  std::string effect;
  const auto add = [&effect](const std::string& part) { effect += (effect.empty() ? "" : ", ") + part; };
  if (item.battery) add("a battery at " + item.site);
  for (const Override& set : item.sets) add("sets " + set.path);
  for (const Increment& more : item.adds) {
    add(fmt::format("{}{}{} {}", more.each >= 0 ? "+" : "", more.each, more.unit.empty() ? "" : " " + more.unit,
                    more.path));
  }
  return effect;
}

std::string bounds_of(const PlanProblem& problem) {
  std::string bounds;
  for (const Constraint& constraint : problem.constraints) {
    bounds += fmt::format("With {} {} {}\n", constraint.metric.text(), constraint.is_at_most ? "at most" : "at least",
                          level_text(form_of(constraint.metric), constraint.level));
  }
  if (!problem.has_raids()) return bounds;
  bounds += "Against the raids";
  for (const RaidVariant& raid : problem.raids) bounds += (&raid == &problem.raids[0] ? " " : ", ") + raid.name;
  return bounds + "\n";
}

}  // namespace

std::string problem_report(const PlanProblem& problem) {
  std::string text = fmt::format("{}: {} {} of {} for {} {}: {:g}\n", problem.name, problem.is_most ? "most" : "least",
                                 problem.objective.text(), problem.scenario.file(), problem.budgets.size(),
                                 problem.budgets.size() == 1 ? "budget" : "budgets", fmt::join(problem.budgets, ", "));
  text += bounds_of(problem) + "\n";
  TextTable table = TextTable::with_long_names({"to buy", "cost", "at most", "what it does"});
  for (const Item& item : problem.items) {
    table.add({item.name, fmt::format("{:g}", item.cost), fmt::format("{}", item.most), effect_of(item)});
  }
  return text + table.text();
}

}  // namespace bulwark
