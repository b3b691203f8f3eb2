#include "report/sensitivity_report.h"

#include <fmt/format.h>

#include <cmath>

#include "report/interval_text.h"
#include "report/text_table.h"

namespace bulwark {

namespace {

/// What was done, so that nobody takes a second less for a second more.
std::string in_words(const RankedImprovement& value) {
  const std::string amount = fmt::format("{:g}", value.amount);
  const std::string& what = value.what;
  const std::string more = value.amount == 1 ? what : what + "s";
  std::string words = amount + " more " + more;
  if (what == "second of reaction") words = amount + " s less reaction";
  if (what == "second of warning") words = amount + " s more warning";
  if (what == "round a week") words = amount + " more rounds a week";
  if (what == "day between raids") words = amount + " more days between raids";
  return value.of.empty() ? words : words + ", " + value.of;
}

}  // namespace

std::string sensitivity_report(const MetricName& metric, const Ranking& ranking) {
  const MetricForm& form = form_of(metric);
  TextTable table({"with", "avoided (95 %)", "per unit"});
  for (const RankedImprovement& value : ranking.improvements) {
    const Difference& d = value.difference;
    const double per_unit = value.per_unit() * (form.is_fraction() ? 100 : 1);
    table.add({in_words(value), difference_text(form, -d.estimate.value, {-d.interval.high, -d.interval.low}),
               std::isfinite(per_unit) ? fmt::format("{:.3g}", per_unit) : "-"});
  }
  const Figure& figure = ranking.as_it_stands;
  return fmt::format("{} as it stands: {}\n\n{}", metric.text(),
                     figure_text(form, figure.estimate.value, figure.interval), table.text());
}

}  // namespace bulwark
