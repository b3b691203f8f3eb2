#include "trial/contenders.h"

#include <algorithm>

namespace bulwark {

const std::vector<std::uint32_t>& Contenders::choose(std::uint32_t threats, std::size_t channels,
                                                     const std::vector<std::uint32_t>& edges_of,
                                                     const std::vector<MatchingEdge>& edges) {
  threats_.clear();
  if (threats <= channels) {
    for (std::uint32_t threat = 0; threat < threats; ++threat) threats_.push_back(threat);
    return threats_;
  }
  group_by_battery(edges_of, edges);
  is_contender_.assign(threats, 0);
  std::size_t begin = 0;
  for (const std::size_t end : end_) {
    mark_best(begin, end, channels);
    begin = end;
  }
  for (std::uint32_t threat = 0; threat < threats; ++threat) {
    if (is_contender_[threat]) threats_.push_back(threat);
  }
  return threats_;
}

void Contenders::group_by_battery(const std::vector<std::uint32_t>& edges_of, const std::vector<MatchingEdge>& edges) {
  end_.clear();
  std::size_t begin = 0;
  for (const std::uint32_t count : edges_of) {
    end_.push_back(begin);
    begin += count;
  }
  candidates_.resize(edges.size());
  for (const MatchingEdge& edge : edges) candidates_[end_[edge.battery]++] = {worth_steps(edge), edge.threat};
}

void Contenders::mark_best(std::size_t begin, std::size_t end, std::size_t channels) {
  const auto first = candidates_.begin() + static_cast<std::ptrdiff_t>(begin);
  auto last = candidates_.begin() + static_cast<std::ptrdiff_t>(end);
  if (end - begin > channels) {
    const auto best = first + static_cast<std::ptrdiff_t>(channels);
    std::nth_element(first, best, last, [](const Candidate& a, const Candidate& b) {
      return a.worth != b.worth ? a.worth > b.worth : a.threat < b.threat;
    });
    last = best;
  }
  std::for_each(first, last, [this](const Candidate& candidate) { is_contender_[candidate.threat] = 1; });
}

}  // namespace bulwark
