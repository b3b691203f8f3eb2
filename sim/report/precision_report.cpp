#include "report/precision_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/text_table.h"

namespace bulwark {

std::string precision_report(const PrecisionRecord& record, std::uint64_t trials) {
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
