// What metrics and numbers measure: what may be added and compared in an event, and the units in which.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulwark {

/// A ratio is that of two costs, which has no value in a trial without costs: no event speaks of one.
enum class Measure { count, money, share, power, energy, time, person_hours, ratio };

/// "a count", "a power", …
std::string_view name_of(Measure measure);

/// What a number with this unit measures: one of power, time or energy, or a percentage, in W, s, Wh and 1.
struct EventUnit {
  std::string_view symbol;
  Measure measure;
  double factor;
};

/// Null where no event can use it.
const EventUnit* find_event_unit(std::string_view symbol);
std::vector<std::string> event_unit_symbols();

}  // namespace bulwark
