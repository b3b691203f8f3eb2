#include "report/precision_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/interval_text.h"
#include "report/text_table.h"

namespace bulwark {

std::string precision_report(const PrecisionRecord& record, std::uint64_t trials) {
  TextTable table({fmt::format("95 % half-width, {} trials", trials), "mean", "wanted", "here", ""});
  for (const PrecisionFigure& figure : record.figures) {
    const MetricForm& form = form_of(figure.target.metric);
    const auto number = [&form](double value) { return level_text(form, value); };
    const char* verdict = figure.half_width <= figure.target.half_width ? "reached" : "not reached";
    table.add({figure.target.metric.text(), number(figure.value), number(figure.target.half_width),
               number(figure.half_width), fmt::format("{}{}", verdict, figure.is_controlled ? " *" : "")});
  }
  const bool any = std::any_of(record.figures.begin(), record.figures.end(),
                               [](const PrecisionFigure& figure) { return figure.is_controlled; });
  return table.text() + (any ? "* by control variates (controlled.csv)\n" : "");
}

}  // namespace bulwark
