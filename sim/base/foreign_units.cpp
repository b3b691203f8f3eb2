#include "base/foreign_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace bulwark {

namespace {

struct ForeignUnit {
  std::string_view symbol;
  std::string_view known;  // the unit that is offered
  double factor;           // of its value in that one
};

constexpr std::array foreign_units{
    ForeignUnit{"mm", "m", 1e-3},
    ForeignUnit{"cm", "m", 1e-2},
    ForeignUnit{"meter", "m", 1},
    ForeignUnit{"meters", "m", 1},
    ForeignUnit{"metre", "m", 1},
    ForeignUnit{"metres", "m", 1},
    ForeignUnit{"ft", "m", 0.3048},
    ForeignUnit{"feet", "m", 0.3048},
    ForeignUnit{"yd", "m", 0.9144},
    ForeignUnit{"mi", "km", 1.609344},
    ForeignUnit{"mile", "km", 1.609344},
    ForeignUnit{"miles", "km", 1.609344},
    ForeignUnit{"kilometers", "km", 1},
    ForeignUnit{"kilometres", "km", 1},
    ForeignUnit{"nm", "nmi", 1},
    ForeignUnit{"NM", "nmi", 1},
    ForeignUnit{"km/s", "m/s", 1000},
    ForeignUnit{"kph", "km/h", 1},
    ForeignUnit{"kmh", "km/h", 1},
    ForeignUnit{"mph", "km/h", 1.609344},
    ForeignUnit{"mps", "m/s", 1},
    ForeignUnit{"ft/s", "m/s", 0.3048},
    ForeignUnit{"kt", "kn", 1},
    ForeignUnit{"kts", "kn", 1},
    ForeignUnit{"knot", "kn", 1},
    ForeignUnit{"knots", "kn", 1},
    ForeignUnit{"us", "ms", 1e-3},
    ForeignUnit{"sec", "s", 1},
    ForeignUnit{"secs", "s", 1},
    ForeignUnit{"second", "s", 1},
    ForeignUnit{"seconds", "s", 1},
    ForeignUnit{"mins", "min", 1},
    ForeignUnit{"minute", "min", 1},
    ForeignUnit{"minutes", "min", 1},
    ForeignUnit{"hr", "h", 1},
    ForeignUnit{"hrs", "h", 1},
    ForeignUnit{"hour", "h", 1},
    ForeignUnit{"hours", "h", 1},
    ForeignUnit{"day", "d", 1},
    ForeignUnit{"days", "d", 1},
    ForeignUnit{"w", "d", 7},
    ForeignUnit{"week", "d", 7},
    ForeignUnit{"weeks", "d", 7},
    ForeignUnit{"m2", "m^2", 1},
    ForeignUnit{"m²", "m^2", 1},
    ForeignUnit{"sqm", "m^2", 1},
    ForeignUnit{"cm^2", "m^2", 1e-4},
    ForeignUnit{"km^2", "m^2", 1e6},
    ForeignUnit{"°", "deg", 1},
    ForeignUnit{"degree", "deg", 1},
    ForeignUnit{"degrees", "deg", 1},
    ForeignUnit{"mrad", "rad", 1e-3},
    ForeignUnit{"TW", "GW", 1e3},
    ForeignUnit{"/week", "/d", 1.0 / 7},
    ForeignUnit{"/day", "/d", 1},
    ForeignUnit{"/hour", "/h", 1},
    ForeignUnit{"/minute", "/min", 1},
    ForeignUnit{"Hz", "/s", 1},
};

}  // namespace

std::optional<std::string> in_known_unit(double value, std::string_view symbol, Dimension dimension) {
  const auto found = std::find_if(foreign_units.begin(), foreign_units.end(),
                                  [&](const ForeignUnit& unit) { return unit.symbol == symbol; });
  if (found == foreign_units.end()) return std::nullopt;
  if (find_unit(found->known)->dimension != dimension) return std::nullopt;
  return fmt::format("{:.4g} {}", value * found->factor, found->known);
}

}  // namespace bulwark
