#include <algorithm>
#include <array>

#include "base/phrase.h"
#include "format/sections.h"
#include "yaml/map_reader.h"
#include "yaml/positions.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array keys_of_sensor{
    Key{"position", "a position, as [10 km, 10 km]"},
    Key{"mast", "a length, as 25 m"},
    Key{"max_range", "a length, as 250 km"},
    Key{"scan", "a time, as 10 s"},
    Key{"pd", "a probability, of detection a look"},
    Key{"radar", "a radar, as {range: 180 km, pd: 0.8, pfa: 1e-6}"},
    Key{"sees", "a list of families, as [drone, decoy]"},
    Key{"hardness", "a number of effective hits"},
    Key{"value", "a number, at least 0"},
};

constexpr std::array radar_keys{
    Key{"range", "a length, as 180 km, at which 1 m^2 is detected with pd"},
    Key{"pd", "a probability below 1"},
    Key{"pfa", "a probability above 0, as 1e-6"},
};

void read_radar(const Value& value, Sensor& sensor) {
  const MapReader map(value, radar_keys);
  Radar radar;
  map.require("range", radar.range_m, Quantity{Dimension::length, positive});
  const bool has_pd = map.require("pd", radar.pd, Probability());
  const bool has_pfa = map.require("pfa", radar.pfa, Probability());
  if (has_pd && has_pfa && !(0 < radar.pfa && radar.pfa < radar.pd && radar.pd < 1)) {
    value.error("pfa " + in_quotes(value.node->find("pfa")->text) + " and pd " +
                in_quotes(value.node->find("pd")->text) + " are out of order; expected 0 < pfa < pd < 1");
  }
  sensor.radar = radar;
}

void read_detection(const MapReader& map, Sensor& sensor) {
  map.require_either("pd", "radar", "pd: 0.4 or radar: {range: 180 km, pd: 0.8, pfa: 1e-6}");
  map.read("pd", sensor.pd, Probability());
  if (const auto radar = map.find("radar")) read_radar(*radar, sensor);
}

void read_sees(const MapReader& map, Sensor& sensor, const NameTable& families) {
  const auto value = map.find("sees");
  if (!value) return;
  sensor.sees.emplace();
  for (const Value& item : items_of(*value, "a list of families, as [drone, decoy]")) {
    const auto index = families.resolve(item);
    if (!index) continue;
    const FamilyId family(*index);
    if (std::find(sensor.sees->begin(), sensor.sees->end(), family) != sensor.sees->end()) {
      item.error("family " + in_quotes(item.node->text) + " is listed twice; expected once");
    } else {
      sensor.sees->push_back(family);
    }
  }
  if (value->is(NodeKind::list) && value->node->items.empty()) {
    value->error("sees no family; expected at least one, or no such key (all families)");
  }
}

Sensor read_sensor(const Entry& entry, const NameTable& families) {
  const MapReader map(entry.value, keys_of_sensor);
  Sensor sensor;
  sensor.name = entry.name;
  map.require("position", sensor.position_m, Position());
  map.read("mast", sensor.mast_m, Quantity{Dimension::length, not_negative});
  map.require("max_range", sensor.max_range_m, Quantity{Dimension::length, positive});
  map.require("scan", sensor.scan_s, Quantity{Dimension::time, positive, &sizes::scan});
  read_detection(map, sensor);
  read_sees(map, sensor, families);
  map.read("hardness", sensor.hardness, Whole{1});
  map.read("value", sensor.value, Number{not_negative, "a number", &sizes::value});
  return sensor;
}

}  // namespace

std::span<const Key> sensor_keys() {
  return keys_of_sensor;
}

void read_sensors(const Value& section, Reading& reading) {
  if (!section.is(NodeKind::map)) reading.names.sensors.give_up();
  for (const Entry& entry : named_entries(section, "sensors by name")) {
    reading.names.sensors.add(entry.name);
    reading.scenario.sensors.push_back(read_sensor(entry, reading.names.families));
  }
}

}  // namespace bulwark
