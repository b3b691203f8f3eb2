// An estimate and its interval in words.
#pragma once

#include <string>

#include "metrics/metric_list.h"
#include "statistics/intervals.h"

namespace bulwark {

/// "12.3 %", `-` where there is none.
std::string percent(double share);

/// "0.123 (0.119 to 0.128)", to four significant digits; without the interval where there is none, `-` without a value.
std::string with_interval(double value, const ConfidenceInterval& interval);

/// The same of a metric: what lies between 0 and 1 in percent, "12.3 % (11.9 to 12.8)".
std::string figure_text(const MetricForm& form, double value, const ConfidenceInterval& interval);

/// The same of a difference of two such figures: of fractions in percentage points, "1.2 points (0.8 to 1.6)", which
/// are not percent of anything.
std::string difference_text(const MetricForm& form, double value, const ConfidenceInterval& interval);

/// A value of a metric alone, to four significant digits: "30 %", "12.5".
std::string level_text(const MetricForm& form, double value);

}  // namespace bulwark
