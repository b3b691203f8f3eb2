// The matching behind `policy: assignment`: threats to free channels, with the contract's rules for equal optima.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/stop.h"
#include "workspace/best_edges.h"
#include "workspace/equal_matchings.h"
#include "workspace/held_threats.h"

namespace bulwark {

constexpr BatteryId unmatched(0xffffffffU);

/// Each threat is matched at most once, each battery at most capacity[battery] times; edges worth 0 are never used.
/// Maximises the sum of worths; among optima the least sum of the threats' ranks (1, 2, …); then, threat by threat in
/// rank order, the lower battery index (unmatched last). Worths are compared after rounding to 1e-9, so that sums that
/// are equal on paper are equal here.
///
/// Channel after channel is added to an optimum of those before it by a shortest path (successive shortest paths with
/// potentials: Edmonds and Karp 1972; Tomizawa 1971), over batteries alone, for channels of one battery are alike:
/// O(edges) to find the best of each battery (best_edges.h), then O(batteries · channels) a channel at most. The last
/// rule: equal_matchings.h. The object is working memory: once it has grown, solving allocates nothing.
class Matcher {
 public:
  /// The battery of each threat, or `unmatched`; valid until the next call. Throws Stopped soon after the flag turns
  /// true.
  const IndexedBy<CandidateId, BatteryId>& match(std::uint32_t threats,
                                                 const IndexedBy<BatteryId, std::uint32_t>& capacity,
                                                 const std::vector<MatchingEdge>& edges, StopFlag stop = nullptr);

 private:
  /// Where a path ends, or how it came to a battery: one that takes a threat from there, or leaves a channel idle.
  struct Step {
    MatchingWeight distance = 0;
    BidderId battery;
    WeighedEdge edge;
    bool is_idle = false;
  };

  void begin(std::uint32_t threats);
  void ask_price(BidderId battery);
  void add_channel(BidderId battery);
  void look_from(BidderId battery, Step& end);
  std::optional<BidderId> nearest() const;
  void lower_prices(MatchingWeight distance);
  void follow(Step step, BidderId from);

  BestEdges best_;
  HeldThreats held_;
  EqualMatchings equals_;
  IndexedBy<BidderId, Step> arrival_;  // by the shortest path so far
  IndexedBy<BidderId, char> is_done_;  // that path is the shortest
  IndexedBy<CandidateId, BatteryId> result_;
};

/// A single matching.
inline IndexedBy<CandidateId, BatteryId> match(std::uint32_t threats,
                                               const IndexedBy<BatteryId, std::uint32_t>& capacity,
                                               const std::vector<MatchingEdge>& edges) {
  return Matcher().match(threats, capacity, edges);
}

}  // namespace bulwark
