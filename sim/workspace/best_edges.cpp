#include "workspace/best_edges.h"

#include <algorithm>

namespace bulwark {

/// Returns the number of channels that could be used.
std::size_t BestEdges::lay_out(const IndexedBy<BatteryId, std::uint32_t>& capacity,
                               const std::vector<MatchingEdge>& edges) {
  edges_of_.assign(capacity.size(), 0);
  for (const MatchingEdge& edge : edges) {
    if (capacity[edge.battery] > 0 && worth_steps(edge) > 0) ++edges_of_[edge.battery];
  }
  bidder_of_.resize(capacity.size());
  lists_.clear();
  std::size_t begin = 0;
  std::size_t channels = 0;
  for (const BatteryId b : capacity.ids()) {
    if (edges_of_[b] == 0) continue;
    bidder_of_[b] = lists_.push_back({b, std::min(capacity[b], edges_of_[b]), begin, begin});
    channels += lists_.back().channels;
    begin += edges_of_[b];
  }
  edges_.resize(begin);
  return channels;
}

void BestEdges::keep_best(List& list, std::size_t most) {
  const auto is_better = [](const WeighedEdge& a, const WeighedEdge& b) { return a.weight > b.weight; };
  const auto first = edges_.begin() + static_cast<std::ptrdiff_t>(list.begin);
  if (list.end - list.begin > most) {
    std::nth_element(first, first + static_cast<std::ptrdiff_t>(most),
                     edges_.begin() + static_cast<std::ptrdiff_t>(list.end), is_better);
    list.end = list.begin + most;
  }
  std::sort(first, edges_.begin() + static_cast<std::ptrdiff_t>(list.end), is_better);
}

void BestEdges::choose(std::uint32_t threats, const IndexedBy<BatteryId, std::uint32_t>& capacity,
                       const std::vector<MatchingEdge>& edges) {
  const std::size_t channels = lay_out(capacity, edges);
  for (const MatchingEdge& edge : edges) {
    const std::int64_t worth = worth_steps(edge);
    if (capacity[edge.battery] == 0 || worth <= 0) continue;
    edges_[lists_[bidder_of_[edge.battery]].end++] = {weight_of(worth, edge.threat, threats), edge.threat};
  }
  for (List& list : lists_) keep_best(list, channels);
}

}  // namespace bulwark
