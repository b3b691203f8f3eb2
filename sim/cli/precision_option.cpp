#include "cli/precision_option.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "base/input_error.h"
#include "output/text_table.h"
#include "tables/layout.h"

namespace bulwark {

std::vector<PrecisionTarget> parse_precisions(const std::vector<std::string>& texts, const Scenario& scenario) {
  std::vector<PrecisionTarget> targets;
  std::vector<InputError> errors;
  const auto refuse = [&](const std::string& message) { errors.push_back({"--precision", 0, 0, "", message}); };
  const auto is_given = [&](const MetricName& metric) {
    return std::any_of(targets.begin(), targets.end(), [&](const PrecisionTarget& t) { return t.metric == metric; });
  };
  for (const std::string& text : texts) {
    try {
      const PrecisionTarget target = parse_precision(text);
      Observer(scenario, make_layout(scenario), {target.metric});  // knows the scenario's groups
      if (is_given(target.metric)) refuse(target.metric.text() + " is given twice; expected it once");
      targets.push_back(target);
    } catch (const std::invalid_argument& fault) {
      refuse(fault.what());
    }
  }
  if (!errors.empty()) throw InputErrors(errors);
  return targets;
}

std::string precision_section(const PrecisionRecord& record, std::uint64_t trials) {
  TextTable table({fmt::format("Half-width of 95 %, {} trials", trials), "wanted", "here", ""});
  for (const PrecisionFigure& figure : record.figures) {
    const bool is_known = std::isfinite(figure.half_width);
    table.add({figure.target.metric.text(), fmt::format("{:.4g}", figure.target.half_width),
               is_known ? fmt::format("{:.4g}", figure.half_width) : "-",
               figure.half_width <= figure.target.half_width ? "reached" : "not reached"});
  }
  return table.text();
}

}  // namespace bulwark
