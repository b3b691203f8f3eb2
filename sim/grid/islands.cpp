#include "grid/islands.h"

#include <algorithm>

namespace bulwark {

namespace {

/// The lowest bus of the island so far; shortens the way for later calls.
std::size_t root_of(IndexedBy<BusId, std::size_t>& parent, std::size_t bus) {
  while (parent[BusId(bus)] != bus) {
    parent[BusId(bus)] = parent[BusId(parent[BusId(bus)])];
    bus = parent[BusId(bus)];
  }
  return bus;
}

}  // namespace

void find_islands(const Grid& grid, const IndexedBy<LineId, double>& limit_w, Islands& islands) {
  const std::size_t count = grid.buses.size();
  IndexedBy<BusId, std::size_t>& parent = islands.island_of;
  parent.assign(count, 0);
  for (std::size_t b = 0; b < count; ++b) parent[BusId(b)] = b;
  for (std::size_t l = 0; l < grid.lines.size(); ++l) {
    if (!(limit_w[LineId(l)] > 0)) continue;
    const Line& line = grid.lines[LineId(l)];
    const std::size_t from = root_of(parent, line.from.index());
    const std::size_t to = root_of(parent, line.to.index());
    parent[BusId(std::max(from, to))] = std::min(from, to);
  }
  for (std::size_t b = 0; b < count; ++b) parent[BusId(b)] = root_of(parent, b);
  islands.buses.clear();
  islands.begin.clear();
  for (std::size_t first = 0; first < count; ++first) {
    if (parent[BusId(first)] != first) continue;
    islands.begin.push_back(islands.buses.size());
    for (std::size_t b = first; b < count; ++b) {
      if (parent[BusId(b)] == first) islands.buses.push_back(BusId(b));
    }
  }
  islands.begin.push_back(islands.buses.size());
  for (std::size_t k = 0; k < islands.size(); ++k) {
    for (const BusId bus : islands.buses_of(k)) islands.island_of[bus] = k;
  }
}

Islands islands_of(const Grid& grid) {
  IndexedBy<LineId, double> limit_w;
  for (const Line& line : grid.lines) limit_w.push_back(line.capacity_w);
  Islands islands;
  find_islands(grid, limit_w, islands);
  return islands;
}

}  // namespace bulwark
