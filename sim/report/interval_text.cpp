#include "report/interval_text.h"

#include <fmt/format.h>

#include <cmath>

namespace bulwark {

std::string with_interval(double value, const ConfidenceInterval& interval) {
  if (!std::isfinite(value)) return "-";
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return fmt::format("{:.4g}", value);
  // Adding 0 makes 0 of -0.
  return fmt::format("{:.4g} ({:.4g} to {:.4g})", value + 0.0, interval.low + 0.0, interval.high + 0.0);
}

}  // namespace bulwark
