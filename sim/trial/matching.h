// The matching behind `policy: assignment`: threats to free channels, with the contract's rules for equal optima.
#pragma once

#include <cstdint>
#include <vector>

namespace bulwark {

constexpr std::uint32_t unmatched = 0xffffffffU;

/// An engageable pair and what it is worth: target value × pk. Threats count in rank order from 0.
struct MatchingEdge {
  std::uint32_t threat = 0;
  std::uint32_t battery = 0;
  double worth = 0;
};

/// Each threat is matched at most once, each battery at most capacity[battery] times; edges worth 0 are never used.
/// Maximises the sum of worths; among optima the least sum of the threats' ranks (1, 2, …); then, threat by threat in
/// rank order, the lower battery index (unmatched last). Worths are compared after rounding to 1e-9, so that sums that
/// are equal on paper are equal here. Returns the battery of each threat, or `unmatched`.
///
/// Hungarian method with potentials (Kuhn 1955; Munkres 1957) on 128-bit integers; all optima are the perfect matchings
/// of its tight edges, among which the last rule picks by alternating paths. O(n³), n the larger side.
std::vector<std::uint32_t> match(std::uint32_t threats, const std::vector<std::uint32_t>& capacity,
                                 const std::vector<MatchingEdge>& edges);

}  // namespace bulwark
