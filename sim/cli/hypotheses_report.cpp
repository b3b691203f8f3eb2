#include "cli/hypotheses_report.h"

#include <fmt/format.h>

#include "cli/sampling_options.h"
#include "output/text_table.h"

namespace bulwark {

std::string hypotheses_report(const SweepPlan& plan, const std::vector<HypothesisTest>& tests) {
  const Study& study = plan.study();
  if (study.hypotheses.empty()) return "";
  TextTable table({"hypothesis", "point", "difference (95 %)", "p (Holm)", "verdict"});
  for (const HypothesisTest& test : tests) {
    table.add({study.hypotheses[test.hypothesis].name, fmt::format("{}", test.point),
               with_interval(test.difference.estimate.value, test.difference.interval),
               fmt::format("{:.2g}", test.p_holm), test.is_supported() ? "supported" : "not supported"});
  }
  return "\n" + table.text() + "\n";
}

}  // namespace bulwark
