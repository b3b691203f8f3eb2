// A scenario tilted towards an event: the odds of a kill by battery and type, of each battery's being up, the shares of
// targets, and the distributions of `uncertain:` are changed, all else is drawn as it is. What is tilted has a
// likelihood ratio in closed form, so the trials of a tilted scenario tell of the plain one (importance sampling;
// Siegmund 1976, Ann. Stat. 4: exponential tilting, of which a change of odds is the case of a binary draw).
#pragma once

#include <vector>

#include "base/indexed_by_both.h"
#include "decide/trial_record.h"

namespace bulwark {

/// Odds o of a thing of probability q become factor · o.
double with_odds(double q, double factor);

struct Tilt {
  IndexedByBoth<BatteryId, TypeId, double> kill_odds;  // factor
  IndexedBy<BatteryId, double> up_odds;                // factor
  std::vector<double> aim;                             // [cell]: probability among the targets of its salvo
  std::vector<Distribution> uncertain;                 // [uncertain parameter]
};

/// Nothing is changed.
Tilt no_tilt(const Tables& tables);

/// A record and how much it counts.
struct WeightedRecord {
  TrialRecord record;
  double weight = 0;
};

/// The tilt that goes with what these trials drew (after cross-entropy; Rubinstein 1997, Eur. J. Oper. Res. 99): odds
/// solve "kills expected = kills", shares are those observed, a beta, a normal and a lognormal take the mean that was
/// drawn (uncertain_tilt.h); other distributions stay. Factors stay within [1/100, 100], and a fiftieth of each
/// share is the plain one, so that no ratio is large for want of data; for the same reason a battery's odds are fitted
/// as if it had fired ten rounds more with those of all batteries at the family, and had been drawn ten times more with
/// those of its system.
Tilt fit_tilt(const Tables& tables, const std::vector<WeightedRecord>& records);

/// ln of the probability of the record under the tilt over that under the plain scenario.
double log_ratio(const Tables& tables, const Tilt& tilt, const TrialRecord& record);

/// The tables with the tilt's shares and distributions; the odds are for apply_odds(), once a trial has drawn.
Tables tilted(const Tables& tables, const Tilt& tilt);
void apply_odds(const Tilt& tilt, Parameters& parameters);

}  // namespace bulwark
