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
#include <utility>
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
  /// How a place was reached: `from` takes the threat (or, without one, an idle channel) away from it.
  struct Arrival {
    std::size_t from = 0;
    WeighedEdge edge;
    bool is_idle = false;
  };
  /// Of a threat and a battery.
  struct TightEdge {
    WeighedEdge edge;
    std::uint32_t battery = 0;
  };
  using Tight = std::vector<TightEdge>::const_iterator;

  void find_tight_edges();
  void settle(Tight first, Tight last);
  bool could_take(std::uint32_t battery, std::uint32_t threat) const;
  void reach_from(std::size_t start, std::uint32_t moving);
  void reach(std::size_t place, const Arrival& arrival);
  void leave_battery(std::size_t battery, std::uint32_t moving);
  void leave_pool(std::uint32_t moving);
  void turn(const TightEdge& wanted, std::size_t start);

  std::size_t pool() const { return best_->batteries(); }
  std::size_t place_of(std::uint32_t threat) const {
    return held_->holder[threat] == unmatched ? pool() : held_->holder[threat];
  }

  const BestEdges* best_ = nullptr;
  HeldThreats* held_ = nullptr;
  std::vector<TightEdge> by_battery_;
  std::vector<std::size_t> end_of_;   // [battery]: of its part of by_battery_
  std::vector<TightEdge> by_threat_;  // in rank order, then by battery
  std::vector<std::uint32_t> loose_;  // [battery]: channels whose threat is not settled
  std::vector<char> is_settled_;      // [threat]
  std::vector<Arrival> arrival_;      // [place]
  std::vector<char> is_reached_;      // [place]
  std::vector<std::size_t> reached_;  // places, in the order in which they were
};

}  // namespace bulwark
