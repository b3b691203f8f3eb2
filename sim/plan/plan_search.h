// The best plan for a budget against a mixture of raids, as far as the search's trials tell; of plans that no trial
// tells apart, the cheaper.
//
// Where there are few plans, all of them race: with Kim and Nelson's procedure (inquiry/selection.h) the best is
// selected with the probability that was asked for, if it is better by δ. Else greedily: from nothing, what gains most
// for its cost is bought until nothing gains any more or fits, each step a race of all additions and of stopping; and a
// second time by gain alone, because gain per cost may spend on small things what a large one would have needed
// (Khuller, Moss and Naor 1999). The better of the two is then improved by swaps, each again a race of all that are
// allowed, until it wins itself. A search promises nothing of its end; what is said of it comes from fresh trials
// (plan_figures.h).
//
// Constraints are judged by means of the first stage's trials: a race is among plans that keep them, and where none
// does, the step goes to what breaks them least for its cost.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "inquiry/selection.h"
#include "plan/score.h"

namespace bulwark {

struct FoundPlan {
  Purchases plan;
  bool is_enumerated = false;  // all plans of the budget raced
  bool is_decided = false;     // the last race had one survivor
  std::size_t plans = 0;       // that were looked at
};

class PlanSearch {
 public:
  explicit PlanSearch(TrialStore& store) : store_(store), problem_(store.problem()) {}

  /// Throws as TrialStore::extend().
  FoundPlan best(double budget, const RaidWeights& weights);

  /// What a plan has to be compared with, itself among it: all plans where they are few enough to race, else those one
  /// swap away; of these what keeps the constraints.
  std::vector<Purchases> rivals(const Purchases& plan, double budget);

 private:
  /// What of these keeps all constraints; all of those that break them least where none does.
  std::vector<Purchases> keeping(const std::vector<Purchases>& plans);
  /// Of a race of all; of those that no trial tells apart the cheapest.
  Purchases winner(std::vector<Purchases> plans);
  Purchases greedy(double budget, bool for_its_cost);
  Purchases step(const Purchases& plan, const std::vector<Purchases>& more, bool for_its_cost);
  Purchases least_broken(const Purchases& plan, const std::vector<Purchases>& more, bool for_its_cost);
  /// Of many swaps those that look best if what comes and what goes simply add up.
  std::vector<Purchases> promising(const Purchases& plan, const std::vector<Purchases>& all);
  Purchases swapped(Purchases plan, double budget);
  SelectionQuery query() const;
  RaidWeights judged() const;
  double violation(const Purchases& plan);

  TrialStore& store_;
  const PlanProblem& problem_;
  RaidWeights weights_;
  std::set<Purchases> seen_;
  bool is_decided_ = false;
};

}  // namespace bulwark
