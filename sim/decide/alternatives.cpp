#include "decide/alternatives.h"

namespace bulwark {

namespace {

constexpr std::size_t most_ways = 8;

/// The nodes that `or` joins at the top, from left to right.
void add_ways(const std::vector<EventNode>& nodes, std::size_t node, std::vector<std::size_t>& ways) {
  if (nodes[node].kind != EventNode::Kind::disjunction) return ways.push_back(node);
  add_ways(nodes, nodes[node].left, ways);
  add_ways(nodes, nodes[node].right, ways);
}

}  // namespace

std::vector<RareEvent> alternatives_of(const Scenario& scenario, const RareEvent& event) {
  if (!event.asks_whether_it_happens()) return {event};
  const NamedEvent& named = scenario.events[slot_of(scenario, event.metric).group.index];
  std::vector<std::size_t> ways;
  add_ways(named.nodes, named.nodes.size() - 1, ways);
  if (ways.size() < 2 || ways.size() > most_ways) return {event};
  std::vector<RareEvent> alternatives;
  for (std::size_t k = 0; k < ways.size(); ++k) {
    alternatives.push_back(event);
    alternatives.back().ways.assign(ways.begin(), ways.begin() + static_cast<std::ptrdiff_t>(k + 1));
  }
  return alternatives;
}

}  // namespace bulwark
