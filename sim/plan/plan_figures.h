// What is said of a plan, all from fresh trials that no search has seen.
//
// The plan does not depend on these trials, so its figures are unbiased and their intervals keep their confidence. With
// raids the intervals of the objective hold together over the raids (Bonferroni: each end with 1 - α/2R), and so the
// largest of the upper ends lies above the worst case with at least the confidence. The check of swaps: of the k plans
// that are one swap away both ends of what each gains hold together (Bonferroni, paired trials), so that with that
// confidence no swap gains more than the largest of the upper ends. There are two looks with half of α each: after a
// quarter of the trials at all swaps, after the rest at those that may still gain more than δ, which the file fixed
// beforehand. Where all trials but fewer than ten gain alike (nothing, or all the same) the spread is not known: the
// first look then closes nothing, and the last one bounds the shares of trials that gain more, or less, than the others
// (Clopper and Pearson 1934), and by how much they may (tally/alike.h); where that is not known, nothing. With raids a
// swap's gain is in the worst case: over raids q of the plan and r of the swap, max_q min_r (loss(plan, q) - loss(swap,
// r)), whose ends follow from those of all the differences.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/score.h"

namespace bulwark {

/// What one more of an item gains against a raid: positive is better.
struct MarginalGain {
  std::size_t item = 0;
  std::size_t raid = 0;
  Purchases with;   // the item, and what it requires
  double cost = 0;  // of both
  Difference gain;  // 95 %
};

struct SwapCheck {
  std::size_t swaps = 0;             // that are allowed within the budget
  double most_gain = 0;              // none gains more, with the confidence asked for; 0 without swaps
  std::optional<Purchases> nearest;  // the one that has this upper end
  std::optional<Purchases> better;   // one that is better for certain: its lower end, likewise simultaneous, is above 0
  bool holds(double within) const { return most_gain <= within; }
};

/// A mixture of plans, drawn anew before each raid, and what it comes to.
struct PlanMix {
  std::vector<Purchases> plans;
  std::vector<double> shares;       // of plans
  std::vector<double> raid_shares;  // of the attacker's answer
  std::vector<Figure> figures;      // [raid]: simultaneous
};

/// [raid][metric] of a plan; those of the objective hold together over the raids. What few fresh trials show, or none,
/// is not certain (inquiry/cautious_figure.h), nor are gains that few differ by (inquiry/cautious_difference.h).
std::vector<std::vector<Figure>> figures_of(TrialStore& store, const Purchases& plan);

/// [raid]: by how much the objective is better than with nothing bought, trial by trial; 95 %.
std::vector<Difference> gains_over_nothing(TrialStore& store, const Purchases& plan);

/// Of every item of which one more is allowed, whatever it costs.
std::vector<MarginalGain> marginal_gains(TrialStore& store, const Purchases& plan);

SwapCheck check_swaps(TrialStore& store, const Purchases& plan, double budget);

/// Fills in the figures.
void measure(TrialStore& store, PlanMix& mix);

}  // namespace bulwark
