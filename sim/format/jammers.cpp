#include <array>

#include "format/sections.h"
#include "yaml/map_reader.h"
#include "yaml/positions.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array keys_of_jammer{
    Key{"position", "a position, as [0 km, 0 km]"},
    Key{"radius", "a length, as 15 km"},
    Key{"rate", "rates by family, as {drone: 0.05 /min}"},
};

void read_rates(const Value& value, const NameTable& families, Jammer& jammer) {
  for (const Entry& entry : entries_of(value, "rates by family, as {drone: 0.05 /min}")) {
    const auto family = families.resolve(entry.name, entry.name_place, entry.value.path, *value.diagnostics);
    const auto rate_per_s = Quantity{Dimension::rate, not_negative}(entry.value);
    if (family && rate_per_s) jammer.rates.push_back({FamilyId(*family), *rate_per_s});
  }
}

}  // namespace

std::span<const Key> jammer_keys() {
  return keys_of_jammer;
}

void read_jammers(const Value& section, Reading& reading) {
  for (const Entry& entry : named_entries(section, "jammers by name")) {
    const MapReader map(entry.value, keys_of_jammer);
    Jammer jammer;
    jammer.name = entry.name;
    map.require("position", jammer.position_m, Position());
    map.require("radius", jammer.radius_m, Quantity{Dimension::length, positive});
    if (const auto rate = map.find("rate", Presence::required)) read_rates(*rate, reading.names.families, jammer);
    reading.names.jammers.add(entry.name);
    reading.scenario.jammers.push_back(std::move(jammer));
  }
}

}  // namespace bulwark
