#include <array>

#include "format/sections.h"
#include "yaml/map_reader.h"
#include "yaml/positions.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array keys_of_asset{
    Key{"position", "a position, as [5 km, 12 km]"},
    Key{"value", "a number, at least 0"},
    Key{"capacity", "a power, as 800 MW"},
    Key{"hardness", "a number of effective hits"},
    Key{"kind", "a text, as substation"},
};

Asset read_asset(const Entry& entry) {
  const MapReader map(entry.value, keys_of_asset);
  Asset asset;
  asset.name = entry.name;
  map.require("position", asset.position_m, Position());
  map.read("value", asset.value, Number{not_negative, "a number", &sizes::value});
  map.read("capacity", asset.capacity_w, Quantity{Dimension::power, not_negative});
  map.read("hardness", asset.hardness, Whole{1});
  map.read("kind", asset.kind, Text());
  return asset;
}

}  // namespace

std::span<const Key> asset_keys() {
  return keys_of_asset;
}

std::vector<Entry> named_entries(const Value& section, const std::string& expected) {
  std::vector<Entry> entries = entries_of(section, expected);
  if (section.describes()) section.shape->pattern = name_pattern;
  for (const Entry& entry : entries) check_name(entry.name, entry.name_place, entry.value.path, *section.diagnostics);
  return entries;
}

void read_assets(const Value& section, Reading& reading) {
  for (const Entry& entry : named_entries(section, "assets by name, as plant: {position: [0 km, 0 km]}")) {
    reading.names.assets.add(entry.name);
    reading.scenario.assets.push_back(read_asset(entry));
  }
  if (!reading.scenario.assets.empty()) return;
  reading.names.assets.give_up();
  if (section.is(NodeKind::map)) section.error("no assets; expected at least one");
}

}  // namespace bulwark
