// A matching as it grows, and the prices of its channels.
#pragma once

#include <cstdint>

#include "workspace/best_edges.h"
#include "workspace/matching_edge.h"

namespace bulwark {

constexpr BidderId nobody(0xffffffffU);

/// No edge weighs more than the price of its battery's channels and the value of its threat together, and a pair of the
/// matching just as much; what is left idle or unmatched is free. So no other matching weighs more (linear programming
/// duality), and those that weigh as much use tight edges alone.
struct HeldThreats {
  IndexedBy<CandidateId, BidderId> holder;        // or `nobody`
  IndexedBy<CandidateId, MatchingWeight> weight;  // of its pair, where it has one
  IndexedBy<BidderId, MatchingWeight> price;      // of a channel, 0 or more
  IndexedBy<BidderId, std::uint32_t> idle;        // channels

  void give(CandidateId threat, BidderId battery, MatchingWeight pair) {
    holder[threat] = battery;
    weight[threat] = pair;
  }
  /// 0 or more.
  MatchingWeight value(CandidateId threat) const {
    return holder[threat] == nobody ? 0 : weight[threat] - price[holder[threat]];
  }
};

}  // namespace bulwark
