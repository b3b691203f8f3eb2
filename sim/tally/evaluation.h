// What a trial's outcome comes to, worked out once for all that ask: tallies, control variates, studies, rows of
// trials.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"
#include "outcome/outcome.h"
#include "scenario/scenario.h"
#include "tables/layout.h"
#include "tally/events.h"
#include "tally/group_sums.h"
#include "tally/groups.h"
#include "tally/valuation.h"

namespace bulwark {

struct Evaluation {
  const Outcome* outcome = nullptr;
  IndexedBy<GroupId, GroupCounts> groups;         // and behind them the crossings of events (tally/events.h)
  std::int64_t attacker_cost = 0;                 // millionths of the money unit
  std::int64_t defender_cost = 0;                 // millionths of the money unit
  std::vector<std::int64_t> asset_capacity_lost;  // [asset], W
  std::vector<std::int64_t> asset_damage_us;  // [asset]: of a campaign, ∫ d / hardness dt to the nearest microsecond
  std::int64_t capacity_lost = 0;             // of all assets, W
  std::uint32_t assets_disabled = 0;
  std::uint32_t batteries_destroyed = 0;
  std::int64_t lost_cost = 0;  // of batteries destroyed, millionths of the money unit
  std::uint32_t sensors_destroyed = 0;
  std::vector<std::uint8_t> events;  // [event]: 1 where it happened
};

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
