#include "results/plan_tables.h"

#include <algorithm>
#include <optional>

#include "columns/columns.h"

namespace bulwark {

namespace {

std::string yes_or_no(bool is_so) {
  return is_so ? "yes" : "no";
}

class PlanTables {
 public:
  PlanTables(const PlanProblem& problem, const PlanResults& results) : problem_(problem), results_(results) {}

  std::vector<ResultTable> all() const {
    std::vector<ResultTable> tables = {frontier(), purchases(), choices(), marginal()};
    if (problem_.has_raids()) {
      tables.push_back(worst_case());
      tables.push_back(mix());
    }
    return tables;
  }

 private:
  /// A figure of a budget's plan; of a metric with a constraint, one row for each.
  struct FrontierRow {
    const BudgetResult* result;
    std::size_t raid;
    std::size_t metric;
    const Constraint* constraint;  // null: none

    const Figure& figure() const { return result->figures[raid][metric]; }
    Difference gain() const {
      const Difference none{{nan, nan}, {nan, nan}, nan};
      return metric == 0 ? result->gains[raid] : none;
    }
  };
  struct Bought {
    const BudgetResult* result;
    std::size_t item;
  };
  struct Next {
    const BudgetResult* result;
    const MarginalGain* more;
  };
  struct Strategy {
    const BudgetResult* result;
    const char* name;
    std::size_t raid;
    const Figure* figure;
    bool is_worst;
  };
  struct Share {
    double budget;
    const char* side;
    std::string name;
    double share;
  };

  double cost(const BudgetResult& result) const { return cost_of(problem_, result.found.plan); }
  std::string raid(std::size_t r) const { return problem_.raids[r].name; }
  std::string swap(const BudgetResult& result, const std::optional<Purchases>& to) const {
    return to ? swap_in_words(problem_, result.found.plan, *to) : "";
  }

  std::vector<FrontierRow> frontier_rows() const {
    const std::vector<MetricName> metrics = problem_.metrics();
    std::vector<FrontierRow> rows;
    for (const BudgetResult& result : results_.budgets) {
      for (std::size_t r = 0; r < problem_.raids.size(); ++r) {
        for (std::size_t m = 0; m < metrics.size(); ++m) {
          const std::size_t before = rows.size();
          for (const Constraint& constraint : problem_.constraints) {
            if (constraint.metric == metrics[m]) rows.push_back({&result, r, m, &constraint});
          }
          if (rows.size() == before) rows.push_back({&result, r, m, nullptr});
        }
      }
    }
    return rows;
  }

  /// The smaller budget whose mean of the objective is the best of those that are better: the search for the larger
  /// one, which could have had that plan, has missed something, or chance parts them.
  double better_smaller(const FrontierRow& row) const {
    double better = nan;
    if (row.metric != 0) return better;
    const double sign = problem_.is_most ? -1 : 1;
    double least = sign * row.figure().estimate.value;
    for (const BudgetResult& other : results_.budgets) {
      const double loss = sign * other.figures[row.raid][0].estimate.value;
      if (other.budget >= row.result->budget || !(loss < least)) continue;
      least = loss;
      better = other.budget;
    }
    return better;
  }

  ResultTable frontier() const {
    using Row = FrontierRow;
    const std::vector<MetricName> metrics = problem_.metrics();
    Columns<Row> columns;
    columns.number("budget", [](const Row& row) { return row.result->budget; })
        .number("cost", [this](const Row& row) { return cost(*row.result); })
        .text("raid", [this](const Row& row) { return raid(row.raid); })
        .text("metric", [&](const Row& row) { return metrics[row.metric].metric; })
        .text("group", [&](const Row& row) { return metrics[row.metric].group; })
        .sole_estimate("mean", [](const Row& row) { return row.figure().estimate; })
        .sole_interval([](const Row& row) { return row.figure().interval; })
        .estimate("gain", [](const Row& row) { return row.gain().estimate; })
        .interval("gain", [](const Row& row) { return row.gain().interval; })
        .text("relation",
              [](const Row& row) {
                return std::string(row.constraint == nullptr ? "" : row.constraint->is_at_most ? "<=" : ">=");
              })
        .number("level", [](const Row& row) { return row.constraint == nullptr ? nan : row.constraint->level; })
        .text("holds",
              [](const Row& row) {
                return row.constraint == nullptr ? "" : holds_in_words(*row.constraint, row.figure().interval);
              })
        .number("better_budget", [this](const Row& row) { return better_smaller(row); })
        .count("trials", [this](const Row&) { return problem_.settings.trials; });
    return columns.table(plan_table_names[0], frontier_rows());
  }

