// The units that a scenario may use, and their values in SI.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulwark {

enum class Dimension { length, speed, time, area, angle, power, rate };

/// One unit; a value in SI is value · multiply / divide, two exact numbers where one factor would round (km/h).
struct Unit {
  std::string_view symbol;
  Dimension dimension;
  double multiply;
  double divide;
};

/// All units, those of a dimension together, in the order in which messages offer them.
std::span<const Unit> all_units();

/// The unit of that symbol, null where there is none.
const Unit* find_unit(std::string_view symbol);

/// The symbols of a dimension's units.
std::vector<std::string> symbols_of(Dimension dimension);

/// "a length", "an area", …
std::string_view name_of(Dimension dimension);

double to_si(double value, const Unit& unit);

}  // namespace bulwark
