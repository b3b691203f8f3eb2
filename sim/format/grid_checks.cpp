#include "format/grid_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/phrase.h"
#include "scenario/is_uncertain.h"

namespace bulwark {

namespace {

/// Beyond, flows are further from the truth than served load may be (a ten-millionth of a demand).
constexpr double most_reactance_ratio = 1e8;

/// A key of the section, or of a thing in it; none where the file has no such key.
std::optional<Value> find_child(const Value& value, const std::string& key) {
  const Node* node = value.node->find(key);
  return node == nullptr ? std::nullopt : std::optional(value.child(key, *node));
}

bool is_reached(const Grid& grid, BusId bus) {
  return std::any_of(grid.lines.begin(), grid.lines.end(),
                     [&](const Line& line) { return line.from == bus || line.to == bus; });
}

bool has_generation(const Grid& grid, BusId bus) {
  return std::any_of(grid.generation.begin(), grid.generation.end(),
                     [&](const Generation& feed) { return feed.bus == bus; });
}

bool has_import(const Value& section, const Scenario& scenario, BusId bus) {
  const auto imports = find_child(section, "imports");
  return (imports && imports->node->find(scenario.grid->buses[bus].name) != nullptr) ||
         is_uncertain(scenario, UncertainField::import_power, bus.index());
}

bool has_demand(const Scenario& scenario, BusId bus) {
  return scenario.grid->buses[bus].demand_w > 0 || is_uncertain(scenario, UncertainField::demand, bus.index());
}

/// Whether what the section names could all be read: else nothing is said of what seems to be missing.
bool is_complete(const Value& section, const Grid& grid) {
  const auto size_of = [&](const std::string& key) {
    const auto part = find_child(section, key);
    return part ? part->node->members.size() : 0;
  };
  return size_of("lines") == grid.lines.size() && size_of("generation") == grid.generation.size();
}

/// A published network may have such a bus with generation alone (Garver 1970 has one), so that is no error.
void check_lonely_bus(const Value& section, const Scenario& scenario, BusId bus) {
  const Value buses = *find_child(section, "buses");
  const Member& member = buses.node->members[bus.index()];
  const std::string path = buses.child_path(member.key);
  if (!has_generation(*scenario.grid, bus) && !has_import(section, scenario, bus)) {
    buses.diagnostics->error(member.key_place, path,
                             "no line reaches this bus, and it has no generation or import; expected one of them");
  } else if (!has_demand(scenario, bus)) {
    buses.diagnostics->warning(member.key_place, path,
                               "no line reaches this bus and it has no demand, so what feeds it has no effect");
  }
}

/// Who is served, and what that is worth, counts by the share of a demand.
void warn_of_idle_keys(const Value& bus) {
  for (const char* key : {"people", "weight"}) {
    if (const auto value = find_child(bus, key)) value->warning("the bus has no demand, so this has no effect");
  }
}

void check_buses(const Value& section, const Value& buses, const Scenario& scenario) {
  const Grid& grid = *scenario.grid;
  const bool is_network = grid.buses.size() > 1 && is_complete(section, grid);
  bool is_idle = true;
  for (std::size_t b = 0; b < grid.buses.size(); ++b) {
    const BusId bus(b);
    if (is_network && !is_reached(grid, bus)) check_lonely_bus(section, scenario, bus);
    is_idle = is_idle && !has_demand(scenario, bus);
    if (has_demand(scenario, bus)) continue;
    if (const auto own = find_child(buses, grid.buses[bus].name)) warn_of_idle_keys(*own);
  }
  if (is_idle) buses.warning("no bus has a demand, so nothing can be unserved");
}

void check_reactances(const Value& section, const Grid& grid) {
  const auto lines = find_child(section, "lines");
  if (grid.flow != FlowModel::dc || grid.lines.empty() || !lines) return;
  const auto [least, greatest] = std::minmax_element(
      grid.lines.begin(), grid.lines.end(), [](const Line& a, const Line& b) { return a.reactance < b.reactance; });
  if (!(least->reactance > 0) || greatest->reactance <= most_reactance_ratio * least->reactance) return;
  const auto line = find_child(*lines, greatest->name);
  const auto reactance = line ? find_child(*line, "reactance") : std::nullopt;
  if (!reactance) return;
  reactance->error(
      fmt::format("{:.3g} times that of line {}; expected reactances of which none is more than {:g} times "
                  "another",
                  greatest->reactance / least->reactance, in_quotes(least->name), most_reactance_ratio));
}

}  // namespace

void check_grid(const Value& section, const Scenario& scenario) {
  const auto buses = find_child(section, "buses");
  if (!buses || scenario.grid->buses.empty()) return;
  check_buses(section, *buses, scenario);
  check_reactances(section, *scenario.grid);
}

}  // namespace bulwark
