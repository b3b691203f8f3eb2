#include "format/fire_unit.h"
#include "format/sections.h"

namespace bulwark {

void read_systems(const Value& section, Reading& reading) {
  if (!section.is(NodeKind::map)) reading.names.systems.give_up();
  for (const Entry& entry : named_entries(section, "systems (kinds of battery) by name")) {
    System system;
    system.name = entry.name;
    read_fire_unit(MapReader(entry.value, fire_unit_keys()), Presence::required, reading.names, system.unit);
    reading.names.systems.add(entry.name);
    reading.scenario.systems.push_back(std::move(system));
  }
}

}  // namespace bulwark
