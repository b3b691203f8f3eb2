// What an event may speak of: the metrics by their names, of the groups that they have, and whether an asset, battery
// or sensor is disabled, empty or destroyed. tests/tally holds that they agree with the list of metrics.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/group_kind.h"
#include "scenario/scenario.h"

namespace bulwark {

/// What may be added and compared.
enum class EventMeasure { count, money, share, power, energy, time, person_hours };

struct EventQuantity {
  std::string_view name;
  std::string_view metric;  // its name in the list of metrics
  EventMeasure measure = EventMeasure::count;
  std::string_view unit;      // of its values, and of a number beside it that has none; empty: plain numbers
  unsigned groups = 0;        // kinds of group that have it
  bool is_condition = false;  // 1 or 0, and may stand alone
  std::string_view needs;     // what a scenario without it lacks
  bool (*is_there)(const Scenario&) = nullptr;  // null: always

  bool is_of(GroupKind kind) const { return (groups & bit_of(kind)) != 0; }
  bool is_of_all() const { return is_of(GroupKind::threats) || is_of(GroupKind::whole); }
};

std::span<const EventQuantity> event_quantities();

/// Null where there is none.
const EventQuantity* find_event_quantity(std::string_view name);

/// "a count", "a power", …
std::string_view name_of(EventMeasure measure);

/// What a number with this unit measures: one of power, time or energy, or a percentage, in W, s, Wh and 1.
struct EventUnit {
  std::string_view symbol;
  EventMeasure measure;
  double factor;
};

/// Null where no event can use it.
const EventUnit* find_event_unit(std::string_view symbol);
std::vector<std::string> event_unit_symbols();

}  // namespace bulwark
