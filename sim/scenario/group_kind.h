// What results are given for: threats, assets, systems, … Metrics and events name their groups by these.
#pragma once

#include <cstddef>
#include <cstdint>

namespace bulwark {

/// What a group is of. Threats: `all`, families, salvos, types and targets (metrics/groups.h).
enum class GroupKind : std::uint8_t { threats, whole, asset, system, bus, battery, sensor, event };

/// One group: its place among those of its kind; of threats a GroupId.
struct GroupRef {
  GroupKind kind = GroupKind::whole;
  std::size_t index = 0;
  friend bool operator==(const GroupRef&, const GroupRef&) = default;
};

/// Sets of group kinds.
constexpr unsigned bit_of(GroupKind kind) {
  return 1U << static_cast<unsigned>(kind);
}
constexpr unsigned by_threats = bit_of(GroupKind::threats);
constexpr unsigned by_whole = bit_of(GroupKind::whole);
constexpr unsigned by_asset = bit_of(GroupKind::asset);
constexpr unsigned by_system = bit_of(GroupKind::system);
constexpr unsigned by_bus = bit_of(GroupKind::bus);
constexpr unsigned by_battery = bit_of(GroupKind::battery);
constexpr unsigned by_sensor = bit_of(GroupKind::sensor);
constexpr unsigned by_event = bit_of(GroupKind::event);

}  // namespace bulwark
