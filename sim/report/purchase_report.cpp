#include "report/purchase_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/interval_text.h"
#include "report/text_table.h"
#include "results/plan_tables.h"

namespace bulwark {

namespace {

/// Of each budget, of those that gain for certain.
constexpr std::size_t most_next = 3;

std::string relation_text(const Constraint& constraint) {
  return fmt::format("{} {} {}", constraint.metric.text(),
                     constraint.is_at_most ? "<=" : ">=", level_text(form_of(constraint.metric), constraint.level));
}

std::string raid_text(const PlanProblem& problem, std::size_t raid) {
  return problem.has_raids() ? " against " + problem.raids[raid].name : "";
}

/// The raid under which the objective is worst.
std::size_t worst_of(const PlanProblem& problem, const std::vector<double>& values) {
  const auto worst =
      problem.is_most ? std::min_element(values.begin(), values.end()) : std::max_element(values.begin(), values.end());
  return static_cast<std::size_t>(worst - values.begin());
}

std::size_t worst_raid(const PlanProblem& problem, const BudgetResult& result) {
  std::vector<double> values;
  for (const std::vector<Figure>& of_raid : result.figures) values.push_back(of_raid[0].estimate.value);
  return worst_of(problem, values);
}

/// What the plan breaks, for certain, under any raid.
std::string broken_text(const PlanProblem& problem, const BudgetResult& result) {
  const std::vector<MetricName> metrics = problem.metrics();
  std::string text;
  for (const Constraint& constraint : problem.constraints) {
    const auto metric =
        static_cast<std::size_t>(std::find(metrics.begin(), metrics.end(), constraint.metric) - metrics.begin());
    for (std::size_t raid = 0; raid < problem.raids.size(); ++raid) {
      if (holds_in_words(constraint, result.figures[raid][metric].interval) != "no") continue;
      text += fmt::format("; breaks {}{}", relation_text(constraint), raid_text(problem, raid));
    }
  }
  return text;
}

std::string frontier_text(const PlanProblem& problem, const PlanResults& results) {
  const std::string confidence = fmt::format("{:g} %", problem.has_raids() ? 100 * problem.settings.confidence : 95);
  std::vector<std::string> header = {"budget", "cost", problem.objective.text() + " (" + confidence + ")"};
  if (problem.has_raids()) header.emplace_back("worst raid");
  header.emplace_back(problem.has_raids() ? "better than nothing bought by, against it (95 %)"
                                          : "better than nothing bought by (95 %)");
  TextTable table(header);
  std::string bought;
  for (const BudgetResult& result : results.budgets) {
    const std::size_t raid = worst_raid(problem, result);
    const Figure& figure = result.figures[raid][0];
    std::vector<std::string> row = {fmt::format("{:g}", result.budget),
                                    fmt::format("{:g}", cost_of(problem, result.found.plan)),
                                    figure_text(form_of(problem.objective), figure.estimate.value, figure.interval)};
    if (problem.has_raids()) row.push_back(problem.raids[raid].name);
    row.push_back(result.budget > 0 ? difference_text(form_of(problem.objective), result.gains[raid].estimate.value,
                                                      result.gains[raid].interval)
                                    : "");
    table.add(std::move(row));
    bought += fmt::format("  {:g}: {}{}\n", result.budget, in_words(problem, result.found.plan),
                          broken_text(problem, result));
  }
  return table.text() + "\nBought\n" + bought;
}

std::string constraints_text(const PlanProblem& problem, const PlanResults& results) {
  const std::vector<MetricName> metrics = problem.metrics();
  std::string text;
  for (const Constraint& constraint : problem.constraints) {
    const auto metric =
        static_cast<std::size_t>(std::find(metrics.begin(), metrics.end(), constraint.metric) - metrics.begin());
    for (const BudgetResult& result : results.budgets) {
      for (std::size_t raid = 0; raid < problem.raids.size(); ++raid) {
        const Figure& figure = result.figures[raid][metric];
        text += fmt::format("  {:g}: {}{}: {}, {}\n", result.budget, relation_text(constraint),
                            raid_text(problem, raid), holds_in_words(constraint, figure.interval),
                            figure_text(form_of(constraint.metric), figure.estimate.value, figure.interval));
      }
    }
  }
  return text.empty() ? "" : "\nConstraints, on fresh trials\n" + text;
}

std::string choice_text(const PlanProblem& problem, const BudgetResult& result) {
  const MetricForm& form = form_of(problem.objective);
  const double percent = 100 * problem.settings.confidence;
  std::string text;
  if (result.found.is_enumerated && !problem.has_raids() && problem.constraints.empty() && result.found.plans > 1) {
    text = fmt::format("all {} plans raced; {}; ", result.found.plans,
                       result.found.is_decided
                           ? fmt::format("the best, if better by {}, is selected with probability {:g} %",
                                         level_text(form, problem.settings.within), percent)
                           : std::string("undecided when the trials ran out"));
  }
  const SwapCheck& check = result.swaps;
  if (check.swaps == 0) return text + "no swap is allowed";
  if (!std::isfinite(check.most_gain)) {
    return text + fmt::format("what {} gains at most is not known: the objective is the same in all trials",
                              swap_in_words(problem, result.found.plan, *check.nearest));
  }
  text += check.most_gain < 0
              ? fmt::format("of {} swaps each loses {} or more", check.swaps, level_text(form, -check.most_gain))
              : fmt::format("of {} swaps none gains more than {}", check.swaps, level_text(form, check.most_gain));
  text += fmt::format(" ({:g} % confidence)", percent);
  if (check.better) text += "; better for certain: " + swap_in_words(problem, result.found.plan, *check.better);
  return text;
}

/// With raids, gains against the raid that is the plan's worst.
std::string next_text(const PlanProblem& problem, const BudgetResult& result) {
  const std::size_t raid = worst_raid(problem, result);
  std::vector<MarginalGain> sure;
  for (const MarginalGain& gain : result.marginals) {
    if (gain.raid == raid && gain.gain.interval.low > 0) sure.push_back(gain);
  }
  std::stable_sort(sure.begin(), sure.end(), [](const MarginalGain& a, const MarginalGain& b) {
    return a.gain.estimate.value / a.cost > b.gain.estimate.value / b.cost;
  });
  std::string text;
  for (std::size_t i = 0; i < std::min(most_next, sure.size()); ++i) {
    text += fmt::format(
        "{}{} ({} for {:g})", i > 0 ? "; " : "", swap_in_words(problem, result.found.plan, sure[i].with),
        difference_text(form_of(problem.objective), sure[i].gain.estimate.value, sure[i].gain.interval), sure[i].cost);
  }
  return (text.empty() ? "nothing gains for certain" : text) + raid_text(problem, raid);
}

std::string mix_text(const PlanProblem& problem, const BudgetResult& result) {
  std::vector<double> values;
  for (const Figure& figure : result.mix->figures) values.push_back(figure.estimate.value);
  const std::size_t raid = worst_of(problem, values);
  const Figure& figure = result.mix->figures[raid];
  std::string text = fmt::format("  {:g}: {}{}:", result.budget,
                                 figure_text(form_of(problem.objective), figure.estimate.value, figure.interval),
                                 raid_text(problem, raid));
  for (std::size_t i = 0; i < result.mix->plans.size(); ++i) {
    text += fmt::format("{} {:.0f} % {}", i > 0 ? ";" : "", 100 * result.mix->shares[i],
                        in_words(problem, result.mix->plans[i]));
  }
  return text + '\n';
}

}  // namespace

std::string purchase_report(const PlanProblem& problem, const PlanResults& results) {
  std::string choices;
  std::string next;
  std::string mixes;
  for (const BudgetResult& result : results.budgets) {
    if (result.budget > 0) choices += fmt::format("  {:g}: {}\n", result.budget, choice_text(problem, result));
    next += fmt::format("  {:g}: {}\n", result.budget, next_text(problem, result));
    if (result.mix) mixes += mix_text(problem, result);
  }
  return fmt::format(
      "{}{}\nHow sure\n{}\nWhat next, by gain for its cost (95 %)\n{}{}\n{} trials of the search, {} fresh ones\n",
      frontier_text(problem, results), constraints_text(problem, results), choices, next,
      mixes.empty() ? "" : "\nThe mixture that is best in its worst case\n" + mixes, results.search_trials,
      results.fresh_trials);
}

}  // namespace bulwark
