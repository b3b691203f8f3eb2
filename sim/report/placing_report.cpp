#include "report/placing_report.h"

#include <fmt/format.h>

#include "report/interval_text.h"
#include "report/text_table.h"

namespace bulwark {

std::string placing_report(const std::vector<std::string>& names, const std::vector<Placing>& placings,
                           std::uint32_t trials) {
  const MetricForm leakers;
  MetricForm share;
  share.is_share = true;
  TextTable table({"", "leakers (95 %)", "bound", "gap (95 %)", "closes (95 %)"});
  bool has_others = false;
  for (std::size_t i = 0; i < placings.size(); ++i) {
    const Placing& at = placings[i];
    has_others = has_others || (i > 0 && !at.closed);
    table.add({names[i], figure_text(leakers, at.leakers.estimate.value, at.leakers.interval),
               level_text(leakers, at.bound.estimate.value),
               difference_text(leakers, at.gap.estimate.value, at.gap.interval),
               at.closed ? figure_text(share, at.closed->estimate.value, at.closed->interval) : "-"});
  }
  return fmt::format(
      "Between {} and the bound of all policies, {} trials\n{}closes: of the gap between the first and the bound, what "
      "this one does\n{}\n",
      names.front(), trials, table.text(),
      has_others ? "-: its bound is another: it differs in more than its policy, or the gap of the first may be none\n"
                 : "");
}

}  // namespace bulwark
