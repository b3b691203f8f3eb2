#include "tally/written_figure.h"

#include <fmt/format.h>

#include "base/input_error.h"
#include "base/phrase.h"
#include "yaml/written_measure.h"

namespace bulwark {

std::optional<std::string> figure_fault(const MetricName& metric, std::string_view text, FigureOf kind) {
  const std::optional<double> value = written_level(text);
  if (!value) return std::nullopt;
  const bool is_percentage = text.ends_with('%');
  const MetricForm& form = form_of(metric);
  if (is_percentage && !form.is_fraction() && !form.is_ratio) {
    return fmt::format("{} is no share, and {} means nothing of it; expected a number", metric.text(), in_quotes(text));
  }
  if (!form.is_fraction() || (*value >= 0 && *value <= 1)) return std::nullopt;
  const bool may_be_percent = !is_percentage && *value > 0 && *value <= 100;
  return fmt::format("{} lies between 0 and 1, and {} {}{}", metric.text(),
                     kind == FigureOf::level ? "is never" : "never differs by",
                     is_percentage ? text : fmt::format("{:g}", *value),
                     may_be_percent ? fmt::format("; did you mean {:g} %?", *value) : "");
}

void check_figure(const MetricName& metric, std::string_view text, FigureOf kind) {
  if (const auto fault = figure_fault(metric, text, kind)) refuse(*fault);
}

}  // namespace bulwark
