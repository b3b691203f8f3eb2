// The most that generation, lines and loads let through, in whole units.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"
#include "scenario/grid.h"

namespace bulwark {

/// Maximum flow from a source through generation, lines (in either direction) and loads to a sink, by blocking flows on
/// shortest ways (Dinic 1970). The graph stays, capacities change: solving allocates nothing. Written out because a
/// state needs several on a graph of a hundred arcs, for each of which LEMON's preflow takes twice as long and
/// allocates (bench/grid_bench.cpp, `maximum_flow` and `lemon_maximum_flow`).
class MaximumFlow {
 public:
  explicit MaximumFlow(const Grid& grid);

  void set_supply(BusId bus, std::int64_t most) { set_capacity(supply_[bus], most, 0); }
  void set_load(BusId bus, std::int64_t most) { set_capacity(load_[bus], most, 0); }
  void set_limit(LineId line, std::int64_t most) { set_capacity(line_[line], most, most); }
  std::int64_t load(BusId bus) const { return capacity_[load_[bus]]; }

  /// The greatest flow; what follows is about it.
  std::int64_t maximise();
  std::int64_t served(BusId bus) const { return capacity_[load_[bus]] - arcs_[load_[bus]].left; }
  /// On the sink's side of a minimum cut: with its like it gets all that the network can bring to them.
  bool cut_off(BusId bus) const { return level_[bus.index()] == unreached; }

 private:
  static constexpr std::uint32_t unreached = 0xffffffffU;

  struct Arc {
    std::uint32_t to = 0;
    std::uint32_t back = 0;  // the arc the other way, which takes what this one gives
    std::int64_t left = 0;   // that can still flow
  };

  void set_capacity(std::uint32_t arc, std::int64_t forth, std::int64_t back) {
    capacity_[arc] = forth;
    capacity_[arcs_[arc].back] = back;
  }
  bool find_levels();
  std::int64_t push(std::uint32_t node, std::int64_t most);

  std::uint32_t source_ = 0;  // buses come first
  std::uint32_t sink_ = 0;
  std::vector<Arc> arcs_;               // by the node that they leave
  std::vector<std::uint32_t> begin_;    // of a node's arcs; one more at the end
  std::vector<std::int64_t> capacity_;  // by arc
  IndexedBy<BusId, std::uint32_t> supply_;
  IndexedBy<BusId, std::uint32_t> load_;
  IndexedBy<LineId, std::uint32_t> line_;
  std::vector<std::uint32_t> level_;  // by node: arcs from the source
  std::vector<std::uint32_t> next_;   // by node: arcs before it lead nowhere any more
  std::vector<std::uint32_t> queue_;
};

}  // namespace bulwark
