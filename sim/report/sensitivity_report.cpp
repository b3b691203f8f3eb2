#include "report/sensitivity_report.h"

#include <fmt/format.h>

#include <cmath>

#include "report/interval_text.h"
#include "report/text_table.h"

namespace bulwark {

std::string sensitivity_report(const MetricName& metric, const Ranking& ranking) {
  TextTable table({"one step more of", "amount", "avoided (95 %)", "per unit"});
  for (const RankedImprovement& value : ranking.improvements) {
    const Difference& d = value.difference;
    const std::string of = value.of.empty() ? "" : ", " + value.of;
    table.add({value.what + of, fmt::format("{:g}", value.amount),
               with_interval(-d.estimate.value, {-d.interval.high, -d.interval.low}),
               std::isfinite(value.per_unit()) ? fmt::format("{:.3g}", value.per_unit()) : "-"});
  }
  const Figure& figure = ranking.as_it_stands;
  return fmt::format("{} as it stands: {}\n\n{}", metric.text(), with_interval(figure.estimate.value, figure.interval),
                     table.text());
}

}  // namespace bulwark
