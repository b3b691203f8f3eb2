// Buses that closed lines join: each island balances on its own.
#pragma once

#include <span>
#include <vector>

#include "grid/network.h"

namespace bulwark {

/// The buses of each island, island after island; those of one in rising order, islands by their first bus.
struct Islands {
  std::vector<BusId> buses;
  std::vector<std::size_t> begin;  // of island k in `buses`; one more at the end
  IndexedBy<BusId, std::size_t> island_of;

  std::size_t size() const { return begin.size() - 1; }
  std::span<const BusId> buses_of(std::size_t island) const {
    return std::span(buses).subspan(begin[island], begin[island + 1] - begin[island]);
  }
};

/// Joined by lines with a limit > 0. Reuses the memory of `islands`.
void find_islands(const Grid& grid, const IndexedBy<LineId, double>& limit_w, Islands& islands);

/// Of the undamaged grid.
Islands islands_of(const Grid& grid);

}  // namespace bulwark
