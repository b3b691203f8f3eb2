#include "metrics/measure.h"

#include <algorithm>
#include <array>

namespace bulwark {

namespace {

using M = Measure;

constexpr std::array event_units{
    EventUnit{"%", M::share, 0.01},    EventUnit{"W", M::power, 1},      EventUnit{"kW", M::power, 1e3},
    EventUnit{"MW", M::power, 1e6},    EventUnit{"GW", M::power, 1e9},   EventUnit{"Wh", M::energy, 1},
    EventUnit{"kWh", M::energy, 1e3},  EventUnit{"MWh", M::energy, 1e6}, EventUnit{"GWh", M::energy, 1e9},
    EventUnit{"TWh", M::energy, 1e12}, EventUnit{"s", M::time, 1},       EventUnit{"min", M::time, 60},
    EventUnit{"h", M::time, 3600},     EventUnit{"d", M::time, 86'400},
};

}  // namespace

std::string_view name_of(Measure measure) {
  switch (measure) {
    case M::count:
      return "a count";
    case M::money:
      return "a cost";
    case M::share:
      return "a share";
    case M::power:
      return "a power";
    case M::energy:
      return "an energy";
    case M::time:
      return "a time";
    case M::person_hours:
      return "a number of person-hours";
    case M::ratio:
      return "a ratio";
  }
  return {};
}

const EventUnit* find_event_unit(std::string_view symbol) {
  const auto is_called = [&](const EventUnit& unit) { return unit.symbol == symbol; };
  const auto found = std::find_if(event_units.begin(), event_units.end(), is_called);
  return found == event_units.end() ? nullptr : &*found;
}

std::vector<std::string> event_unit_symbols() {
  std::vector<std::string> symbols;
  for (const EventUnit& unit : event_units) symbols.emplace_back(unit.symbol);
  return symbols;
}

}  // namespace bulwark
