#include "base/units.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace bulwark {

namespace {
// The nautical mile is 1852 m and the knot one of them an hour (SI brochure, 9th edition, table 8).
constexpr std::array units{
    Unit{"m", Dimension::length, 1, 1},
    Unit{"km", Dimension::length, 1000, 1},
    Unit{"nmi", Dimension::length, 1852, 1},
    Unit{"m/s", Dimension::speed, 1, 1},
    Unit{"km/h", Dimension::speed, 1000, 3600},
    Unit{"kn", Dimension::speed, 1852, 3600},
    Unit{"s", Dimension::time, 1, 1},
    Unit{"ms", Dimension::time, 1, 1000},
    Unit{"min", Dimension::time, 60, 1},
    Unit{"h", Dimension::time, 3600, 1},
    Unit{"d", Dimension::time, 86400, 1},
    Unit{"m^2", Dimension::area, 1, 1},
    Unit{"deg", Dimension::angle, std::numbers::pi, 180},
    Unit{"rad", Dimension::angle, 1, 1},
    Unit{"W", Dimension::power, 1, 1},
    Unit{"kW", Dimension::power, 1e3, 1},
    Unit{"MW", Dimension::power, 1e6, 1},
    Unit{"GW", Dimension::power, 1e9, 1},
    Unit{"/s", Dimension::rate, 1, 1},
    Unit{"/min", Dimension::rate, 1, 60},
    Unit{"/h", Dimension::rate, 1, 3600},
    Unit{"/d", Dimension::rate, 1, 86400},
};
}  // namespace

std::span<const Unit> all_units() {
  return units;
}

const Unit* find_unit(std::string_view symbol) {
  const auto found = std::find_if(units.begin(), units.end(), [&](const Unit& unit) { return unit.symbol == symbol; });
  return found == units.end() ? nullptr : &*found;
}

std::vector<std::string> symbols_of(Dimension dimension) {
  std::vector<std::string> symbols;
  for (const Unit& unit : units) {
    if (unit.dimension == dimension) symbols.emplace_back(unit.symbol);
  }
  return symbols;
}

std::string_view name_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::length:
      return "a length";
    case Dimension::speed:
      return "a speed";
    case Dimension::time:
      return "a time";
    case Dimension::area:
      return "an area";
    case Dimension::angle:
      return "an angle";
    case Dimension::power:
      return "a power";
    case Dimension::rate:
      return "a rate";
  }
  return {};
}

double to_si(double value, const Unit& unit) {
  return value * unit.multiply / unit.divide;
}

}  // namespace bulwark
