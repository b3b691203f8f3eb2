#include "plan/purchases.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace bulwark {

namespace {

constexpr double rounding = 1e-9;

bool has_any(const Purchases& plan, const std::vector<std::size_t>& items) {
  return std::any_of(items.begin(), items.end(), [&](std::size_t item) { return plan[item] > 0; });
}

bool is_within_limits(const PlanProblem& problem, const Purchases& plan) {
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (plan[i] > problem.items[i].most) return false;
  }
  return std::all_of(problem.limits.begin(), problem.limits.end(), [&](const SharedLimit& limit) {
    const auto add = [&](std::uint64_t sum, std::size_t item) { return sum + plan[item]; };
    return std::accumulate(limit.items.begin(), limit.items.end(), std::uint64_t{0}, add) <= limit.most;
  });
}

bool is_broken(const Rule& rule, const Purchases& plan) {
  return plan[rule.item] > 0 && has_any(plan, rule.others) == rule.is_exclusion;
}

bool can_pay(const PlanProblem& problem, const Purchases& plan, double budget) {
  return cost_of(problem, plan) <= budget * (1 + rounding);
}

/// Buys what is required but not there, the cheapest of each; false where something required cannot be had. Every step
/// buys one thing more, so there are no more steps than items.
bool complete(const PlanProblem& problem, Purchases& plan) {
  for (std::size_t step = 0; step <= plan.size(); ++step) {
    const auto lacking = std::find_if(problem.rules.begin(), problem.rules.end(),
                                      [&](const Rule& rule) { return !rule.is_exclusion && is_broken(rule, plan); });
    if (lacking == problem.rules.end()) return is_allowed(problem, plan);
    std::optional<std::size_t> cheapest;
    for (const std::size_t other : lacking->others) {
      Purchases with = plan;
      ++with[other];
      const bool is_cheaper = !cheapest || problem.items[other].cost < problem.items[*cheapest].cost;
      if (is_cheaper && is_within_limits(problem, with)) cheapest = other;
    }
    if (!cheapest) return false;
    ++plan[*cheapest];
  }
  return false;
}

/// Fills in item after item. Rules may leave little of a large tree, so its size is bounded too.
class Enumeration {
 public:
  Enumeration(const PlanProblem& problem, double budget, std::size_t most)
      : problem_(problem),
        budget_(budget),
        most_(most),
        visits_left_(1000 * (most + 1)),
        plan_(nothing_bought(problem)) {}

  std::optional<std::vector<Purchases>> run() {
    if (!fill(0)) return std::nullopt;
    return std::move(found_);
  }

 private:
  /// False where there are too many.
  bool fill(std::size_t item) {
    if (visits_left_-- == 0) return false;
    if (item == plan_.size()) {
      if (is_allowed(problem_, plan_, budget_)) found_.push_back(plan_);
      return found_.size() <= most_;
    }
    for (plan_[item] = 0; plan_[item] <= problem_.items[item].most; ++plan_[item]) {
      if (!can_pay(problem_, plan_, budget_)) break;
      if (!fill(item + 1)) return false;
    }
    plan_[item] = 0;
    return true;
  }

  const PlanProblem& problem_;
  double budget_;
  std::size_t most_;
  std::size_t visits_left_;
  Purchases plan_;
  std::vector<Purchases> found_;
};

}  // namespace

Purchases nothing_bought(const PlanProblem& problem) {
  return Purchases(problem.items.size(), 0);
}

double cost_of(const PlanProblem& problem, const Purchases& plan) {
  double cost = 0;
  for (std::size_t i = 0; i < plan.size(); ++i) cost += plan[i] * problem.items[i].cost;
  return cost;
}

bool is_allowed(const PlanProblem& problem, const Purchases& plan) {
  return is_within_limits(problem, plan) &&
         std::none_of(problem.rules.begin(), problem.rules.end(), [&](const Rule& r) { return is_broken(r, plan); });
}

bool is_allowed(const PlanProblem& problem, const Purchases& plan, double budget) {
  return can_pay(problem, plan, budget) && is_allowed(problem, plan);
}

std::optional<Purchases> with_one_more(const PlanProblem& problem, const Purchases& plan, std::size_t item) {
  Purchases more = plan;
  ++more[item];
  if (!is_within_limits(problem, more) || !complete(problem, more)) return std::nullopt;
  return more;
}

std::vector<Purchases> additions(const PlanProblem& problem, const Purchases& plan, double budget) {
  std::vector<Purchases> found;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    auto more = with_one_more(problem, plan, i);
    if (more && can_pay(problem, *more, budget)) found.push_back(*std::move(more));
  }
  return found;
}

std::vector<Purchases> swaps(const PlanProblem& problem, const Purchases& plan, double budget) {
  std::vector<Purchases> found;
  const auto keep = [&](const Purchases& candidate) {
    if (candidate != plan && is_allowed(problem, candidate, budget)) found.push_back(candidate);
  };
  for (std::size_t out = 0; out <= plan.size(); ++out) {  // the last: nothing goes
    if (out < plan.size() && plan[out] == 0) continue;
    Purchases rest = plan;
    if (out < plan.size()) --rest[out];
    keep(rest);
    for (std::size_t in = 0; in < plan.size(); ++in) {
      if (in == out) continue;
      Purchases changed = rest;
      ++changed[in];
      keep(changed);
    }
  }
  return found;
}

std::optional<std::vector<Purchases>> all_plans(const PlanProblem& problem, double budget, std::size_t most) {
  return Enumeration(problem, budget, most).run();
}

std::string in_words(const PlanProblem& problem, const Purchases& plan) {
  std::string words;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (plan[i] == 0) continue;
    words += (words.empty() ? "" : ", ") + (plan[i] > 1 ? fmt::format("{} ", plan[i]) : std::string()) +
             problem.items[i].name;
  }
  return words.empty() ? "nothing" : words;
}

std::string swap_in_words(const PlanProblem& problem, const Purchases& from, const Purchases& to) {
  std::string in;
  std::string out;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (to[i] > from[i]) in += " + " + problem.items[i].name;
    if (to[i] < from[i]) out += " - " + problem.items[i].name;
  }
  const std::string words = in + out;
  return words.empty() ? "nothing" : words.substr(1);
}

}  // namespace bulwark
