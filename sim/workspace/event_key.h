// What happens in a raid, and in which order at one instant (model.md, end of section 6). The queue knows times and
// keys alone; this is what a key says.
#pragma once

#include <cstdint>
#include <stdexcept>

#include "base/id.h"

namespace bulwark {

/// In the order in which events of one instant are processed.
enum class EventKind : std::uint8_t { intercept, soft_kill, impact, release, end, reload, track, opening };

constexpr std::uint32_t max_threats = (1U << 22U) - 1;
constexpr std::uint32_t max_batteries = 1U << 16U;
constexpr std::uint32_t max_event_ordinal = (1U << 19U) - 1;

/// The event's place among those of its instant: 3 bits of kind, 22 of threat, 16 of battery, 19 of ordinal. Last come
/// 4 bits of note, which belong to the kind: no two events differ in them alone, so they take no part in the order.
struct EventKey {
  std::uint64_t bits = 0;

  EventKind kind() const { return static_cast<EventKind>(bits >> 61U); }
  ThreatId threat() const { return ThreatId(static_cast<std::uint32_t>(bits >> 39U) & 0x3fffffU); }
  BatteryId battery() const { return BatteryId(static_cast<std::uint32_t>(bits >> 23U) & 0xffffU); }
  std::uint32_t ordinal() const { return static_cast<std::uint32_t>(bits >> 4U) & 0x7ffffU; }
  std::uint32_t note() const { return static_cast<std::uint32_t>(bits) & 0xfU; }
  bool is_duty_change() const;

  friend constexpr bool operator==(const EventKey&, const EventKey&) = default;
};

constexpr EventKey event_key(EventKind kind, ThreatId threat, BatteryId battery = {}, std::uint32_t ordinal = 0,
                             std::uint32_t note = 0) {
  return {(static_cast<std::uint64_t>(kind) << 61U) | (static_cast<std::uint64_t>(threat.value) << 39U) |
          (static_cast<std::uint64_t>(battery.value) << 23U) | (static_cast<std::uint64_t>(ordinal) << 4U) | note};
}

/// A battery's duty begins or ends: after the openings of that instant, so as one of a threat that there never is.
constexpr EventKey duty_key(BatteryId battery, std::uint32_t change) {
  return event_key(EventKind::opening, ThreatId(max_threats), battery, change);
}
inline bool EventKey::is_duty_change() const {
  return bits >= duty_key({}, 0).bits;
}

/// Throws std::runtime_error for what no key has room for.
inline void check_ordinal(std::uint32_t ordinal) {
  if (ordinal > max_event_ordinal)
    throw std::runtime_error("more than 524,288 draws of one kind for one threat or battery");
}

}  // namespace bulwark
