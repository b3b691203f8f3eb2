#pragma once

#include <cmath>
#include <cstdint>

#include "base/id.h"

namespace bulwark {

/// A threat of a matching: those that it is about, in rank order.
using CandidateId = Id<struct CandidateTag>;

/// An engageable pair and what it is worth: target value × pk.
struct MatchingEdge {
  CandidateId threat;
  BatteryId battery;
  double worth = 0;
};

/// Its worth in steps of 1e-9, in which sums that are equal on paper are equal.
inline std::int64_t worth_steps(const MatchingEdge& edge) {
  constexpr double steps = 1e9;
  return std::llround(edge.worth * steps);
}

/// One number for two rules, to be summed over a matching: any gain in worth outweighs all ranks together.
using MatchingWeight = __int128;

inline MatchingWeight weight_of(std::int64_t worth, CandidateId threat, std::uint32_t threats) {
  const MatchingWeight rank_scale = static_cast<MatchingWeight>(threats + 1) * (threats + 1);
  return worth * rank_scale - (MatchingWeight{threat.value} + 1);
}

}  // namespace bulwark
