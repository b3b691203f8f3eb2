#pragma once

#include <cmath>
#include <cstdint>

namespace bulwark {

/// An engageable pair and what it is worth: target value × pk. Threats count in rank order from 0.
struct MatchingEdge {
  std::uint32_t threat = 0;
  std::uint32_t battery = 0;
  double worth = 0;
};

/// Its worth in steps of 1e-9, in which sums that are equal on paper are equal.
inline std::int64_t worth_steps(const MatchingEdge& edge) {
  constexpr double steps = 1e9;
  return std::llround(edge.worth * steps);
}

}  // namespace bulwark
