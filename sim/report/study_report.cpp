#include "report/study_report.h"

#include <fmt/format.h>

#include "report/text_table.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

const char* name_of(DesignKind kind) {
  switch (kind) {
    case DesignKind::grid:
      return "a grid";
    case DesignKind::list:
      return "a list";
    case DesignKind::latin_hypercube:
      return "a latin hypercube";
    case DesignKind::sobol:
      return "a Sobol' sequence";
  }
  return "";
}

std::string levels_of(const Factor& factor) {
  if (factor.range)
    return fmt::format("{:g} to {}", factor.range->from, with_unit(fmt::format("{:g}", factor.range->to), factor.unit));
  const std::string& first = factor.levels.front().label;
  const std::string& last = factor.levels.back().label;
  if (factor.levels.size() == 1) return with_unit(first, factor.unit);
  const char* between = factor.levels.size() == 2 ? ", " : ", …, ";
  return fmt::format("{} levels: {}{}{}", factor.levels.size(), first, between, with_unit(last, factor.unit));
}

}  // namespace

std::string study_report(const SweepPlan& plan) {
  const Study& study = plan.study();
  std::string text =
      fmt::format("{}: {} of {} points of {}, {}{} trials each, {} {}\n\n", study.name, name_of(study.design),
                  plan.points(), study.scenario.file(), plan.has_precision() ? "up to " : "", plan.trials(),
                  study.replicates, study.replicates == 1 ? "replicate" : "replicates");
  TextTable factors = TextTable::with_long_names({"factor", "paths", "levels"});
  for (const Factor& factor : study.factors) {
    factors.add({factor.name, fmt::format("{}", fmt::join(factor.paths, ", ")), levels_of(factor)});
  }
  text += factors.text();
  if (study.hypotheses.empty()) return text;
  text += fmt::format("\nHypotheses: {}\n", study.hypotheses.size());
  return text;
}

}  // namespace bulwark
