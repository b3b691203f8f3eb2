#include "report/hypotheses_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/interval_text.h"
#include "report/text_table.h"

namespace bulwark {

namespace {

constexpr std::size_t most_lines = 40;

const char* verdict(const HypothesisTest& test) {
  if (std::isnan(test.p_holm)) return "no such metric in any trial";
  return test.is_supported() ? "supported" : "not supported";
}

}  // namespace

std::string hypotheses_report(const SweepPlan& plan, const std::vector<HypothesisTest>& tests) {
  const Study& study = plan.study();
  if (study.hypotheses.empty()) return "";
  TextTable table({"hypothesis", "point", "difference (95 %)", "p (Holm)", "verdict"});
  for (std::size_t i = 0; i < std::min(tests.size(), most_lines); ++i) {
    const HypothesisTest& test = tests[i];
    table.add({study.hypotheses[test.hypothesis].name, fmt::format("{}", test.point),
               difference_text(form_of(parse_metric(study.hypotheses[test.hypothesis].metric.text)),
                               test.difference.estimate.value, test.difference.interval),
               fmt::format("{:.2g}", test.p_holm), verdict(test)});
  }
  const auto supported =
      std::count_if(tests.begin(), tests.end(), [](const auto& test) { return test.is_supported(); });
  const std::string rest = tests.size() > most_lines
                               ? fmt::format("… and {} more in hypotheses.csv; {} of all {} are supported\n",
                                             tests.size() - most_lines, supported, tests.size())
                               : "";
  return "\n" + table.text() + rest + "\n";
}

}  // namespace bulwark
