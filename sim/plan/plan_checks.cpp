#include "plan/plan_checks.h"

#include <fmt/format.h>

#include <algorithm>

#include "plan/plan_scenario.h"
#include "study/point_faults.h"
#include "study/sweep_plan.h"
#include "tally/observer.h"

namespace bulwark {

namespace {

class Checker {
 public:
  explicit Checker(const PlanProblem& problem) : problem_(problem) {}

  void run() {
    for (std::size_t r = 0; r < problem_.raids.size(); ++r) {
      const RaidVariant& raid = problem_.raids[r];
      if (try_scenario(nothing_bought(problem_), r, raid.place, "")) check_raid(r);
    }
    if (!errors_.empty()) throw InputErrors(errors_);
    for (std::size_t i = 0; i < problem_.items.size(); ++i) check_item(i);
    std::stable_sort(errors_.begin(), errors_.end(), [](const InputError& a, const InputError& b) {
      return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    if (!errors_.empty()) throw InputErrors(errors_);
  }

 private:
  void complain(const PlacedText& place, const std::string& message) {
    const InputError error{problem_.file, place.line, place.column, place.path, message};
    if (std::find(errors_.begin(), errors_.end(), error) == errors_.end()) errors_.push_back(error);
  }

  void check_item(std::size_t i) {
    const Item& item = problem_.items[i];
    const auto once = with_one_more(problem_, nothing_bought(problem_), i);
    if (!once) return complain(item.place, item.name + " can never be bought: limits and rules do not allow it");
    if (!try_scenario(*once, 0, item.place, "bought once: ")) return;
    Purchases often = *once;
    while (const auto more = with_one_more(problem_, often, i)) often = *more;
    if (often != *once) try_scenario(often, 0, item.place, fmt::format("bought {} times: ", often[i]));
    std::vector<std::string> paths;
    for (const Override& set : item.sets) paths.push_back(set.path);
    for (const Increment& add : item.adds) paths.push_back(add.path);
    check_effect(paths, *once, 0, item.place);
  }

  void check_raid(std::size_t raid) {
    std::vector<std::string> paths;
    for (const Override& change : problem_.raids[raid].changes) paths.push_back(change.path);
    check_effect(paths, nothing_bought(problem_), raid, problem_.raids[raid].place);
  }

  bool try_scenario(const Purchases& plan, std::size_t raid, const PlacedText& place, const std::string& when) {
    try {
      const Scenario scenario = problem_.scenario.with(overrides_of(problem_, plan, raid)).scenario;
      check_observable(scenario, problem_.metrics());
      return true;
    } catch (const InputErrors& errors) {
      complain(place, when + in_one_line(errors.errors()));
    }
    return false;
  }

  /// Paths that would be drawn anew in each trial, or that nothing looks at.
  void check_effect(const std::vector<std::string>& paths, const Purchases& plan, std::size_t raid,
                    const PlacedText& place) {
    if (paths.empty()) return;
    const LoadedScenario loaded = problem_.scenario.with(overrides_of(problem_, plan, raid));
    for (const std::string& path : paths) {
      try {
        check_not_uncertain(loaded.scenario, path);
      } catch (const InputErrors& fault) {
        complain(place, fault.what());
      }
      if (const InputError* idle = no_effect_at(loaded, path)) complain(place, path + ": " + idle->message);
    }
  }

  const PlanProblem& problem_;
  std::vector<InputError> errors_;
};

}  // namespace

void check_plans(const PlanProblem& problem) {
  Checker(problem).run();
}

}  // namespace bulwark