  ResultTable purchases() const {
    std::vector<Bought> rows;
    for (const BudgetResult& result : results_.budgets) {
      for (std::size_t i = 0; i < problem_.items.size(); ++i) {
        if (result.found.plan[i] > 0) rows.push_back({&result, i});
      }
    }
    const auto item = [this](const Bought& row) -> const Item& { return problem_.items[row.item]; };
    Columns<Bought> columns;
    columns.number("budget", [](const Bought& row) { return row.result->budget; })
        .text("item", [=](const Bought& row) { return item(row).name; })
        .text("option", [=](const Bought& row) { return item(row).option; })
        .text("site", [=](const Bought& row) { return item(row).site; })
        .count("number", [](const Bought& row) { return row.result->found.plan[row.item]; })
        .number("cost_of_one", [=](const Bought& row) { return item(row).cost; })
        .number("cost", [=](const Bought& row) { return row.result->found.plan[row.item] * item(row).cost; });
    return columns.table(plan_table_names[1], rows);
  }

  ResultTable choices() const {
    using Row = BudgetResult;
    const PlanSettings& settings = problem_.settings;
    Columns<Row> columns;
    columns.number("budget", [](const Row& row) { return row.budget; })
        .number("cost", [this](const Row& row) { return cost(row); })
        .text("objective", [this](const Row&) { return std::string(problem_.is_most ? "most" : "least"); })
        .text("plan", [this](const Row& row) { return in_words(problem_, row.found.plan); })
        .text("method", [](const Row& row) { return std::string(row.found.is_enumerated ? "enumeration" : "search"); })
        .count("plans", [](const Row& row) { return row.found.plans; })
        .text("decided", [](const Row& row) { return yes_or_no(row.found.is_decided); })
        .count("swaps", [](const Row& row) { return row.swaps.swaps; })
        .number("swap_gain_at_most", [](const Row& row) { return row.swaps.most_gain; })
        .number("within", [&](const Row&) { return settings.within; })
        .number("confidence", [&](const Row&) { return settings.confidence; })
        .text("no_better_swap",
              [&](const Row& row) { return std::string(row.swaps.holds(settings.within) ? "yes" : "unsure"); })
        .text("nearest_swap", [this](const Row& row) { return swap(row, row.swaps.nearest); })
        .text("better_swap", [this](const Row& row) { return swap(row, row.swaps.better); })
        .count("trials", [&](const Row&) { return settings.swap_trials; });
    return columns.table(plan_table_names[2], results_.budgets);
  }

  ResultTable marginal() const {
    std::vector<Next> rows;
    for (const BudgetResult& result : results_.budgets) {
      for (const MarginalGain& more : result.marginals) rows.push_back({&result, &more});
    }
    Columns<Next> columns;
    columns.number("budget", [](const Next& row) { return row.result->budget; })
        .text("item", [this](const Next& row) { return problem_.items[row.more->item].name; })
        .count("bought", [](const Next& row) { return row.result->found.plan[row.more->item]; })
        .text("buys", [this](const Next& row) { return swap(*row.result, row.more->with); })
        .number("cost", [](const Next& row) { return row.more->cost; })
        .text("raid", [this](const Next& row) { return raid(row.more->raid); })
        .text("metric", [this](const Next&) { return problem_.objective.metric; })
        .text("group", [this](const Next&) { return problem_.objective.group; })
        .sole_estimate("gain", [](const Next& row) { return row.more->gain.estimate; })
        .sole_interval([](const Next& row) { return row.more->gain.interval; })
        .number("gain_per_cost", [](const Next& row) { return row.more->gain.estimate.value / row.more->cost; })
        .interval("gain_per_cost",
                  [](const Next& row) {
                    const ConfidenceInterval& gain = row.more->gain.interval;
                    return ConfidenceInterval{gain.low / row.more->cost, gain.high / row.more->cost};
                  })
        .count("trials", [this](const Next&) { return problem_.settings.trials; });
    return columns.table(plan_table_names[3], rows);
  }

