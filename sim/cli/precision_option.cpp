#include "cli/precision_option.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "base/input_error.h"
#include "output/text_table.h"

namespace bulwark {

std::vector<PrecisionTarget> parse_precisions(const std::vector<std::string>& texts, const Scenario& scenario) {
  std::vector<PrecisionTarget> targets;
  std::vector<InputError> errors;
  const auto complain = [&](const std::string& message) { errors.push_back({"--precision", 0, 0, "", message}); };
  const auto is_given = [&](const MetricName& metric) {
    return std::any_of(targets.begin(), targets.end(), [&](const PrecisionTarget& t) { return t.metric == metric; });
  };
  for (const std::string& text : texts) {
    try {
      const PrecisionTarget target = parse_precision(text);
      check_observable(scenario, {target.metric});
      if (is_given(target.metric)) complain(target.metric.text() + " is given twice; expected it once");
      targets.push_back(target);
    } catch (const std::invalid_argument& fault) {
      complain(fault.what());
    }
  }
  if (!errors.empty()) throw InputErrors(errors);
  return targets;
}

std::string precision_section(const PrecisionRecord& record, std::uint64_t trials) {
  TextTable table({fmt::format("95 % half-width, {} trials", trials), "mean", "wanted", "here", ""});
  for (const PrecisionFigure& figure : record.figures) {
    const auto number = [](double value) { return std::isfinite(value) ? fmt::format("{:.4g}", value) : "-"; };
    const char* verdict = figure.half_width <= figure.target.half_width ? "reached" : "not reached";
    table.add({figure.target.metric.text(), number(figure.value), number(figure.target.half_width),
               number(figure.half_width), fmt::format("{}{}", verdict, figure.is_controlled ? " *" : "")});
  }
  const bool any = std::any_of(record.figures.begin(), record.figures.end(),
                               [](const PrecisionFigure& figure) { return figure.is_controlled; });
  return table.text() + (any ? "* by control variates (controlled.csv)\n" : "");
}

}  // namespace bulwark
