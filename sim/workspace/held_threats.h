// A matching as it grows, and the prices of its channels. Batteries count among those of BestEdges.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "workspace/matching_edge.h"

namespace bulwark {

constexpr std::uint32_t unmatched = 0xffffffffU;

/// No edge weighs more than the price of its battery's channels and the value of its threat together, and a pair of the
/// matching just as much; what is left idle or unmatched is free. So no other matching weighs more (linear programming
/// duality), and those that weigh as much use tight edges alone.
struct HeldThreats {
  std::vector<std::uint32_t> holder;   // [threat]: a battery, or `unmatched`
  std::vector<MatchingWeight> weight;  // [threat]: of its pair, where it has one
  std::vector<MatchingWeight> price;   // [battery]: of a channel, 0 or more
  std::vector<std::uint32_t> idle;     // [battery]: channels

  void give(std::uint32_t threat, std::uint32_t battery, MatchingWeight pair) {
    holder[threat] = battery;
    weight[threat] = pair;
  }
  /// 0 or more.
  MatchingWeight value(std::uint32_t threat) const {
    return holder[threat] == unmatched ? 0 : weight[threat] - price[holder[threat]];
  }
};

}  // namespace bulwark
