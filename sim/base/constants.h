// Numbers that many rooms need by one name.
#pragma once

#include <limits>

namespace bulwark {

/// The time of what does not happen, s.
inline constexpr double never_s = std::numeric_limits<double>::infinity();
/// The value of a figure that does not exist (a mean of nothing); an empty cell of a table.
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double seconds_per_hour = 3600;
inline constexpr double seconds_per_day = 86400;
inline constexpr double microseconds_per_second = 1e6;

}  // namespace bulwark
