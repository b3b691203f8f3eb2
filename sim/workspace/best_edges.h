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
  std::uint32_t threat = 0;
};

/// Working memory: once it has grown, choosing allocates nothing.
class BestEdges {
 public:
  /// Takes the edges of batteries that have free channels; those worth 0 are no edges. O(edges + c² log c) at most.
  void choose(std::uint32_t threats, const std::vector<std::uint32_t>& capacity,
              const std::vector<MatchingEdge>& edges);

  /// Batteries that have any, in their order, and of the i-th its number, the channels that it could use, and its best
  /// edges, which weigh less and less.
  std::size_t batteries() const { return lists_.size(); }
  std::uint32_t battery(std::size_t i) const { return lists_[i].battery; }
  std::uint32_t channels(std::size_t i) const { return lists_[i].channels; }
  std::span<const WeighedEdge> of(std::size_t i) const {
    return {edges_.data() + lists_[i].begin, lists_[i].end - lists_[i].begin};
  }

 private:
  struct List {
    std::uint32_t battery = 0;
    std::uint32_t channels = 0;
    std::size_t begin = 0;  // in edges_
    std::size_t end = 0;
  };

  std::size_t lay_out(const std::vector<std::uint32_t>& capacity, const std::vector<MatchingEdge>& edges);
  void keep_best(List& list, std::size_t most);

  std::vector<std::uint32_t> edges_of_;  // [battery]
  std::vector<std::size_t> list_of_;     // [battery], where it has edges
  std::vector<List> lists_;
  std::vector<WeighedEdge> edges_;
};

}  // namespace bulwark
