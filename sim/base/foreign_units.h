// Units that people write and scenarios do not take, so that a message can offer the same quantity and not another one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/units.h"

namespace bulwark {

/// The measure in a unit that scenarios take, "8.047 km" for 5 miles; none where the unit is unknown or of another
/// dimension. Factors: SI brochure, 9th edition; the international mile and foot of 1959.
std::optional<std::string> in_known_unit(double value, std::string_view symbol, Dimension dimension);

}  // namespace bulwark
