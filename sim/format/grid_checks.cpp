#include "format/grid_checks.h"

#include <algorithm>

namespace bulwark {

namespace {

bool is_reached(const Grid& grid, BusId bus) {
  return std::any_of(grid.lines.begin(), grid.lines.end(),
                     [&](const Line& line) { return line.from == bus || line.to == bus; });
}

bool has_generation(const Grid& grid, BusId bus) {
  return std::any_of(grid.generation.begin(), grid.generation.end(),
                     [&](const Generation& feed) { return feed.bus == bus; });
}

bool has_import(const MapReader& map, const Bus& bus) {
  const auto imports = map.find("imports");
  return imports && imports->node->find(bus.name) != nullptr;
}

/// Whether what the section names could all be read: else nothing is said of what seems to be missing.
bool is_complete(const MapReader& map, const Grid& grid) {
  const auto size_of = [&](std::string_view key) {
    const auto section = map.find(key);
    return section ? section->node->members.size() : 0;
  };
  return size_of("lines") == grid.lines.size() && size_of("generation") == grid.generation.size();
}

/// A published network may have such a bus with generation alone (Garver 1970 has one), so that is no error.
void check_lonely_bus(const MapReader& map, const Grid& grid, BusId bus) {
  const Value buses = *map.find("buses");
  const Member& member = buses.node->members[bus.index()];
  const std::string path = buses.child_path(member.key);
  if (!has_generation(grid, bus) && !has_import(map, grid.buses[bus])) {
    buses.diagnostics->error(member.key_place, path,
                             "no line reaches this bus, and it has no generation or import; expected one of them");
  } else if (grid.buses[bus].demand_w <= 0) {
    buses.diagnostics->warning(member.key_place, path,
                               "no line reaches this bus and it has no demand, so what feeds it has no effect");
  }
}

}  // namespace

void check_grid(const MapReader& map, const Grid& grid) {
  const auto buses = map.find("buses");
  if (!buses || map.describes() || grid.buses.empty()) return;
  const bool is_network = grid.buses.size() > 1 && is_complete(map, grid);
  for (std::size_t b = 0; is_network && b < grid.buses.size(); ++b) {
    if (!is_reached(grid, BusId(b))) check_lonely_bus(map, grid, BusId(b));
  }
  if (std::all_of(grid.buses.begin(), grid.buses.end(), [](const Bus& bus) { return bus.demand_w <= 0; })) {
    buses->warning("no bus has a demand, so nothing can be unserved");
  }
}

}  // namespace bulwark
