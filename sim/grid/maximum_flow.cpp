#include "grid/maximum_flow.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace bulwark {

MaximumFlow::MaximumFlow(const Grid& grid) {
  const auto buses = static_cast<std::uint32_t>(grid.buses.size());
  source_ = buses;
  sink_ = buses + 1;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  for (std::uint32_t b = 0; b < buses; ++b) ends.emplace_back(source_, b);
  for (std::uint32_t b = 0; b < buses; ++b) ends.emplace_back(b, sink_);
  for (const Line& line : grid.lines) ends.emplace_back(line.from.value, line.to.value);
  begin_.assign(buses + 3, 0);
  for (const auto& [from, to] : ends) {
    ++begin_[from + 1];
    ++begin_[to + 1];
  }
  for (std::size_t node = 1; node < begin_.size(); ++node) begin_[node] += begin_[node - 1];
  arcs_.resize(2 * ends.size());
  capacity_.assign(arcs_.size(), 0);
  std::vector<std::uint32_t> place(begin_.begin(), begin_.end() - 1);
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const auto [from, to] = ends[i];
    const std::uint32_t forth = place[from]++;
    const std::uint32_t back = place[to]++;
    arcs_[forth] = {to, back, 0};
    arcs_[back] = {from, forth, 0};
    if (i < buses) {
      supply_.push_back(forth);
    } else if (i < 2 * static_cast<std::size_t>(buses)) {
      load_.push_back(forth);
    } else {
      line_.push_back(forth);
    }
  }
  level_.resize(buses + 2);
  next_.resize(buses + 2);
  queue_.reserve(buses + 2);
}

std::int64_t MaximumFlow::maximise() {
  for (std::size_t a = 0; a < arcs_.size(); ++a) arcs_[a].left = capacity_[a];
  std::int64_t flow = 0;
  while (find_levels()) {
    std::copy(begin_.begin(), begin_.end() - 1, next_.begin());
    flow += push(source_, std::numeric_limits<std::int64_t>::max());
  }
  return flow;
}

/// By breadth first search; false if the sink is out of reach.
bool MaximumFlow::find_levels() {
  std::fill(level_.begin(), level_.end(), unreached);
  level_[source_] = 0;
  queue_.assign(1, source_);
  for (std::size_t head = 0; head < queue_.size(); ++head) {
    const std::uint32_t node = queue_[head];
    for (std::uint32_t a = begin_[node]; a < begin_[node + 1]; ++a) {
      const Arc& arc = arcs_[a];
      if (arc.left == 0 || level_[arc.to] != unreached) continue;
      level_[arc.to] = level_[node] + 1;
      if (arc.to == sink_) return true;  // what is further away is on no shortest way
      queue_.push_back(arc.to);
    }
  }
  return false;
}

/// Sends up to `most` from the node on to the sink, level by level; returns what gets there.
std::int64_t MaximumFlow::push(std::uint32_t node, std::int64_t most) {
  if (node == sink_) return most;
  std::int64_t sent = 0;
  for (std::uint32_t& a = next_[node]; a < begin_[node + 1]; ++a) {
    Arc& arc = arcs_[a];
    if (arc.left == 0 || level_[arc.to] != level_[node] + 1) continue;
    const std::int64_t part = push(arc.to, std::min(most - sent, arc.left));
    arc.left -= part;
    arcs_[arc.back].left += part;
    sent += part;
    if (sent == most) return sent;
  }
  return sent;
}

}  // namespace bulwark
