// Among matchings that weigh the same, the one that the contract wants: threat by threat in rank order, the lower
// battery index, unmatched last.
//
// Two such matchings differ by cycles. A battery that takes a threat loses another one, to a battery that loses one in
// turn, or to nobody; or it had a channel idle. What is idle and what is unmatched is one place more, the pool, so that
// every difference is a cycle over batteries and the pool along tight edges (held_threats.h). So a threat can go to a
// battery if and only if a path of such steps leads from where it is now to that battery.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/stop.h"
#include "workspace/best_edges.h"
#include "workspace/held_threats.h"

namespace bulwark {

/// Working memory: once it has grown, nothing is allocated.
class EqualMatchings {
 public:
  /// Changes an optimum to the one that is wanted. Throws Stopped. A search of O(tight edges) for each threat that has
  /// a tight edge to a lower battery with a channel that is not settled.
  void prefer_low_batteries(const BestEdges& best, HeldThreats& held, StopFlag stop);

 private:
  /// A battery, or the pool, which follows the last one.
  using Place = BidderId;
  /// How a place was reached: `from` takes the threat (or, without one, an idle channel) away from it.
  struct Arrival {
    Place from;
    WeighedEdge edge;
    bool is_idle = false;
  };
  /// Of a threat and a battery.
  struct TightEdge {
    WeighedEdge edge;
    BidderId battery;
  };
  using Tight = std::vector<TightEdge>::const_iterator;

  void find_tight_edges();
  void settle(Tight first, Tight last);
  bool could_take(BidderId battery, CandidateId threat) const;
  void reach_from(Place start, CandidateId moving);
  void reach(Place place, const Arrival& arrival);
  void leave_battery(BidderId battery, CandidateId moving);
  void leave_pool(CandidateId moving);
  void turn(const TightEdge& wanted, Place start);

  Place pool() const { return best_->bidders().last; }
  std::size_t places() const { return pool().index() + 1; }
  Place place_of(CandidateId threat) const { return held_->holder[threat] == nobody ? pool() : held_->holder[threat]; }
  /// The tight edges of a battery: a stretch of by_battery_.
  std::span<const TightEdge> tight_edges_of(BidderId battery) const {
    const std::size_t begin = battery.value == 0 ? 0 : end_of_[BidderId(battery.index() - 1)];
    return {by_battery_.data() + begin, end_of_[battery] - begin};
  }

  const BestEdges* best_ = nullptr;
  HeldThreats* held_ = nullptr;
  std::vector<TightEdge> by_battery_;
  IndexedBy<BidderId, std::size_t> end_of_;   // of its part of by_battery_
  std::vector<TightEdge> by_threat_;          // in rank order, then by battery
  IndexedBy<BidderId, std::uint32_t> loose_;  // channels whose threat is not settled
  IndexedBy<CandidateId, char> is_settled_;
  IndexedBy<Place, Arrival> arrival_;
  IndexedBy<Place, char> is_reached_;
  std::vector<Place> reached_;  // in the order in which they were
};

}  // namespace bulwark
