#include "report/interval_text.h"

#include <fmt/format.h>

#include <cmath>

namespace bulwark {

namespace {

std::string with_interval_in(double value, const ConfidenceInterval& interval, double factor, const char* unit) {
  if (!std::isfinite(value)) return "-";
  // Adding 0 makes 0 of -0.
  std::string text = fmt::format("{:.4g}{}", factor * value + 0.0, unit);
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return text;
  return text + fmt::format(" ({:.4g} to {:.4g})", factor * interval.low + 0.0, factor * interval.high + 0.0);
}

}  // namespace

std::string percent(double share) {
  return std::isfinite(share) ? fmt::format("{:.1f} %", 100 * share) : "-";
}

std::string with_interval(double value, const ConfidenceInterval& interval) {
  return with_interval_in(value, interval, 1, "");
}

std::string figure_text(const MetricForm& form, double value, const ConfidenceInterval& interval) {
  return form.is_fraction() ? with_interval_in(value, interval, 100, " %") : with_interval(value, interval);
}

std::string difference_text(const MetricForm& form, double value, const ConfidenceInterval& interval) {
  return form.is_fraction() ? with_interval_in(value, interval, 100, " points") : with_interval(value, interval);
}

std::string level_text(const MetricForm& form, double value) {
  if (!std::isfinite(value)) return "-";
  return form.is_fraction() ? fmt::format("{:.4g} %", 100 * value) : fmt::format("{:.4g}", value);
}

}  // namespace bulwark