  ResultTable worst_case() const {
    std::vector<Strategy> rows;
    for (const BudgetResult& result : results_.budgets) {
      std::vector<const Figure*> plan;
      for (const std::vector<Figure>& of_raid : result.figures) plan.push_back(of_raid.data());
      add_strategy(result, "plan", plan, rows);
      std::vector<const Figure*> mixed;
      for (const Figure& of_raid : result.mix->figures) mixed.push_back(&of_raid);
      add_strategy(result, "mix", mixed, rows);
    }
    Columns<Strategy> columns;
    columns.number("budget", [](const Strategy& row) { return row.result->budget; })
        .number("cost", [this](const Strategy& row) { return cost(*row.result); })
        .text("strategy", [](const Strategy& row) { return std::string(row.name); })
        .text("raid", [this](const Strategy& row) { return raid(row.raid); })
        .text("metric", [this](const Strategy&) { return problem_.objective.metric; })
        .text("group", [this](const Strategy&) { return problem_.objective.group; })
        .sole_estimate("mean", [](const Strategy& row) { return row.figure->estimate; })
        .sole_interval([](const Strategy& row) { return row.figure->interval; })
        .text("is_worst", [](const Strategy& row) { return yes_or_no(row.is_worst); })
        .number("confidence", [this](const Strategy&) { return problem_.settings.confidence; })
        .count("trials", [this](const Strategy&) { return problem_.settings.trials; });
    return columns.table(plan_table_names[4], rows);
  }

  void add_strategy(const BudgetResult& result, const char* name, const std::vector<const Figure*>& figures,
                    std::vector<Strategy>& rows) const {
    const double sign = problem_.is_most ? -1 : 1;
    const auto is_less = [sign](const Figure* a, const Figure* b) {
      return sign * a->estimate.value < sign * b->estimate.value;
    };
    const auto worst = std::max_element(figures.begin(), figures.end(), is_less);
    for (std::size_t r = 0; r < figures.size(); ++r) {
      rows.push_back({&result, name, r, figures[r], !is_less(figures[r], *worst)});
    }
  }

  ResultTable mix() const {
    std::vector<Share> rows;
    for (const BudgetResult& result : results_.budgets) {
      const PlanMix& of = *result.mix;
      for (std::size_t i = 0; i < of.plans.size(); ++i) {
        rows.push_back({result.budget, "plan", in_words(problem_, of.plans[i]), of.shares[i]});
      }
      for (std::size_t r = 0; r < of.raid_shares.size(); ++r) {
        rows.push_back({result.budget, "raid", raid(r), of.raid_shares[r]});
      }
    }
    Columns<Share> columns;
    columns.number("budget", [](const Share& row) { return row.budget; })
        .text("side", [](const Share& row) { return std::string(row.side); })
        .text("name", [](const Share& row) { return row.name; })
        .number("share", [](const Share& row) { return row.share; });
    return columns.table(plan_table_names[5], rows);
  }

  const PlanProblem& problem_;
  const PlanResults& results_;
};

}  // namespace

std::string holds_in_words(const Constraint& constraint, const ConfidenceInterval& interval) {
  const bool is_below = interval.high <= constraint.level;
  const bool is_above = interval.low >= constraint.level;
  if (constraint.is_at_most ? is_below : is_above) return "yes";
  return (constraint.is_at_most ? is_above : is_below) ? "no" : "unsure";
}

std::vector<ResultTable> plan_tables(const PlanProblem& problem, const PlanResults& results) {
  return PlanTables(problem, results).all();
}

}  // namespace bulwark
