// Works out what a trial's outcome comes to, once for all that ask: tallies, control variates, studies, rows of trials.
#pragma once

#include "metrics/evaluation.h"
#include "metrics/groups.h"
#include "outcome/outcome.h"
#include "scenario/scenario.h"
#include "tables/layout.h"
#include "tally/events.h"
#include "tally/group_sums.h"
#include "tally/valuation.h"

namespace bulwark {

/// Evaluates the outcomes of one scenario. One a thread; allocates nothing after the first call.
class Evaluator {
 public:
  /// Throws InputErrors where a cost or a capacity does not fit fixed point.
  Evaluator(const Scenario& scenario, const Layout& layout);

  /// Valid until the next call. Throws std::overflow_error where a trial's total does not fit.
  const Evaluation& evaluate(const Outcome& outcome);

  const Groups& groups() const { return groups_; }
  const Valuation& valuation() const { return valuation_; }
  const EventReader& events() const { return events_; }

  /// Whether they evaluate alike.
  friend bool operator==(const Evaluator& a, const Evaluator& b) {
    return a.groups_ == b.groups_ && a.sums_ == b.sums_ && a.valuation_ == b.valuation_ && a.events_ == b.events_;
  }

 private:
  Groups groups_;
  GroupSums sums_;
  Valuation valuation_;
  EventReader events_;
  bool is_campaign_ = false;
  Evaluation evaluation_;
};

}  // namespace bulwark
