#include <array>

#include "base/constants.h"
#include "base/phrase.h"
#include "format/sections.h"
#include "format/steps.h"
#include "yaml/map_reader.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array keys_of_grid{
    Key{"flow", "transport or dc"},
    Key{"buses", "buses by name, as north: {demand: 900 MW}"},
    Key{"generation", "the bus that each asset feeds, as {plant: north}"},
    Key{"imports", "powers by bus, as {north: 300 MW}"},
    Key{"lines", "lines by name, as tie: {between: [north, centre], capacity: 700 MW}"},
    Key{"demand", "factors of demand, as {daily: [[0 h, 0.6], [6 h, 1]], clock: 20 h}"},
};
constexpr std::array bus_keys{
    Key{"demand", "a power, as 900 MW: the peak"},
    Key{"people", "a number, at least 0"},
    Key{"weight", "a number above 0"},
    Key{"through", "names of assets, as [substation]"},
};
constexpr std::array line_keys{
    Key{"between", "two buses, as [north, centre]"},
    Key{"capacity", "a power, as 700 MW"},
    Key{"reactance", "a number above 0, as flow: dc needs one"},
    Key{"through", "names of assets, as [substation]"},
};
constexpr std::array demand_keys{
    Key{"daily", "steps [[hour, factor], …], as [[0 h, 0.6], [6 h, 1]]"},
    Key{"seasonal", "steps [[from, factor], …], as [[0 d, 0.8], [40 d, 1]]"},
    Key{"clock", "the hour of the day at the beginning, as 20 h"},
};

const Choice<FlowModel> flows{{{"transport", FlowModel::transport}, {"dc", FlowModel::dc}}};

/// A grid in the making, and the names of its buses.
struct GridReading {
  Reading& reading;
  Grid& grid;
  NameTable buses{"bus"};
};

std::vector<AssetId> read_through(const MapReader& map, const Reading& reading) {
  std::vector<std::size_t> indices;
  const NameTable& assets = reading.names.assets;
  if (!map.read("through", indices, ListOf{assets, "names of assets, as [substation]"})) return {};
  for (const Value& item : items_of(*map.find("through"), "names of assets")) {
    const auto asset = assets.find(item.node->text);
    if (!asset || is_target(reading.scenario, AssetId(*asset))) continue;
    item.warning("no salvo targets asset " + in_quotes(item.node->text) + ", so this has no effect");
  }
  return {indices.begin(), indices.end()};
}

void read_buses(const Value& value, GridReading& in) {
  if (!value.is(NodeKind::map)) in.buses.give_up();
  const std::vector<Entry> entries = named_entries(value, "buses by name, as north: {demand: 900 MW}");
  if (value.is(NodeKind::map) && entries.empty()) value.error("no buses; expected at least one");
  for (const Entry& entry : entries) {
    const MapReader map(entry.value, bus_keys);
    Bus bus;
    bus.name = entry.name;
    map.read("demand", bus.demand_w, Quantity{Dimension::power, not_negative});
    map.read("people", bus.people, Number{not_negative, "a number", &sizes::people});
    map.read("weight", bus.weight, Number{positive, "a number", &sizes::value});
    bus.through = read_through(map, in.reading);
    in.buses.add(entry.name);
    in.grid.buses.push_back(std::move(bus));
  }
}

void read_generation(const Value& value, GridReading& in) {
  const NameTable& assets = in.reading.names.assets;
  for (const Entry& entry : entries_of(value, "the bus that each asset feeds, as {plant: north}")) {
    const auto asset = assets.resolve(entry.name, entry.name_place, entry.value.path, *value.diagnostics);
    const auto bus = in.buses.resolve(entry.value);
    if (!asset || !bus) continue;
    if (in.reading.scenario.assets[AssetId(*asset)].capacity_w <= 0) {
      value.diagnostics->warning(entry.name_place, entry.value.path,
                                 "asset " + in_quotes(entry.name) + " has no capacity, so this has no effect");
    }
    in.grid.generation.push_back({AssetId(*asset), BusId(*bus)});
  }
}

void read_imports(const Value& value, GridReading& in) {
  for (const Entry& entry : entries_of(value, "powers by bus, as {north: 300 MW}")) {
    const auto bus = in.buses.resolve(entry.name, entry.name_place, entry.value.path, *value.diagnostics);
    const auto power_w = Quantity{Dimension::power, not_negative}(entry.value);
    if (bus && power_w) in.grid.buses[BusId(*bus)].import_w = *power_w;
  }
}

