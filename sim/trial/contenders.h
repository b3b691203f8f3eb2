// The threats that a matching can use at all: where free channels are few, a handful among thousands.
//
// Let c be the number of free channels. A battery is never matched with a threat that is not among its c best edges,
// the best being those of the highest worth and, among equals, of the lowest rank. For say that it were matched with
// such a threat t. The matching has at most c pairs, t's among them, so at most c - 1 of the battery's c best threats
// are matched, and some s of them is not. With s in place of t the sum of worths is higher; or it is the same and the
// sum of ranks is lower. Either way the matching was no optimum of the first two rules (matching.h), so the third,
// which chooses among those, has no say.
//
// All edges of a threat that is a contender for one battery are kept: more choice than needed does no harm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "trial/matching_edge.h"

namespace bulwark {

/// Working memory: once it has grown, choosing allocates nothing.
class Contenders {
 public:
  /// Of so many threats those that are among the `channels` best of some battery, in rank order; valid until the next
  /// call. `edges_of` counts the edges of each battery. O(edges).
  const std::vector<std::uint32_t>& choose(std::uint32_t threats, std::size_t channels,
                                           const std::vector<std::uint32_t>& edges_of,
                                           const std::vector<MatchingEdge>& edges);

 private:
  void group_by_battery(const std::vector<std::uint32_t>& edges_of, const std::vector<MatchingEdge>& edges);
  void mark_best(std::size_t begin, std::size_t end, std::size_t channels);

  struct Candidate {
    std::int64_t worth = 0;
    std::uint32_t threat = 0;
  };

  std::vector<std::size_t> end_;       // [battery]: of its candidates
  std::vector<Candidate> candidates_;  // by battery
  std::vector<char> is_contender_;     // [threat]
  std::vector<std::uint32_t> threats_;
};

}  // namespace bulwark
