#include "report/sobol_report.h"

#include <fmt/format.h>

#include <cmath>

#include "report/interval_text.h"
#include "report/text_table.h"
#include "results/sobol_table.h"

namespace bulwark {

namespace {

std::string in_words(const SobolIndex& index) {
  if (!index.interval) return std::isnan(index.value) ? "-" : fmt::format("{:.3g}", index.value);
  return with_interval(index.value, *index.interval);
}

/// Of the metric over the inputs.
std::string deviation_text(const SobolIndices& indices) {
  if (!indices.varies) return "0: it is the same in all trials at all points";
  if (std::isnan(indices.standard_deviation)) return "lost in the noise; more rows or --trials";
  return fmt::format("{:.4g}", indices.standard_deviation);
}

/// Bootstrap intervals of few rows are too narrow.
std::string rows_text(const SobolPlan& plan) {
  if (plan.rows >= enough_sobol_rows) return "";
  return fmt::format("{} rows: intervals of so few cover less than 95 %; {} rows or more are better\n", plan.rows,
                     enough_sobol_rows);
}

}  // namespace

std::string sobol_report(const std::vector<std::string>& names, const SobolPlan& plan, const SobolIndices& indices) {
  TextTable table({"input", "first order (95 %)", "total (95 %)"});
  for (const std::size_t i : ranked(indices)) {
    table.add({names[i], in_words(indices.first[i]), in_words(indices.total[i])});
  }
  return fmt::format(
      "{} over the inputs: mean {:.4g}, standard deviation {}\n\n"
      "{}\nfirst order: share of the variance that knowing this input alone would take away\n"
      "total: share that not knowing this input alone would leave\n{}",
      plan.metric.text(), indices.mean, deviation_text(indices), table.text(), rows_text(plan));
}

}  // namespace bulwark
