// What can be wrong with a grid as a whole, once its parts have been read.
#pragma once

#include "scenario/grid.h"
#include "yaml/map_reader.h"

namespace bulwark {

/// Complains of a bus that no line reaches and that has no generation or import of its own for its demand, or nothing
/// at all; warns of one that has generation which no demand can use, and of a grid without demand. `map` is the section
/// that the grid was read from, bus by bus.
void check_grid(const MapReader& map, const Grid& grid);

}  // namespace bulwark