/// False after a complaint.
bool read_ends(const Value& value, const NameTable& buses, Line& line) {
  const std::vector<Value> names = items_of(value, "two buses, as [north, centre]", 2);
  if (names.empty()) return false;
  const auto from = buses.resolve(names[0]);
  const auto to = buses.resolve(names[1]);
  if (!from || !to) return false;
  if (*from == *to) {
    value.error("a line between " + in_quotes(names[0].node->text) + " and itself; expected two buses");
    return false;
  }
  line.from = BusId(*from);
  line.to = BusId(*to);
  return true;
}

void read_reactance(const MapReader& map, FlowModel flow, Line& line) {
  if (flow == FlowModel::dc) {
    map.require("reactance", line.reactance, Number{positive, "a number", &sizes::value});
  } else if (map.read("reactance", line.reactance, Number{positive, "a number", &sizes::value})) {
    map.find("reactance")->warning("the flow is transport, so this has no effect");
  }
}

void read_lines(const Value& value, GridReading& in) {
  for (const Entry& entry : named_entries(value, "lines by name, as tie: {between: [north, centre], …}")) {
    const MapReader map(entry.value, line_keys);
    Line line;
    line.name = entry.name;
    const auto between = map.find("between", Presence::required);
    const bool has_ends = between && read_ends(*between, in.buses, line);
    if (map.require("capacity", line.capacity_w, Quantity{Dimension::power, not_negative}) && line.capacity_w == 0) {
      map.find("capacity")->warning("a line without capacity carries nothing");
    }
    read_reactance(map, in.grid.flow, line);
    line.through = read_through(map, in.reading);
    if (has_ends) in.grid.lines.push_back(std::move(line));
  }
}

std::vector<FactorStep> read_factors(const Value& value, const Steps& read) {
  std::vector<FactorStep> factors;
  for (const Step& step : read(value).value_or(std::vector<Step>())) factors.push_back({step.from_s, step.value});
  return factors;
}

/// An hour of the day.
struct Hour {
  std::optional<double> operator()(const Value& value) const {
    const auto time_s = Quantity{Dimension::time, not_negative}(value);
    if (!time_s || *time_s < seconds_per_day) return time_s;
    value.error(in_quotes(value.node->text) + " is no hour of the day; expected less than 24 h");
    return std::nullopt;
  }
};

void read_demand(const Value& value, GridReading& in) {
  const MapReader map(value, demand_keys);
  const Steps hours{.expected = "steps [[hour, factor], …], as [[0 h, 0.6], [6 h, 1]]",
                    .one = "a step [hour, factor], as [6 h, 1]",
                    .zero = "0 h",
                    .read_time = Hour(),
                    .read_value = Probability{"a factor"}};
  const Steps days{.expected = "steps [[from, factor], …], as [[0 d, 0.8], [40 d, 1]]",
                   .one = "a step [from, factor], as [40 d, 1]",
                   .zero = "0 d",
                   .read_time = Quantity{Dimension::time, not_negative},
                   .read_value = Probability{"a factor"},
                   .end_s = in.reading.scenario.campaign ? in.reading.scenario.campaign->duration_s : 0};
  if (const auto daily = map.find("daily")) in.grid.daily = read_factors(*daily, hours);
  if (const auto seasonal = map.find("seasonal")) in.grid.seasonal = read_factors(*seasonal, days);
  map.read("clock", in.grid.clock_s, Hour());
  if (map.has("clock") && !map.has("daily")) {
    map.find("clock")->warning("demand is the same at every hour, so this has no effect");
  }
  if (map.is_map() && !in.reading.scenario.campaign) {
    value.warning("without a campaign the grid is judged at its peak, so this has no effect");
  }
}

}  // namespace

std::span<const Key> grid_keys() {
  return keys_of_grid;
}

void read_grid(const Value& section, Reading& reading) {
  const MapReader map(section, keys_of_grid);
  if (!map.is_map()) return;
  Grid grid;
  GridReading in{reading, grid, NameTable("bus")};
  map.read("flow", grid.flow, flows);
  if (const auto buses = map.find("buses", Presence::required)) {
    read_buses(*buses, in);
  } else {
    in.buses.give_up();
  }
  if (const auto generation = map.find("generation")) read_generation(*generation, in);
  if (const auto imports = map.find("imports")) read_imports(*imports, in);
  if (const auto lines = map.find("lines")) read_lines(*lines, in);
  if (const auto demand = map.find("demand")) read_demand(*demand, in);
  reading.scenario.grid = std::move(grid);
}

}  // namespace bulwark
