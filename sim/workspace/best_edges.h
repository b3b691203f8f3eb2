// The pairs that a matching can use at all: where free channels are few, a handful among thousands.
//
// Let c be the number of free channels. A battery is never matched with a threat that is not among its c best edges,
// the best being those of the highest worth and, among equals, of the lowest rank. For say that it were matched with
// such a threat t. The matching has at most c pairs, t's among them, so at most c - 1 of the battery's c best threats
// are matched, and some s of them is not. With s in place of t the sum of worths is higher; or it is the same and the
// sum of ranks is lower. Either way the matching was no optimum of the first two rules (matching.h), so the third,
// which chooses among those, has no say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "workspace/matching_edge.h"

namespace bulwark {

struct WeighedEdge {
  MatchingWeight weight = 0;
  CandidateId threat;
};

/// A battery that has edges: those that bid for threats, in the order of batteries.
using BidderId = Id<struct BidderTag>;

/// Working memory: once it has grown, choosing allocates nothing.
class BestEdges {
 public:
  /// Takes the edges of batteries that have free channels; those worth 0 are no edges. O(edges + c² log c) at most.
  void choose(std::uint32_t threats, const IndexedBy<BatteryId, std::uint32_t>& capacity,
              const std::vector<MatchingEdge>& edges);

  /// Of each bidder the battery that it is, the channels that it could use, and its best edges, which weigh less and
  /// less.
  IdRange<BidderId> bidders() const { return lists_.ids(); }
  BatteryId battery(BidderId i) const { return lists_[i].battery; }
  std::uint32_t channels(BidderId i) const { return lists_[i].channels; }
  std::span<const WeighedEdge> of(BidderId i) const {
    return {edges_.data() + lists_[i].begin, lists_[i].end - lists_[i].begin};
  }

 private:
  struct List {
    BatteryId battery;
    std::uint32_t channels = 0;
    std::size_t begin = 0;  // in edges_
    std::size_t end = 0;
  };

  std::size_t lay_out(const IndexedBy<BatteryId, std::uint32_t>& capacity, const std::vector<MatchingEdge>& edges);
  void keep_best(List& list, std::size_t most);

  IndexedBy<BatteryId, std::uint32_t> edges_of_;
  IndexedBy<BatteryId, BidderId> bidder_of_;  // where it has edges
  IndexedBy<BidderId, List> lists_;
  std::vector<WeighedEdge> edges_;
};

}  // namespace bulwark
