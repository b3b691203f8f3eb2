// An estimate and its interval in words.
#pragma once

#include <string>

#include "statistics/intervals.h"

namespace bulwark {

/// "0.123 (0.119 to 0.128)", to four significant digits; without the interval where there is none, `-` without a value.
std::string with_interval(double value, const ConfidenceInterval& interval);

}  // namespace bulwark
